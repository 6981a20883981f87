package dev.nnc.compiler.driver.report;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.ops.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes a graph as one line a node, numbered from 1, with the place in the script. */
public final class GraphText {
  private static final int PLACE_COLUMN = 60;

  private final Map<Node, Integer> numbers = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private GraphText() {}

  /** The text, without a newline at its end. */
  public static String of(Graph graph) {
    GraphText text = new GraphText();
    List<Node> nodes = graph.nodes();
    nodes.forEach(text::node);
    graph.results().forEach((name, node) -> text.line(name + " = " + text.reference(node)));
    graph.updates().forEach((cell, next) -> text.line(path(cell) + "' = " + text.reference(next)));
    return text.text.toString().stripTrailing();
  }

  private static String path(Node cell) {
    return cell.op() instanceof Storage storage ? storage.path() : cell.op().label();
  }

  private void node(Node node) {
    numbers.put(node, numbers.size() + 1);
    String inputs = node.inputs().stream().map(this::reference).collect(Collectors.joining(", "));
    String call = node.inputs().isEmpty() ? "" : "(" + inputs + ")";
    String line = reference(node) + " = " + node.op().label() + call + " : " + node.type();
    line(
        node.origins().stream()
            .findFirst()
            .map(
                origin ->
                    String.format(Locale.ROOT, "%-" + PLACE_COLUMN + "s %s", line, of(origin)))
            .orElse(line));
  }

  private static String of(Origin origin) {
    return "// " + origin.name() + " " + origin.span();
  }

  private String reference(Node node) {
    return "%" + Objects.requireNonNull(numbers.get(node));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
