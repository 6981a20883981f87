package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.engine.Engines;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.cli.report.DataJson;
import dev.nnc.cli.report.DataReport;
import dev.nnc.cli.report.PartRange;
import dev.nnc.cli.report.TextTable;
import dev.nnc.compiler.lower.Program;
import dev.nnc.data.profile.Numbers;
import dev.nnc.data.profile.TableProfile;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.load.DataLoader;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc data}. */
@Command(
    description = "Shows what the data statements of a script read, and what they make of it.",
    mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();

  @Option(
      names = "--data-folder",
      paramLabel = "DIR",
      description = "Where relative paths of data start, if not beside the script.")
  private @Nullable Path dataFolder;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  DataCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    script.useDouble();
    List<Program> programs =
        new ScriptReader(context).read(script).stream().filter(DataCommand::hasData).toList();
    if (programs.isEmpty()) {
      throw new UserException(
          script.script() + " has no data statement",
          "write one in a train block: data csv(…) { … }");
    }
    programs.forEach(this::show);
    return ExitCode.OK.code();
  }

  private static boolean hasData(Program program) {
    return program.training() != null && program.training().data() != null;
  }

  private void show(Program program) {
    Path base = dataFolder == null ? script.folder() : dataFolder;
    Options options = Options.defaults().withCaller(Caller.COMMAND_LINE).withBase(base);
    try (TrainingSession session = (TrainingSession) Engines.reference().open(program, options)) {
      DataPlan plan = session.plan().data();
      if (plan != null) {
        show(program.model(), plan, new DataLoader(base));
      }
    }
  }

  private void show(String model, DataPlan plan, DataLoader loader) {
    List<String> names = new ArrayList<>();
    List<TableProfile> tables = new ArrayList<>();
    for (SourcePlan source :
        Stream.concat(plan.sources().stream(), plan.validation().stream()).toList()) {
      names.add(name(source));
      tables.add(TableProfile.of(loader.open(source)));
    }
    if (json) {
      context.streams().out().println(DataJson.of(model, names, tables, loader.load(plan)));
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      DataReport.lines(names.get(i), tables.get(i)).forEach(context.streams().out()::println);
    }
    rows(model, loader.load(plan)).forEach(context.streams().out()::println);
  }

  /** The files, or {@code moons(n = 200)} where rows are drawn. */
  private static String name(SourcePlan source) {
    if (!source.files().isEmpty()) {
      return source.name();
    }
    List<String> options = new ArrayList<>();
    source.options().forEach((option, value) -> options.add(option + " = " + value));
    return source.kind() + "(" + String.join(", ", options) + ")";
  }

  private static List<String> rows(String model, Dataset rows) {
    List<String> lines = new ArrayList<>();
    List<Dataset.Part> parts = rows.parts();
    String validation =
        parts.size() < 2
            ? ""
            : ", " + DataReport.count(parts.get(1).rows(), "row") + " to validate";
    String rest = parts.size() < 3 ? "" : ", others left alone";
    lines.add(
        model
            + " trains with "
            + DataReport.count(parts.get(0).rows(), "row")
            + validation
            + rest
            + ":");
    TextTable table = new TextTable(DataReport.WIDTH);
    table.add("placeholder", "row", "part", "min", "max", "mean");
    for (int i = 0; i < rows.placeholders().size(); i++) {
      for (int part = 0; part < Math.min(2, parts.size()); part++) {
        table.add(row(rows.placeholders().get(i), part, PartRange.of(rows, i, parts.get(part))));
      }
    }
    lines.addAll(table.lines());
    return lines;
  }

  private static List<String> row(PlaceholderPlan placeholder, int part, PartRange range) {
    return List.of(
        part == 0 ? placeholder.name() : "",
        part == 0 ? placeholder.shape().toString() : "",
        part == 0 ? "training" : "validation",
        Numbers.rounded(range.minimum()),
        Numbers.rounded(range.maximum()),
        Numbers.rounded(range.mean()));
  }
}
