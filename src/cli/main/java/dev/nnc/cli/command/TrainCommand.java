package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.EngineOption;
import dev.nnc.cli.option.RunOptions;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.kernel.Fma;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.Restart;
import dev.nnc.runtime.launch.TrainingRun;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nnc train}. */
@Command(
    description = "Trains the models of a script that have a train block, one after the other.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private EngineOption engine = new EngineOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Save the weights there, as <Model>.safetensors.")
  private @Nullable Path out;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = {
        "Write checkpoints there instead of where the script says.",
        "For several models a folder in it for each."
      })
  private @Nullable Path checkpoint;

  @Option(
      names = "--results-folder",
      paramLabel = "DIR",
      description =
          "Where relative paths of what the script writes start, if not in the current folder.")
  private Path results = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--allow-non-finite", description = "Go on when the loss is infinite or NaN.")
  private boolean allowNonFinite;

  @Option(
      names = "--quiet",
      description = "Write nothing but errors; with --json, the last object.")
  private boolean quiet;

  TrainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (engine.isDouble()) {
      script.useDouble();
    }
    List<Program> programs =
        new ScriptReader(context)
            .read(script).stream().filter(each -> each.training() != null).toList();
    if (programs.isEmpty()) {
      throw new UserException(
          script.script() + " has no train block to carry out",
          "add one, or compute outputs with nnc eval");
    }
    Fma.warning().ifPresent(context::warn);
    for (Program program : programs) {
      if (train(program, programs).interrupted()) {
        break;
      }
    }
    return ExitCode.OK.code();
  }

  private TrainingReport train(Program program, List<Program> all) {
    Options options =
        run.options(program, all, script.folder())
            .withAllowNonFinite(allowNonFinite)
            .withResults(results)
            .withCheckpoints(RunOptions.folderOf(checkpoint, program, all));
    try (TrainingSession session =
        (TrainingSession) engine.engine(context).open(program, options)) {
      Path file = out == null ? null : TrainingRun.weightsFile(program.model(), out);
      TrainingListener listener = listener(restart(program, all, file));
      return TrainingRun.run(session, listener, out);
    }
  }

  /**
   * @param file where the weights are saved; null if they are not
   */
  private Restart restart(Program program, List<Program> all, @Nullable Path file) {
    List<String> words = spec.commandLine().getParent().getParseResult().originalArgs();
    Restart restart = new Restart("nnc", words, file);
    return all.size() == 1
        ? restart
        : restart.only(program.model(), RunOptions.folderOf(checkpoint, program, all));
  }

  private TrainingListener listener(Restart restart) {
    return TrainingRun.listener(run.json(), quiet, context.streams().screen(), restart);
  }
}
