package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.EngineOption;
import dev.nnc.cli.option.RunOptions;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.cli.option.Wrong;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.Target;
import dev.nnc.runtime.launch.UsageException;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.Inputs;
import dev.nnc.runtime.train.PredictionBlocks;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc predict}. */
@Command(
    description = {
      "Computes outputs for the rows of a file, which is read as the script reads its data,",
      "with what the training taught: one line of CSV for each row. Neither `where` nor `split` of",
      "the script leaves rows out."
    },
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();
  @Mixin private EngineOption engine = new EngineOption();

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      required = true,
      description = "What a training saved: the file, or the folder of it.")
  private Path weights = Path.of("");

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = {
        "The rows. Columns that no output needs, such as labels, may be absent.",
        "If the outputs need several sources of the script, one for each."
      })
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE.csv",
      description = "Where to write; without it, standard output.")
  private @Nullable Path output;

  @Option(
      names = "--fetch",
      paramLabel = "NAME",
      description = "An output to compute; without any, all that have a value for each row.")
  private List<String> fetches = new ArrayList<>();

  @Option(
      names = "--keep",
      paramLabel = "COLUMN",
      description = "A column of the input to write before the outputs, as it is written there.")
  private List<String> kept = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "To compute with; results do not depend on it.")
  private int threads = 1;

  PredictCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    requireOtherFile();
    if (engine.isDouble()) {
      script.useDouble();
    }
    Program program = program();
    if (output != null) {
      Target.require(output);
    }
    Options options =
        Options.defaults()
            .withCaller(Caller.COMMAND_LINE)
            .withThreads(Wrong.unlessAtLeast(1, threads, "--threads"))
            .withWeights(RunOptions.weightsIn(weights, program));
    try (TrainingSession session = (TrainingSession) engine.engine(context).open(program, options);
        PredictionBlocks predictions =
            session.predictBlocks(new Inputs(inputs, List.of(), fetches, kept))) {
      write(predictions);
    }
    return ExitCode.OK.code();
  }

  private void requireOtherFile() {
    if (inputs.stream().anyMatch(this::isOutput)) {
      throw new UsageException("--output names the file of --input, " + output);
    }
  }

  private boolean isOutput(Path input) {
    return output != null
        && input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize());
  }

  private Program program() {
    List<Program> trained =
        new ScriptReader(context)
            .read(script).stream().filter(each -> each.training() != null).toList();
    if (trained.isEmpty()) {
      throw new UserException(
          script.script() + " has no train block that says how rows are read",
          "compute outputs of what you feed with nnc eval");
    }
    if (trained.size() > 1) {
      throw new UserException(
          script.script() + " has several models",
          "name one with --model: "
              + String.join(", ", trained.stream().map(Program::model).toList()));
    }
    return trained.get(0);
  }

  private void write(PredictionBlocks predictions) {
    if (output == null) {
      predictions.print(context.streams().out());
    } else {
      predictions.write(output);
    }
  }
}
