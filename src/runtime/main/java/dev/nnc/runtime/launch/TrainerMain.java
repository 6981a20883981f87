package dev.nnc.runtime.launch;

import dev.nnc.runtime.kernel.Fma;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** The program of a generated trainer: trains it as its command line says. */
public final class TrainerMain {
  private final Function<Options, ? extends TrainingSession> opener;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  TrainerMain(
      Function<Options, ? extends TrainingSession> opener,
      PrintStream out,
      PrintStream err,
      boolean terminal) {
    this.opener = opener;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * What a generated {@code main} calls. Ends the process with an {@link ExitCode}.
   *
   * @param trainer the generated class
   * @param opener its {@code open}
   */
  public static void main(
      Class<?> trainer, Function<Options, ? extends TrainingSession> opener, String[] arguments) {
    List<String> words = List.of(arguments);
    OptionalInt elsewhere = Relaunch.ifOfUse(trainer.getName(), words);
    if (elsewhere.isPresent()) {
      System.exit(elsewhere.getAsInt());
    }
    TrainerMain program = new TrainerMain(opener, System.out, System.err, Terminal.isPresent());
    System.exit(program.run(trainer.getSimpleName(), words));
  }

  int run(String program, List<String> arguments) {
    try {
      TrainerArguments parsed = TrainerArguments.parse(arguments);
      if (parsed.help()) {
        out.println("Usage: java " + program + " [options]\n" + TrainerArguments.USAGE);
        return ExitCode.OK.code();
      }
      return new Failures(program, arguments, err).guard(() -> train(parsed));
    } catch (UsageException mistake) {
      err.println("error: " + mistake.getMessage() + "\n" + TrainerArguments.USAGE);
      return ExitCode.USAGE.code();
    }
  }

  private int train(TrainerArguments arguments) {
    Fma.warning().ifPresent(text -> err.println("warning: " + text));
    try (TrainingSession session = opener.apply(arguments.options())) {
      TrainingListener listener =
          TrainingRun.listener(arguments.json(), arguments.quiet(), out, terminal);
      TrainingRun.run(session, listener, arguments.out(), arguments.pictures());
    }
    return ExitCode.OK.code();
  }
}
