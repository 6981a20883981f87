package dev.nnc.compiler.driver;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.runtime.picture.Diagram;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes programs in the DOT language of Graphviz, a cluster for each of a program's graphs, as
 * they are after all passes.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">DOT</a>
 */
public final class GraphDot {
  private final StringBuilder text = new StringBuilder();
  private final Map<Node, String> names = new HashMap<>();
  private int clusters;
  private int roots;

  private GraphDot() {}

  /** The graph of each model, by its name. */
  public static Map<String, String> of(Checked checked) {
    Map<String, String> graphs = new LinkedHashMap<>();
    for (Program program : checked.programs()) {
      graphs.put(program.model(), of(program));
    }
    return graphs;
  }

  /** All graphs of a model. */
  public static String of(Program program) {
    return new GraphDot().write(program);
  }

  /** A diagram of one graph. */
  public static String of(Diagram diagram) {
    GraphDot dot = new GraphDot();
    dot.text.append("digraph ").append(quoted(diagram.title())).append(" {\n");
    dot.text.append("  node [shape=box, fontname=\"sans-serif\"]\n");
    for (int i = 0; i < diagram.nodes().size(); i++) {
      Diagram.Node node = diagram.nodes().get(i);
      String label = node.type().isEmpty() ? node.label() : node.label() + "\n" + node.type();
      dot.statement("n" + i + " [label=" + quoted(label) + "]");
      for (int input : node.inputs()) {
        dot.statement("n" + input + " -> n" + i);
      }
    }
    return dot.text.append("}\n").toString();
  }

  private String write(Program program) {
    text.append("digraph ").append(quoted(program.model())).append(" {\n");
    text.append("  node [shape=box, fontname=\"sans-serif\"]\n");
    Program.Training training = program.training();
    if (training != null) {
      cluster("step", training.step());
    }
    program.fetches().forEach(fetch -> cluster(fetch.name(), fetch.graph()));
    return text.append("}\n").toString();
  }

  // subgraph cluster_0 { label="step" n0 … n0 -> n1 … }
  private void cluster(String label, Graph graph) {
    text.append("  subgraph cluster_").append(clusters++).append(" {\n");
    text.append("    label=").append(quoted(label)).append('\n');
    graph.nodes().forEach(this::node);
    graph.results().forEach(this::root);
    graph.updates().forEach((cell, next) -> root(label(cell) + "'", next));
    text.append("  }\n");
  }

  // n3 [label="add\nfloat[batch, 10]"]
  // n1 -> n3
  private void node(Node node) {
    String name = "n" + names.size();
    names.put(node, name);
    statement(name + " [label=" + quoted(label(node) + "\n" + node.type()) + "]");
    edges(node.inputs(), name);
  }

  // r0 [label="loss", shape=oval]
  // n3 -> r0
  private void root(String label, Node value) {
    String name = "r" + roots++;
    statement(name + " [label=" + quoted(label) + ", shape=oval]");
    edges(List.of(value), name);
  }

  private void edges(List<Node> from, String to) {
    from.forEach(each -> statement(Objects.requireNonNull(names.get(each)) + " -> " + to));
  }

  private void statement(String statement) {
    text.append("    ").append(statement).append('\n');
  }

  private static String label(Node node) {
    return node.op() instanceof Storage storage ? storage.path() : node.op().label();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
