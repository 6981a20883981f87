package dev.nnc.runtime.launch;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.IoProblems;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a result is to be written: looked at before the work whose result it is. */
public final class Target {
  private Target() {}

  /**
   * Sees that a file can be written, as far as that can be known without making folders for it.
   *
   * @throws UserException if not
   */
  public static void require(Path file) {
    require(file, "name another file");
  }

  /**
   * As {@link #require(Path)}, of a picture whose file the script names.
   *
   * @param caller whose words to speak in
   * @throws UserException as there
   */
  public static void requireInResults(Path file, Caller caller) {
    require(file, "name another folder with " + OptionName.RESULTS_FOLDER.of(caller));
  }

  /**
   * As {@link #require(Path)}.
   *
   * @param help what to do if not
   * @throws UserException as there
   */
  static void require(Path file, String help) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      String what = Files.isDirectory(file) ? "a folder" : "no plain file";
      throw new UserException(file + " cannot be written: it is " + what, help);
    }
    Path folder = folder(file);
    try {
      Files.delete(Files.createTempFile(folder, "nnc-", ".part"));
    } catch (IOException unusable) {
      throw new UserException(
          file + " cannot be written: " + why(folder, unusable), help, unusable);
    }
  }

  /** The nearest folder that is there, or what stands in the place of one. */
  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    while (folder != null && folder.getParent() != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("") : folder;
  }

  private static String why(Path folder, IOException unusable) {
    return Files.isDirectory(folder)
        ? "nothing can be written to " + folder + ": " + IoProblems.reason(unusable)
        : folder + " is no folder";
  }
}
