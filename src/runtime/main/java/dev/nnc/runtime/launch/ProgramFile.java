package dev.nnc.runtime.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file that starts a program, script and jar in one, where there is such a file. It gives Java
 * options that suit short commands, under which nothing is compiled well: no machine to train on.
 */
final class ProgramFile {
  private static final String PATH = "nnc.program";

  /** The file's options stand between these. */
  private static final String FIRST = "-D" + PATH + "=";

  private static final String LAST = "-Dnnc.program.options=end";

  private ProgramFile() {}

  /** The file that has started this machine. */
  static Optional<Path> path() {
    return Optional.ofNullable(System.getProperty(PATH)).map(Path::of);
  }

  /** Of the options that a machine was started with, those that the user gave. */
  static List<String> without(List<String> given) {
    List<String> users = new ArrayList<>();
    boolean isOurs = false;
    for (String option : given) {
      isOurs |= option.startsWith(FIRST);
      if (!isOurs) {
        users.add(option);
      }
      isOurs &= !option.equals(LAST);
    }
    return users;
  }
}
