package dev.nnc.compiler.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of the standard library, in the compiler's jar. */
public final class LibraryFiles {
  /** The scripts, in the order of the documentation. */
  public static final List<String> SCRIPTS =
      List.of(
          "functions",
          "trigonometry",
          "activations",
          "initializers",
          "random",
          "layers",
          "losses",
          "class_losses",
          "regularizers",
          "metrics",
          "optimizers",
          "stages",
          "full_batch",
          "schedules");

  private static final String FOLDER = "/dev/nnc/library/";

  private LibraryFiles() {}

  /** All scripts. */
  public static List<Source> sources() {
    return SCRIPTS.stream().map(LibraryFiles::source).toList();
  }

  /** One script. */
  public static Source source(String name) {
    return Source.library(name + ".nn", read(name + ".nn"));
  }

  /** The lines of a table beside the scripts. */
  public static List<String> lines(String table) {
    return read(table).lines().toList();
  }

  private static String read(String file) {
    try (InputStream in = LibraryFiles.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the compiler's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
