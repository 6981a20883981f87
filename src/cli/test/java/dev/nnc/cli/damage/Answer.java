package dev.nnc.cli.damage;

import dev.nnc.cli.CommandLineRun;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run of the program in this process gave.
 *
 * @param text messages; of what went well, the first line alone
 */
record Answer(int code, String text) {
  static Answer of(List<String> words) {
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    String first = run.out().lines().limit(1).collect(Collectors.joining());
    return new Answer(run.code(), run.code() == 0 ? first + "\n" : run.err());
  }
}
