package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of {@code nnc}. */
public final class Commands {
  /** In the order of the help. */
  private static final List<String> NAMES =
      List.of(
          "check",
          "compile",
          "train",
          "eval",
          "data",
          "new",
          "predict",
          "plot",
          "compare",
          "summary",
          "explain",
          "graph",
          "fmt",
          "doc",
          "completion",
          "man");

  /** Commands that tell of all. */
  private static final Set<String> TELLING = Set.of("completion", "man");

  private Commands() {}

  /**
   * The commands that a command line may speak of: the one that it starts with, or all. To set up
   * each takes longer than what most of them do.
   */
  public static List<String> needed(List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    return NAMES.contains(first) && !TELLING.contains(first) ? List.of(first) : NAMES;
  }

  /** The names of the commands that have an option. */
  public static List<String> withOption(String option, Context context) {
    return NAMES.stream()
        .filter(name -> specification(name, context).findOption(option) != null)
        .toList();
  }

  private static CommandSpec specification(String name, Context context) {
    Object command = make(name, context);
    return command instanceof CommandLine line
        ? line.getCommandSpec()
        : CommandSpec.forAnnotatedObject(command);
  }

  public static Object make(String name, Context context) {
    return switch (name) {
      case "check" -> new CheckCommand(context);
      case "compile" -> new CompileCommand(context);
      case "train" -> new TrainCommand(context);
      case "eval" -> new EvalCommand(context);
      case "data" -> new DataCommand(context);
      case "new" -> new NewCommand(context);
      case "predict" -> new PredictCommand(context);
      case "plot" -> PlotCommand.of(context);
      case "compare" -> new CompareCommand(context);
      case "summary" -> new SummaryCommand(context);
      case "explain" -> new ExplainCommand(context);
      case "graph" -> new GraphCommand(context);
      case "fmt" -> new FmtCommand(context);
      case "doc" -> new DocCommand(context);
      case "completion" -> new CompletionCommand(context);
      case "man" -> new ManCommand(context);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
