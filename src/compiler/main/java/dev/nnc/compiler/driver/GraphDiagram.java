package dev.nnc.compiler.driver;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Constant;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.picture.Diagram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes diagrams of a program's graphs, as they are after all passes. Numbers of the script stand
 * in the labels of what uses them.
 */
public final class GraphDiagram {
  private final List<Diagram.Node> nodes = new ArrayList<>();
  private final Map<Node, Integer> positions = new HashMap<>();

  private GraphDiagram() {}

  /** For each model by its name the diagram of its first output, or of what it measures. */
  public static Map<String, Diagram> of(Checked checked) {
    Map<String, Diagram> diagrams = new LinkedHashMap<>();
    for (Program program : checked.programs()) {
      stages(program).stream()
          .findFirst()
          .ifPresent(stage -> diagrams.put(program.model(), of(program, stage)));
    }
    return diagrams;
  }

  /** The names of a program's graphs: a step, what is measured, each output. */
  public static List<String> stages(Program program) {
    return List.copyOf(graphs(program).keySet());
  }

  private static Map<String, Graph> graphs(Program program) {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    program.fetches().forEach(fetch -> graphs.put(fetch.name(), fetch.graph()));
    Program.Training training = program.training();
    if (training != null) {
      graphs.putIfAbsent("evaluate", training.evaluation());
      graphs.putIfAbsent("step", training.step());
    }
    return graphs;
  }

  /**
   * The diagram of one of a program's graphs.
   *
   * @param stage its name
   * @throws UserException if there is none of this name
   */
  public static Diagram of(Program program, String stage) {
    Graph graph = graphs(program).get(stage);
    if (graph == null) {
      throw new UserException(
          program.model() + " has no graph `" + stage + "`",
          "it has " + String.join(", ", stages(program)));
    }
    GraphDiagram diagram = new GraphDiagram();
    graph.nodes().forEach(diagram::add);
    graph.results().forEach(diagram::result);
    graph
        .updates()
        .forEach((cell, next) -> diagram.result(((Storage) cell.op()).path() + "'", next));
    return new Diagram(program.model() + ": " + stage, diagram.nodes);
  }

  private void add(Node node) {
    if (isNumber(node)) {
      return;
    }
    positions.put(node, nodes.size());
    nodes.add(
        new Diagram.Node(
            kind(node), label(node), node.type().toString(), group(node), inputs(node)));
  }

  private void result(String name, Node value) {
    String label = isNumber(value) ? name + " = " + label(value) : name;
    Integer position = positions.get(value);
    List<Integer> inputs = position == null ? List.of() : List.of(position);
    nodes.add(new Diagram.Node(Diagram.Kind.RESULT, label, "", "", inputs));
  }

  private static boolean isNumber(Node node) {
    return node.op() instanceof Constant;
  }

  private static Diagram.Kind kind(Node node) {
    if (node.op() instanceof Placeholder) {
      return Diagram.Kind.PLACEHOLDER;
    }
    return node.op() instanceof Storage ? Diagram.Kind.VARIABLE : Diagram.Kind.OPERATION;
  }

  private static String label(Node node) {
    if (node.op() instanceof Storage storage) {
      return storage.path();
    }
    if (node.op() instanceof Constant constant) {
      return number(constant.value());
    }
    String numbers =
        node.inputs().stream()
            .filter(GraphDiagram::isNumber)
            .map(input -> " " + label(input))
            .collect(Collectors.joining());
    return node.op().label() + numbers;
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return whole ? Long.toString((long) value) : Float.toString((float) value);
  }

  /** The line of the script: the first part of the name. */
  private static String group(Node node) {
    boolean computed = kind(node) == Diagram.Kind.OPERATION;
    return computed
        ? node.origins().stream().map(Origin::name).findFirst().orElse("").split("/", 2)[0]
        : "";
  }

  private List<Integer> inputs(Node node) {
    return node.inputs().stream()
        .filter(input -> !isNumber(input))
        .map(input -> Objects.requireNonNull(positions.get(input)))
        .distinct()
        .toList();
  }
}
