package dev.nnc.compiler.driver.report;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table of a model's layers and what the model costs. */
public final class Summary {
  private final Program program;
  private final Table table = new Table("layer", "shape", "variables", "numbers");

  private Summary(Program program) {
    this.program = program;
  }

  /** The text, ending in an empty line. */
  public static String of(Program program) {
    Summary summary = new Summary(program);
    summary.placeholders();
    summary.layers();
    return "model " + program.model() + "\n" + summary.table + summary.totals() + "\n";
  }

  private void placeholders() {
    for (Program.Feed feed : program.placeholders()) {
      table.row(feed.name(), feed.type().toString(), "", "");
    }
  }

  /** Variables of one layer: those whose paths start with the same name. */
  private void layers() {
    Map<String, List<Program.Cell>> layers = new LinkedHashMap<>();
    for (Program.Cell cell : program.cells()) {
      if (cell.op().kind() == Storage.Kind.VARIABLE) {
        layers.computeIfAbsent(layer(cell), name -> new ArrayList<>()).add(cell);
      }
    }
    Map<String, TensorType> values = namedValues();
    program.cells().forEach(cell -> values.put(cell.op().path(), cell.type()));
    layers.forEach((name, cells) -> layer(name, cells, values));
    for (Program.Fetch fetch : program.fetches()) {
      if (!layers.containsKey(fetch.name())) {
        table.row(fetch.name(), fetch.type().toString(), "", "");
      }
    }
  }

  private static String layer(Program.Cell cell) {
    String path = cell.op().path();
    int end = path.lastIndexOf('/');
    return end < 0 ? path : path.substring(0, end);
  }

  private void layer(String name, List<Program.Cell> cells, Map<String, TensorType> values) {
    String first = name;
    TensorType type = program.layers().getOrDefault(name, values.get(first));
    while (type == null && first.contains("/")) {
      first = first.substring(0, first.lastIndexOf('/'));
      type = values.get(first);
    }
    String shape = type == null ? "" : type.toString();
    for (Program.Cell cell : cells) {
      String variable = cell.op().path().substring(cell.op().path().lastIndexOf('/') + 1);
      table.row(name, shape, variable + " " + cell.type().shape(), grouped(numbers(cell)));
      name = "";
      shape = "";
    }
  }

  /** The types of the script's names, as far as their values are still in a graph. */
  private Map<String, TensorType> namedValues() {
    List<Graph> graphs = new ArrayList<>();
    program.fetches().forEach(fetch -> graphs.add(fetch.graph()));
    if (program.training() != null) {
      graphs.add(program.training().evaluation());
    }
    Map<String, TensorType> values = new LinkedHashMap<>();
    for (Graph graph : graphs) {
      for (Node node : graph.nodes()) {
        node.origins().forEach(origin -> values.put(origin.name(), node.type()));
      }
    }
    return values;
  }

  private String totals() {
    long variables = 0;
    long bytes = 0;
    for (Program.Cell cell : program.cells()) {
      variables += cell.op().kind() == Storage.Kind.VARIABLE ? numbers(cell) : 0;
      bytes += numbers(cell) * cell.type().dtype().bytes();
    }
    StringBuilder text = new StringBuilder();
    text.append(grouped(variables)).append(" parameters, ");
    text.append(grouped(bytes)).append(" bytes with states and slots\n");
    Program.Training training = program.training();
    if (training != null) {
      text.append(step(training)).append('\n');
    }
    return text.toString();
  }

  private static String step(Program.Training training) {
    long batch = training.run().batch();
    String cost = grouped(new Cost(Math.max(1, batch)).of(training.step())) + " FLOPs a step";
    if (training.data() == null) {
      return cost;
    }
    return cost + (batch == 0 ? " and row" : " of " + grouped(batch) + " rows");
  }

  private static long numbers(Program.Cell cell) {
    return cell.type().shape().elements().size();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
