package dev.nnc.runtime.launch;

import dev.nnc.runtime.kernel.Fma;
import dev.nnc.runtime.session.NotNumbers;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** The program of a generated trainer: trains it as its command line says. */
public final class TrainerMain {
  private final Function<Options, ? extends TrainingSession> opener;
  private final Screen screen;

  TrainerMain(Function<Options, ? extends TrainingSession> opener, Screen screen) {
    this.opener = opener;
    this.screen = screen;
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
    Screen screen = new Screen(System.out, System.err, Terminal.columns());
    if (isHosted(trainer)) {
      int code = new TrainerMain(opener, screen).run(trainer.getName(), words);
      if (code != ExitCode.OK.code()) {
        System.exit(code);
      }
      return;
    }
    OptionalInt elsewhere = Relaunch.ifOfUse(trainer.getName(), words);
    if (elsewhere.isPresent()) {
      System.exit(elsewhere.getAsInt());
    }
    System.exit(new TrainerMain(opener, screen).run(trainer.getName(), words));
  }

  /** Whether another program runs this one, which another Java machine would not find. */
  private static boolean isHosted(Class<?> trainer) {
    return trainer.getClassLoader() != ClassLoader.getSystemClassLoader();
  }

  int run(String program, List<String> arguments) {
    return new Failures(program, arguments, screen.err()).guard(() -> answer(program, arguments));
  }

  private int answer(String program, List<String> arguments) {
    try {
      TrainerArguments parsed = TrainerArguments.parse(arguments);
      if (parsed.help()) {
        screen.out().println("Usage: java " + program + " [options]\n" + TrainerArguments.USAGE);
        return ExitCode.OK.code();
      }
      return train(program, arguments, parsed);
    } catch (UsageException mistake) {
      screen.err().println("error: " + mistake.getMessage() + "\n" + TrainerArguments.USAGE);
      return ExitCode.USAGE.code();
    }
  }

  private int train(String program, List<String> words, TrainerArguments arguments) {
    Fma.warning().ifPresent(this::warn);
    try (TrainingSession session = opener.apply(arguments.options())) {
      NotNumbers.warning(session).ifPresent(this::warn);
      Path out = arguments.out();
      Path file = out == null ? null : TrainingRun.weightsFile(session.model(), out);
      Restart restart = new Restart("java " + program, words, file);
      TrainingRun.run(
          session, TrainingRun.listener(arguments.json(), arguments.quiet(), screen, restart), out);
    }
    return ExitCode.OK.code();
  }

  private void warn(String text) {
    screen.err().println("warning: " + text);
  }
}
