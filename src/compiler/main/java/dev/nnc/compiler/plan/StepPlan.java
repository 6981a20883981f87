package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a program computes all that can be asked of it.
 *
 * @param cells the buffers of cells by path, in the program's order
 * @param placeholders the buffers of placeholders by name, in the program's order
 * @param constants numbers written in the script
 * @param initialize gives every cell its initial value
 * @param fetches by the names of outputs
 * @param step null for a program that does not train
 * @param measure what evaluation computes for some rows at a time, its results by the names of
 *     {@code measured}; null where all is computed at once
 * @param measured placeholders of {@code evaluate} that hold the results of {@code measure} for all
 *     rows
 * @param evaluate null for a program that does not train
 * @param parts the step in two parts; null where it is not asked for or cannot be
 * @param rates the learning rates; null for a program without any
 * @param logs what logs and pictures show, by names, where it is not an output, the loss or a
 *     metric
 * @param numbers the buffers of what is fed to pictures alone
 * @param rows for each data source, training first
 * @param buffers which temporary buffers of all routines but {@code rows} share arrays
 */
public record StepPlan(
    Map<String, Buffer> cells,
    Map<String, Buffer> placeholders,
    List<Buffer> constants,
    Routine initialize,
    Map<String, Routine> fetches,
    @Nullable Routine step,
    @Nullable Routine measure,
    Map<String, Buffer> measured,
    @Nullable Routine evaluate,
    @Nullable Parts parts,
    @Nullable Routine rates,
    Map<String, Routine> logs,
    Map<String, Buffer> numbers,
    List<Routine> rows,
    BufferPlan buffers) {

  /**
   * A step in two parts.
   *
   * @param gradients the arrays between the parts by the paths of variables, in their order
   * @param compute leaves gradients there
   * @param apply updates from gradients there
   */
  public record Parts(Map<String, Buffer> gradients, Routine compute, Routine apply) {}

  /** Plans a program that has been through all passes. */
  public static StepPlan of(Program program) {
    return new Planner(program, true).plan();
  }

  /** A plan with a kernel for each operator: the same bits, slowly. */
  public static StepPlan unfused(Program program) {
    return new Planner(program, false).plan();
  }

  /** The routines that work on the session's buffers. */
  public List<Routine> routines() {
    return Stream.concat(wholeRoutines().stream(), partRoutines().stream()).toList();
  }

  /** Those that are no part of a step. */
  public List<Routine> wholeRoutines() {
    List<Routine> routines = new ArrayList<>();
    if (step != null && evaluate != null) {
      routines.add(step);
      if (measure != null) {
        routines.add(measure);
      }
      routines.add(evaluate);
    }
    routines.addAll(fetches.values());
    routines.addAll(logs.values());
    if (rates != null) {
      routines.add(rates);
    }
    routines.add(initialize);
    return routines;
  }

  /** The routines of a step in two parts, if there are any. */
  public List<Routine> partRoutines() {
    return parts == null ? List.of() : List.of(parts.compute(), parts.apply());
  }

  /** What holds something of each row that is measured while all are looked at. */
  public List<Buffer> ofAllRows() {
    Set<Buffer> all = new LinkedHashSet<>(measured.values());
    if (measure != null && evaluate != null) {
      evaluate.kernels().forEach(kernel -> all.addAll(kernel.writes()));
      all.removeIf(b -> !measured.containsValue(b) && b.kind() != Buffer.Kind.MEASURED);
    }
    return List.copyOf(all);
  }

  /** What stays in memory when its routine has run: the results of steps. */
  public List<Buffer> lasting() {
    List<Buffer> lasting = new ArrayList<>();
    if (step != null) {
      lasting.addAll(step.results().values());
    }
    if (parts != null) {
      lasting.addAll(parts.compute().results().values());
    }
    return lasting;
  }

  private static final class Planner {
    private final Program program;
    private final boolean fuse;
    private final Map<String, Buffer> shared = new LinkedHashMap<>();

    /** Inputs of data sources, which have names of their own. */
    private final Map<String, Buffer> columns = new LinkedHashMap<>();

    Planner(Program program, boolean fuse) {
      this.program = program;
      this.fuse = fuse;
    }

    StepPlan plan() {
      Map<String, Buffer> cells = new LinkedHashMap<>();
      Map<String, Buffer> placeholders = new LinkedHashMap<>();
      GraphBuilder sources = new GraphBuilder();
      for (Program.Feed feed : program.placeholders()) {
        Node node = sources.source(new Placeholder(feed.name()), feed.type());
        placeholders.put(feed.name(), Fuser.shared(shared, node));
      }
      Map<String, String> names =
          Paths.shortened(program.cells().stream().map(cell -> cell.op().path()).toList());
      for (Program.Cell cell : program.cells()) {
        Node node = sources.source(cell.op(), cell.type());
        String path = cell.op().path();
        Buffer buffer = new Buffer(Buffer.Kind.CELL, node, names.getOrDefault(path, path));
        shared.put(Fuser.cellKey(path), buffer);
        cells.put(path, buffer);
      }
      Program.Training training = program.training();
      Routine step = training == null ? null : plan(training.step());
      Measured measured = training == null ? null : measured(training);
      Map<String, Routine> fetches = new LinkedHashMap<>();
      program.fetches().forEach(fetch -> fetches.put(fetch.name(), plan(fetch.graph())));
      Map<String, Buffer> numbers = new LinkedHashMap<>();
      if (training != null) {
        for (Program.Feed number : training.pictures().numbers()) {
          Node node = sources.source(new Placeholder(number.name()), number.type());
          numbers.put(number.name(), Fuser.shared(shared, node));
        }
      }
      Map<String, Routine> logs = training == null ? Map.of() : logs(training, fetches);
      Routine rates = training == null ? null : rates(training.watch().rates());
      Routine initialize = plan(initialization());
      Parts parts = training == null ? null : parts(training.gradients(), cells);
      List<Routine> rows = training == null ? List.of() : rows(training.data());
      List<Buffer> constants =
          Stream.concat(shared.values().stream(), columns.values().stream())
              .filter(buffer -> buffer.kind() == Buffer.Kind.CONSTANT)
              .toList();
      StepPlan unplaced =
          new StepPlan(
              cells,
              placeholders,
              constants,
              initialize,
              fetches,
              step,
              measured == null ? null : measured.rows,
              measured == null ? Map.of() : measured.buffers,
              measured == null ? null : measured.totals,
              parts,
              rates,
              logs,
              numbers,
              rows,
              BufferPlan.of(List.of()));
      return unplaced.placed();
    }

    private Routine plan(Graph graph) {
      return fuse ? Fuser.plan(graph, shared) : Fuser.planUnfused(graph, shared);
    }

    private @Nullable Routine rates(Graph rates) {
      return rates.results().isEmpty() ? null : plan(rates);
    }

    private @Nullable Parts parts(
        Program.@Nullable Gradients gradients, Map<String, Buffer> cells) {
      if (!(gradients instanceof Program.Parts graphs)) {
        return null;
      }
      Map<String, Buffer> arrays = new LinkedHashMap<>();
      for (Node cell : graphs.compute().updates().keySet()) {
        if (cell.op() instanceof Storage storage && storage.kind() == Storage.Kind.GRADIENT) {
          String variable = Objects.requireNonNull(cells.get(storage.path())).name();
          Buffer array = new Buffer(Buffer.Kind.GRADIENT, cell, Origin.GRADIENT + variable);
          shared.put(Fuser.cellKey(storage), array);
          arrays.put(storage.path(), array);
        }
      }
      return new Parts(arrays, plan(graphs.compute()), plan(graphs.apply()));
    }

    private record Measured(@Nullable Routine rows, Map<String, Buffer> buffers, Routine totals) {}

    /** Row by row, unless totals need whole columns or logs look at what was fed. */
    private Measured measured(Program.Training training) {
      Measuring parts = Measuring.of(training.evaluation());
      if (parts != null && training.data() != null && !logsRows(training)) {
        Routine totals = Fuser.planTotals(parts.totals(), shared, fuse);
        if (parts.leavesLittle(totals)) {
          Routine rows = plan(parts.rows());
          Map<String, Buffer> buffers = new LinkedHashMap<>();
          for (Node node : parts.totals().nodes()) {
            if (node.op() instanceof Placeholder p && rows.results().containsKey(p.name())) {
              buffers.put(p.name(), Fuser.shared(shared, node));
            }
          }
          return new Measured(rows, buffers, totals);
        }
      }
      return new Measured(null, Map.of(), plan(training.evaluation()));
    }

    private static boolean logsRows(Program.Training training) {
      return training.logs().stream()
          .filter(log -> !log.isMeasured(training))
          .flatMap(log -> log.fetch().graph().nodes().stream())
          .anyMatch(node -> node.op() instanceof Placeholder);
    }

    private Map<String, Routine> logs(Program.Training training, Map<String, Routine> fetches) {
      Map<String, Routine> logs = new LinkedHashMap<>();
      for (Program.LogEntry log : training.logs()) {
        String name = log.fetch().name();
        if (!fetches.containsKey(name) && !log.isMeasured(training)) {
          logs.computeIfAbsent(name, k -> plan(log.fetch().graph()));
        }
      }
      for (Program.Fetch value : training.pictures().values()) {
        if (!fetches.containsKey(value.name())) {
          logs.computeIfAbsent(value.name(), k -> plan(value.graph()));
        }
      }
      return logs;
    }

    /** The cells take their initial values as a step's next ones. */
    private Graph initialization() {
      Map<Storage, Node> known = new LinkedHashMap<>();
      for (Node node : program.initial().nodes()) {
        if (node.op() instanceof Storage storage) {
          known.put(storage, node);
        }
      }
      GraphBuilder sources = new GraphBuilder();
      Map<Node, Node> updates = new LinkedHashMap<>();
      for (Program.Cell cell : program.cells()) {
        Node initial = program.initial().results().get(cell.op().path());
        if (initial != null) {
          Node node = known.computeIfAbsent(cell.op(), op -> sources.source(op, cell.type()));
          updates.put(node, initial);
        }
      }
      return new Graph(Map.of(), updates);
    }

    private List<Routine> rows(Program.@Nullable Data data) {
      List<Routine> rows = new ArrayList<>();
      if (data != null) {
        for (Collection<Program.Source> sources : List.of(data.training(), data.validation())) {
          sources.forEach(source -> rows.add(Fuser.planStatic(source.rows(), columns)));
        }
      }
      return rows;
    }
  }

  private StepPlan placed() {
    return new StepPlan(
        cells,
        placeholders,
        constants,
        initialize,
        fetches,
        step,
        measure,
        measured,
        evaluate,
        parts,
        rates,
        logs,
        numbers,
        rows,
        BufferPlan.of(routines(), lasting()));
  }
}
