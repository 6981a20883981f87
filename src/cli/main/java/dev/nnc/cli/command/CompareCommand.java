package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.console.Warnings;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.EngineOption;
import dev.nnc.cli.option.PictureTarget;
import dev.nnc.cli.option.RunOptions;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.cli.report.ComparisonTable;
import dev.nnc.compiler.driver.Pipeline;
import dev.nnc.compiler.lower.Program;
import dev.nnc.plot.picture.ChartFile;
import dev.nnc.plot.picture.Charts;
import dev.nnc.plot.picture.Run;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.Target;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.picture.PicturePlan;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.Pictures;
import dev.nnc.runtime.train.TrainingReport;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nnc compare}. */
@Command(
    description = {
      "Trains a script once for each value of a config, prints what each reaches,",
      "and draws all of them in one picture."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private EngineOption engine = new EngineOption();

  @Parameters(index = "1", paramLabel = "NAME", description = "A dim or config of the script.")
  private String name = "";

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "VALUE",
      description = "Its values, as a script would write them: relu, 'adam(0.01)', 0.5.")
  private List<String> values = new ArrayList<>();

  @Option(
      names = "--picture",
      paramLabel = "PICTURE",
      description = "What is drawn, if not what the script says: 'curves(loss, accuracy)'.")
  private @Nullable String picture;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The picture, .svg or .png; <Model>-<NAME>.svg unless given.")
  private @Nullable Path to;

  private final Warnings warnings;

  CompareCommand(Context context) {
    this.context = context;
    warnings = new Warnings(context);
  }

  @Override
  public Integer call() {
    if (engine.isDouble()) {
      script.useDouble();
    }
    run.requireSteps();
    if (to != null) {
      PictureTarget.require(to, "--to");
    }
    List<Program> programs = programs();
    Path file = to == null ? Path.of(programs.get(0).model() + "-" + name + ".svg") : to;
    Target.require(file);
    Pictures.require(plan(programs.get(0)).withFile(file.toString()));
    Charts charts = new Charts(plan(programs.get(0)));
    for (int i = 0; i < values.size(); i++) {
      train(values.get(i), programs.get(i), i == 0, charts);
    }
    ChartFile.write(charts.chart(programs.get(0).model() + ": " + name), file);
    if (!run.json()) {
      context.streams().out().println("drew " + file);
    }
    return ExitCode.OK.code();
  }

  /** All values are compiled before any is trained: a mistake in the last costs no time. */
  private List<Program> programs() {
    List<Program> programs = new ArrayList<>();
    for (String value : values) {
      programs.add(program(value));
    }
    return programs;
  }

  private Program program(String value) {
    Program program = trained(value);
    boolean drawn = program.training() != null && !program.training().pictures().plans().isEmpty();
    if (picture == null && !drawn) {
      picture = "curves(loss)";
      return trained(value);
    }
    return program;
  }

  private Program trained(String value) {
    script.usePictures(picture == null ? List.of() : List.of(picture));
    List<Program> programs =
        new ScriptReader(context)
            .read(script, script.compilerOptions(name, value), Pipeline.Observer.NONE).stream()
                .filter(each -> each.training() != null)
                .toList();
    if (programs.size() != 1) {
      throw new UserException(
          script.script() + " has " + programs.size() + " models with a train block",
          programs.isEmpty() ? "add one" : "name one with --model");
    }
    return programs.get(0);
  }

  /** The first plot of the script that shows all runs together, or else the first. */
  private static PicturePlan plan(Program program) {
    List<PicturePlan> plans =
        java.util.Objects.requireNonNull(program.training()).pictures().plans();
    return plans.stream()
        .filter(
            plan ->
                plan.layers().stream()
                    .anyMatch(
                        layer ->
                            layer instanceof PictureLayer.Curves
                                || layer instanceof PictureLayer.Contour))
        .findFirst()
        .orElse(plans.get(0));
  }

  /** Only one session at a time is open, with its data. */
  private void train(String value, Program program, boolean first, Charts charts) {
    Options options =
        run.options(program, List.of(program), script.folder()).withAllowNonFinite(true);
    try (TrainingSession session =
        (TrainingSession) engine.engine(context).open(program, options)) {
      TrainingReport report = session.train(warnings);
      if (report.steps() == 0) {
        warnings.warned(untrained(report));
      }
      ComparisonTable table = new ComparisonTable(name, values, run.json());
      if (first) {
        table.head(report).ifPresent(context.streams().out()::println);
      }
      context.streams().out().println(table.line(value, report));
      charts.add(new Run(value, Pictures.of(session).source(report.history())));
    }
  }

  private static String untrained(TrainingReport report) {
    return String.format(
        Locale.ROOT,
        "nothing is trained, only measured: the weights have made %,d steps already"
            + " (--epochs or --steps with more than these trains on)",
        report.step());
  }
}
