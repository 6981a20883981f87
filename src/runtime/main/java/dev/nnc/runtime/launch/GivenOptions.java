package dev.nnc.runtime.launch;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options that this Java machine was started with, without class path and program. */
final class GivenOptions {
  /** Variables with further options. */
  private static final List<String> VARIABLES =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

  private static final List<String> CLASS_PATH = List.of("-cp", "-classpath", "--class-path");

  /** One word each, and no name of a file with more of them. */
  private static final String PLAIN =
      "-D.+|-X(?!X:(Flags|VMOptionsFile)=).+|-(ea|da|esa|dsa|enableassertions)(:.+)?"
          + "|-(agentlib|agentpath|javaagent):.+";

  private GivenOptions() {}

  /**
   * Asks the system for the command line, if that is all there is, for management takes 30 ms and
   * some megabytes to answer.
   *
   * @param arguments of the program
   */
  static List<String> of(String mainClass, List<String> arguments) {
    Map<String, String> environment = System.getenv();
    return Optional.of(ProcessHandle.current().info())
        .filter(process -> VARIABLES.stream().noneMatch(environment::containsKey))
        .flatMap(ProcessHandle.Info::arguments)
        .flatMap(words -> plain(List.of(words), mainClass, arguments))
        .orElseGet(GivenOptions::asManagementKnows);
  }

  private static List<String> asManagementKnows() {
    try {
      return ManagementFactory.getRuntimeMXBean().getInputArguments();
    } catch (LinkageError trimmed) {
      return List.of();
    }
  }

  /** The options in a command line; empty if it has what only Java itself understands. */
  static Optional<List<String>> plain(
      List<String> words, String mainClass, List<String> arguments) {
    int end = words.size() - arguments.size();
    if (end < 1 || !words.subList(end, words.size()).equals(arguments)) {
      return Optional.empty();
    }
    boolean isJar = end > 1 && words.get(end - 2).equals("-jar");
    if (!isJar && !words.get(end - 1).equals(mainClass)) {
      return Optional.empty();
    }
    return plain(words.subList(0, isJar ? end - 2 : end - 1));
  }

  private static Optional<List<String>> plain(List<String> words) {
    List<String> options = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).matches(PLAIN)) {
        options.add(words.get(i));
      } else if (CLASS_PATH.contains(words.get(i))) {
        i++;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(options);
  }
}
