package dev.nnc.runtime.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a Java machine is told to keep the classes it has loaded, and to find them ready next time:
 * in a file beside the program, which Java writes when the program ends, and anew when it no longer
 * fits. Where it cannot be written all works as without, and nothing is said.
 */
final class ClassData {
  /** The first Java machine that writes such a file by itself. */
  private static final int OLDEST = 19;

  /** With these the user says what becomes of class data, or what Java writes of it. */
  private static final String GIVEN = "-Xshare.*|-XX:.*(Archive|AOT).*|-Xlog.*";

  private ClassData() {}

  /** What to add to the options that the user gave, which count for more. */
  static List<String> besides(List<String> given, Optional<Path> program) {
    boolean isOurs = given.stream().noneMatch(option -> option.matches(GIVEN));
    if (program.isEmpty() || !isOurs || Runtime.version().feature() < OLDEST) {
      return List.of();
    }
    return List.of(
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + program.get() + "-train.jsa",
        "-Xlog:all=error");
  }
}
