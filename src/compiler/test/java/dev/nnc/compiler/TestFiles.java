package dev.nnc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that tests read and compare with. */
public final class TestFiles {
  private static final boolean UPDATES = "update".equals(System.getProperty("golden"));

  private TestFiles() {}

  /** The scripts of a folder, by name. */
  public static List<Path> scripts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".nn")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text whose lines end as they do in this repository, whatever Git has made of it. */
  public static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless a file holds a text; with {@code -Dgolden=update} it does from now on. */
  public static void compare(Path file, String text) {
    if (UPDATES) {
      write(file, text);
    }
    assertThat(read(file)).as("%s", file).isEqualTo(text);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
