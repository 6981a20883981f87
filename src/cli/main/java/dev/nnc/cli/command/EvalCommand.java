package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.console.Warnings;
import dev.nnc.cli.input.FeedReader;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.Assignment;
import dev.nnc.cli.option.EngineOption;
import dev.nnc.cli.option.RunOptions;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.Npy;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.JsonObject;
import dev.nnc.runtime.launch.Target;
import dev.nnc.runtime.launch.UsageException;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.session.Signature;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final String SAVE = "--save";

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
  private List<Assignment> feeds = new ArrayList<>();

  @Option(
      names = "--fetch",
      paramLabel = "NAME",
      description = "An output to compute; without any, all of them.")
  private List<String> fetches = new ArrayList<>();

  @Option(
      names = SAVE,
      paramLabel = "NAME=FILE.npy",
      description = "Write an output to a file instead of printing it.")
  private List<Assignment> saves = new ArrayList<>();

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
    Map<String, String> texts = Assignment.byName(feeds, "--feed");
    Map<String, Path> files = files();
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
        Map<String, Tensor> fed = read(session, texts);
        train(session);
        fed.forEach(session::feed);
        print(program, fetch(session, files.keySet()), files);
      }
    }
    return ExitCode.OK.code();
  }

  /** The files that outputs are written to. */
  private Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    Assignment.byName(saves, SAVE)
        .forEach(
            (name, text) -> {
              if (text.isEmpty()) {
                throw new UsageException(SAVE + " names no file for `" + name + "`");
              }
              files.put(name, out == null ? Path.of(text) : out.resolve(text));
            });
    files.values().forEach(Target::require);
    return files;
  }

  /** Trains first where a length is given: a trained model is rarely of interest before. */
  private void train(Session session) {
    Warnings warnings = new Warnings(context);
    if (session instanceof TrainingSession trainer) {
      trainer.warn(warnings);
    }
    if (!run.trains()) {
      noteInitialValues(session);
      return;
    }
    if (!(session instanceof TrainingSession trainer)) {
      throw new UserException(
          session.model() + " has no train block to carry out", "leave out --epochs and --steps");
    }
    trainer.train(warnings);
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

  private static Map<String, Tensor> read(Session session, Map<String, String> texts) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    Map<String, Signature> placeholders = new LinkedHashMap<>();
    session.placeholders().forEach(each -> placeholders.put(each.name(), each));
    texts.forEach(
        (name, text) -> {
          Signature placeholder = placeholders.get(name);
          if (placeholder == null) {
            throw new UserException(
                session.model() + " has no placeholder `" + name + "`",
                "it has " + String.join(", ", placeholders.keySet()));
          }
          values.put(name, FeedReader.read(placeholder, text));
        });
    return values;
  }

  private Map<String, Tensor> fetch(Session session, Set<String> saved) {
    List<String> names = new ArrayList<>(fetches);
    if (session.outputs().isEmpty()) {
      throw new UserException(
          session.model() + " has no output",
          "write `output` before a name of the model to make its value one");
    }
    saved.stream().filter(name -> !names.contains(name)).forEach(names::add);
    if (names.isEmpty()) {
      session.outputs().forEach(output -> names.add(output.name()));
    }
    Map<String, Tensor> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, session.fetch(name)));
    return values;
  }

  private void print(Program program, Map<String, Tensor> values, Map<String, Path> files) {
    JsonObject json = new JsonObject().put("model", program.model());
    values.forEach(
        (name, value) -> {
          Path file = files.get(name);
          if (file != null) {
            Npy.write(file, value);
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
