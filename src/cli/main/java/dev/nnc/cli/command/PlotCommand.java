package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.console.Warnings;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.EngineOption;
import dev.nnc.cli.option.PictureTarget;
import dev.nnc.cli.option.RunOptions;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.cli.report.FunctionPicture;
import dev.nnc.compiler.lower.Program;
import dev.nnc.plot.picture.ChartFile;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.JsonObject;
import dev.nnc.runtime.launch.Target;
import dev.nnc.runtime.launch.UsageException;
import dev.nnc.runtime.picture.PicturePlan;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.train.History;
import dev.nnc.runtime.train.Pictures;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nnc plot}. */
@Command(
    description = {
      "Draws the pictures of a script, with saved weights or after training for the length given;",
      "or a function of the library and its derivative."
    },
    mixinStandardHelpOptions = true)
final class PlotCommand implements Callable<Integer> {
  /** The endings of files that pictures are written to. */
  enum Format {
    SVG,
    PNG;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private EngineOption engine = new EngineOption();

  @Option(
      names = "--picture",
      paramLabel = "PICTURE",
      description = "Draw this instead of what the script says: 'curves(loss)'.")
  private List<String> pictures = new ArrayList<>();

  @Option(
      names = "--function",
      paramLabel = "NAME",
      description = "Draw a function of the library, such as swish, and its derivative.")
  private @Nullable String function;

  @Option(
      names = "--over",
      paramLabel = "FROM:TO",
      description = "Where the function is drawn; -6:6 unless given.")
  private String over = "-6:6";

  @Option(names = "--to", paramLabel = "FILE", description = "Where the only picture goes.")
  private @Nullable Path to;

  @Option(
      names = "--format",
      paramLabel = "svg|png",
      description = "What the files are, whatever the script says.")
  private @Nullable Format format;

  @Option(
      names = "--results-folder",
      paramLabel = "DIR",
      description = "Where relative paths of pictures start, if not in the current folder.")
  private Path folder = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  PlotCommand(Context context) {
    this.context = context;
  }

  /** The command, which needs no script for a function. */
  static CommandLine of(Context context) {
    CommandLine line = new CommandLine(new PlotCommand(context));
    PositionalParamSpec positional = line.getCommandSpec().positionalParameters().get(0);
    line.getCommandSpec().remove(positional);
    line.getCommandSpec()
        .addPositional(positional.toBuilder().arity("0..1").required(false).build());
    return line;
  }

  @Override
  public Integer call() {
    requireTo();
    if (function != null) {
      Path file = to == null ? file(Path.of(function + ".svg")) : to;
      ChartFile.write(new FunctionPicture(context).chart(function, over), file);
      drew(file);
      return ExitCode.OK.code();
    }
    if (script.script().toString().isEmpty() && spec != null) {
      throw new ParameterException(spec.commandLine(), "which SCRIPT, or which --function?");
    }
    return drawScript();
  }

  private int drawScript() {
    if (engine.isDouble()) {
      script.useDouble();
    }
    script.usePictures(pictures);
    List<Program> programs =
        new ScriptReader(context)
            .read(script).stream().filter(each -> !plans(each).isEmpty()).toList();
    int count = programs.stream().mapToInt(each -> plans(each).size()).sum();
    if (count == 0) {
      throw new UserException(
          script.script() + " draws nothing",
          "add a plot statement to a train block, or name one: --picture 'curves(loss)'");
    }
    if (count > 1 && to != null) {
      throw new UserException(
          "there are " + count + " pictures for the file " + to,
          "name a folder with --results-folder, or one picture with --picture");
    }
    programs.forEach(
        each ->
            plans(each)
                .forEach(plan -> Target.requireInResults(target(plan), Caller.COMMAND_LINE)));
    programs.forEach(program -> draw(program, programs));
    return ExitCode.OK.code();
  }

  private static List<PicturePlan> plans(Program program) {
    Program.Training training = program.training();
    return training == null ? List.of() : training.pictures().plans();
  }

  private void draw(Program program, List<Program> all) {
    try (TrainingSession session =
        (TrainingSession)
            engine.engine(context).open(program, run.options(program, all, script.folder()))) {
      Pictures drawing = Pictures.of(session);
      drawing.require();
      if (!run.trains() && !run.hasWeights()) {
        note(
            "the variables have their initial values; --weights, --resume or --steps gives others");
      }
      Warnings warnings = new Warnings(context);
      session.warn(warnings);
      History history = run.trains() ? session.train(warnings).history() : session.history();
      for (PicturePlan plan : session.plan().pictures()) {
        draw(drawing, plan, history);
      }
    }
  }

  private void draw(Pictures drawing, PicturePlan plan, History history) {
    if (drawing.leftOut(history).contains(plan)) {
      note(
          "left out "
              + plan.file()
              + ", which shows a training: train with --epochs or --steps, or give a checkpoint"
              + " with --resume");
      return;
    }
    Path file = target(plan);
    drawing.draw(plan, history, file);
    drew(file);
  }

  private Path target(PicturePlan plan) {
    return to == null ? file(folder.resolve(plan.file())) : to;
  }

  private void requireTo() {
    if (to == null) {
      return;
    }
    PictureTarget.require(to, "--to");
    if (!file(to).equals(to)) {
      throw new UsageException(
          "--to " + to + " and --format " + format + " do not agree: leave one out");
    }
  }

  private Path file(Path written) {
    if (format == null) {
      return written;
    }
    String ending = "." + format;
    String name = written.getFileName().toString().replaceAll("\\.[^.]*$", "");
    return written.resolveSibling(name + ending);
  }

  private void drew(Path file) {
    Object line = run.json() ? new JsonObject().put("picture", file.toString()) : "drew " + file;
    context.streams().out().println(line);
  }

  private void note(String text) {
    context.streams().err().println("note: " + text);
  }
}
