package dev.nnc.cli;

import dev.nnc.runtime.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Words of a command line that its command does not know: options if there are any, for what stands
 * behind an unknown option may be its value.
 *
 * @param suggestions words of which one was perhaps meant
 */
record UnknownWords(List<String> words, CommandLine command, List<String> suggestions) {
  /** None if something else is wrong. */
  static UnknownWords of(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      List<String> options = options(unmatched.getUnmatched());
      return new UnknownWords(
          options.isEmpty() ? unmatched.getUnmatched() : options,
          command,
          unmatched.getSuggestions());
    }
    boolean missing = mistake instanceof MissingParameterException;
    List<String> options = missing ? options(command.getUnmatchedArguments()) : List.of();
    return new UnknownWords(options, command, List.of());
  }

  private static List<String> options(List<String> words) {
    return words.stream().filter(UnknownWords::isOption).toList();
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  boolean areThere() {
    return !words.isEmpty();
  }

  String message() {
    boolean option = isOption(words.get(0)) && !isKnown();
    return "unknown "
        + (option ? "option " : "argument ")
        + words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  private String name() {
    return words.get(0).split("=", 2)[0];
  }

  private boolean isKnown() {
    return command.getCommandSpec().findOption(name()) != null;
  }

  /**
   * What to do.
   *
   * @param commandsWith the commands that have an option
   */
  List<String> help(Function<String, List<String>> commandsWith) {
    if (isKnown()) {
      return List.of("options stand before `--`");
    }
    if (words.get(0).startsWith("-D") && command.getCommandSpec().findOption("--set") != null) {
      return List.of("a setting of the script is changed by --set " + words.get(0).substring(2));
    }
    List<String> help = new ArrayList<>();
    boolean option = isOption(name());
    String question =
        NearestName.question(
            name(), option ? command.getCommandSpec().optionsMap().keySet() : suggestions);
    if (!question.isEmpty()) {
      help.add(question);
    }
    List<String> others = option ? commandsWith.apply(name()) : List.of();
    if (!others.isEmpty()) {
      help.add("`" + name() + "` is an option of " + String.join(", ", others));
    }
    return help;
  }
}
