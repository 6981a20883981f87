package dev.nnc.cli.input;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Scripts that a command line names: files, and folders of them. */
public final class ScriptPaths {
  private ScriptPaths() {}

  /**
   * A file as it is; of a folder all scripts in it and below, in the order of their names.
   *
   * @throws UserException if the folder has none or cannot be read
   */
  public static List<Path> of(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> scripts =
          files
              .filter(file -> file.toString().endsWith(".nn"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (scripts.isEmpty()) {
        throw new UserException("there is no script in " + path, "scripts end with .nn");
      }
      return scripts;
    } catch (IOException | UncheckedIOException unreadable) {
      throw new UserException("the folder " + path + " cannot be read", "", unreadable);
    }
  }
}
