package dev.nnc.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Runs the program for tests in other packages. */
public final class CommandLineAccess {
  private CommandLineAccess() {}

  /**
   * What a run gave.
   *
   * @param text messages; of what went well, the first line alone
   */
  public record Answer(int code, String text) {}

  /** Runs the program in this process. */
  public static Answer run(List<String> words) {
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    String first = run.out().lines().limit(1).collect(Collectors.joining());
    return new Answer(run.code(), run.code() == 0 ? first + "\n" : run.err());
  }
}
