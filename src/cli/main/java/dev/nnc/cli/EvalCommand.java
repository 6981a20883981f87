package dev.nnc.cli;

import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.Npy;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.JsonObject;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.session.Signature;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc eval}. */
@Command(
    description =
        "Computes outputs of a model from what is fed, after training if a length is given.",
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private EngineOption engine = new EngineOption();

  @Option(
      names = "--feed",
      paramLabel = "NAME=VALUE",
      description = {
        "The value of a placeholder: x=3, x=[[1,2],[3,4]],",
        "x=@file.npy or x=@file.json."
      })
  private Map<String, String> feeds = new LinkedHashMap<>();

  @Option(
      names = "--fetch",
      paramLabel = "NAME",
      description = "An output to compute; without any, all of them.")
  private List<String> fetches = new ArrayList<>();

  @Option(
      names = "--save",
      paramLabel = "NAME=FILE.npy",
      description = "Write an output to a file instead of printing it.")
  private Map<String, Path> saves = new LinkedHashMap<>();

  @Option(names = "--out", paramLabel = "DIR", description = "The folder that --save writes to.")
  private @Nullable Path out;

  EvalCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (engine.isDouble()) {
      script.useDouble();
    }
    List<Program> programs = new ScriptReader(context).read(script);
    if (programs.size() > 1) {
      throw new UserException(
          script.script() + " has several models",
          "name one with --model: "
              + String.join(", ", programs.stream().map(Program::model).toList()));
    }
    for (Program program : programs) {
      try (Session session =
          engine.engine(context).open(program, run.options(program, programs, script.folder()))) {
        train(session);
        feed(session);
        print(program, fetch(session));
      }
    }
    return ExitCode.OK.code();
  }

  /** Trains first where a length is given: a trained model is rarely of interest before. */
  private void train(Session session) {
    if (!run.trains()) {
      noteInitialValues(session);
      return;
    }
    if (!(session instanceof TrainingSession trainer)) {
      throw new UserException(
          session.model() + " has no train block to carry out", "leave out --epochs and --steps");
    }
    trainer.train(TrainingListener.SILENT);
  }

  private void noteInitialValues(Session session) {
    boolean variables =
        session.cells().stream().anyMatch(cell -> cell.kind() == Cell.Kind.VARIABLE);
    if (variables && !run.hasWeights()) {
      context
          .streams()
          .err()
          .println("note: variables have their initial values; --weights or --steps gives others");
    }
  }

  private void feed(Session session) {
    Map<String, Signature> placeholders = new LinkedHashMap<>();
    session.placeholders().forEach(each -> placeholders.put(each.name(), each));
    feeds.forEach(
        (name, text) -> {
          Signature placeholder = placeholders.get(name);
          if (placeholder == null) {
            throw new UserException(
                session.model() + " has no placeholder `" + name + "`",
                "it has " + String.join(", ", placeholders.keySet()));
          }
          session.feed(name, FeedReader.read(placeholder, text));
        });
  }

  private Map<String, Tensor> fetch(Session session) {
    List<String> names = new ArrayList<>(fetches);
    if (session.outputs().isEmpty()) {
      throw new UserException(
          session.model() + " has no output",
          "write `output` before a name of the model to make its value one");
    }
    saves.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    if (names.isEmpty()) {
      session.outputs().forEach(output -> names.add(output.name()));
    }
    Map<String, Tensor> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, session.fetch(name)));
    return values;
  }

  private void print(Program program, Map<String, Tensor> values) {
    JsonObject json = new JsonObject().put("model", program.model());
    values.forEach(
        (name, value) -> {
          Path file = saves.get(name);
          if (file != null) {
            Npy.write(out == null ? file : out.resolve(file), value);
          } else if (run.json()) {
            json.put(name, value);
          } else {
            String text = isZero(program, name) ? "0" : value.toString();
            context.streams().out().println(name + " = " + text);
          }
        });
    if (run.json()) {
      context.streams().out().println(json);
    }
  }

  /** What the compiler proved to be zero is printed as that, and not as 0.0. */
  private static boolean isZero(Program program, String name) {
    return program.fetches().stream()
        .anyMatch(fetch -> fetch.name().equals(name) && fetch.isZero());
  }
}
