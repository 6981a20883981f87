package dev.nnc.cli;

import dev.nnc.runtime.file.PathNames;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.UsageException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/** Answers a wrong command line: what is wrong, what was perhaps meant, where to read on. */
final class WrongUse implements CommandLine.IParameterExceptionHandler {
  private final PrintStream err;
  private final Function<String, List<String>> commandsWith;

  /**
   * @param commandsWith the names of the commands that have an option
   */
  WrongUse(PrintStream err, Function<String, List<String>> commandsWith) {
    this.err = err;
    this.commandsWith = commandsWith;
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    UnknownWords unknown = UnknownWords.of(mistake);
    err.println("error: " + (unknown.areThere() ? unknown.message() : message(mistake)));
    if (unknown.areThere()) {
      unknown.help(commandsWith).forEach(this::help);
    }
    help(mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help says more");
    return ExitCode.USAGE.code();
  }

  private void help(String text) {
    err.println("   = help: " + text);
  }

  /** Answers what a command says of the values of its options. */
  int answer(UsageException mistake, CommandLine command) {
    return handleParseException(
        new ParameterException(command, String.valueOf(mistake.getMessage())), new String[0]);
  }

  private static String message(ParameterException mistake) {
    if (mistake instanceof MissingParameterException missing) {
      return missing.getMissing().stream()
          .filter(each -> each.group() == null || each.required())
          .map(WrongUse::missing)
          .collect(Collectors.joining("; "));
    }
    if (mistake instanceof MaxValuesExceededException) {
      return "an option is given twice";
    }
    if (mistake instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice";
    }
    if (mistake.getCause() instanceof UsageException ours && mistake.getArgSpec() != null) {
      return name(mistake.getArgSpec()) + " " + ours.getMessage();
    }
    if (mistake.getCause() instanceof InvalidPathException name) {
      return String.valueOf(PathNames.unfit(name).getMessage());
    }
    return String.valueOf(mistake.getMessage())
        .replace("is not a long", "is not a whole number")
        .replace("is not a double", "is not a number")
        .replace("is not an int", "is not a whole number")
        .replace("[FLOAT, DOUBLE] (case-insensitive)", "float, double");
  }

  private static String missing(ArgSpec argument) {
    boolean valued = argument instanceof OptionSpec option && !isFlag(option);
    return name(argument) + " is missing" + (valued ? " or needs a value" : "");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }
}
