package dev.nnc.cli;

import dev.nnc.cli.command.Commands;
import dev.nnc.cli.console.Context;
import dev.nnc.cli.console.Letters;
import dev.nnc.cli.console.StandardOutput;
import dev.nnc.cli.console.Streams;
import dev.nnc.cli.option.Assignment;
import dev.nnc.cli.option.ProfileOptions;
import dev.nnc.cli.option.Wrong;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.Failures;
import dev.nnc.runtime.launch.Relaunch;
import dev.nnc.runtime.launch.UsageException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code nnc}. */
@Command(
    name = "nnc",
    description = "Compiles, trains and evaluates neural networks written in .nn scripts.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a mistake in a script, a file or the data",
      "2:a mistake in the command line",
      "70:a bug of nnc; the message names a file to report"
    })
public final class Nnc {
  private static final Set<String> COMPUTING =
      Set.of("train", "eval", "predict", "plot", "compare");

  /** Ends the process with an {@link ExitCode}. */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    if (computes(words) && Letters.cameThrough(words)) {
      OptionalInt elsewhere = Relaunch.ifOfUse(Nnc.class.getName(), words);
      if (elsewhere.isPresent()) {
        System.exit(elsewhere.getAsInt());
      }
    }
    ScriptCompiler.prepare();
    StandardOutput out = new StandardOutput();
    Streams streams = Streams.ofProcess(out);
    int code = run(words, streams);
    System.exit(code == ExitCode.OK.code() ? end(out, words, streams) : code);
  }

  private static int end(StandardOutput out, List<String> words, Streams streams) {
    return new Failures("nnc", words, streams.err())
        .guard(
            () -> {
              out.requireComplete();
              return ExitCode.OK.code();
            });
  }

  private static boolean computes(List<String> words) {
    return !words.isEmpty()
        && (COMPUTING.contains(words.get(0)) || words.contains(ProfileOptions.PROFILE));
  }

  /** Does what the arguments say and returns the exit code. */
  public static int run(List<String> arguments, Streams streams) {
    Failures failures = new Failures("nnc", arguments, streams.err());
    CommandLine line = commandLine(arguments, streams, failures);
    return failures.guard(
        () -> {
          Letters.require(arguments);
          return line.execute(arguments.toArray(String[]::new));
        });
  }

  public static CommandLine commandLine(
      List<String> arguments, Streams streams, Failures failures) {
    Context context = new Context(streams, failures);
    CommandLine line = new CommandLine(new Nnc());
    for (String command : Commands.needed(arguments)) {
      line.addSubcommand(command, Commands.make(command, context));
    }
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    line.setOut(writer(streams.out()));
    line.setErr(writer(streams.err()));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            streams.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.registerConverter(Path.class, Wrong::path);
    line.registerConverter(Assignment.class, Assignment::of);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    WrongUse wrongUse = new WrongUse(streams.err(), option -> Commands.withOption(option, context));
    line.setParameterExceptionHandler(wrongUse);
    line.setExecutionExceptionHandler(
        (thrown, command, result) -> {
          if (thrown instanceof UsageException wrong) {
            return wrongUse.answer(wrong, command);
          }
          return failures.guard(thrown);
        });
    line.setExecutionStrategy(Nnc::execute);
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Without a command there is nothing to do: the help says what there is. */
  private static int execute(CommandLine.ParseResult result) {
    Integer help = CommandLine.executeHelpRequest(result);
    if (help != null) {
      return help;
    }
    if (!result.hasSubcommand()) {
      throw new CommandLine.ParameterException(
          result.commandSpec().commandLine(), "which command?");
    }
    return new CommandLine.RunLast().execute(result);
  }
}
