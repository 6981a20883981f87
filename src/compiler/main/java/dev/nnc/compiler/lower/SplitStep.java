package dev.nnc.compiler.lower;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Op;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.ops.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts a checked step at the gradients that its optimizer gets, which stand behind barriers: what
 * comes before gives them, what comes after takes them from storage, with the same bits.
 */
final class SplitStep {
  private final Program program;
  private final Graph step;
  private final Map<Op, Node> barriers = new LinkedHashMap<>();
  private final Set<Op> states = new HashSet<>();

  private SplitStep(Program program, Graph step) {
    this.program = program;
    this.step = step;
    step.nodes().stream()
        .filter(SplitStep::isBarrier)
        .forEach(barrier -> barriers.put(barrier.input(0).input(1).op(), barrier));
    step.updates().keySet().stream()
        .filter(SplitStep::isState)
        .forEach(cell -> states.add(cell.op()));
  }

  static Program.Gradients of(Program program, Graph step) {
    SplitStep split = new SplitStep(program, step);
    Graph apply = split.apply();
    return split
        .obstacle(apply)
        .<Program.Gradients>map(Program.Refusal::new)
        .orElseGet(() -> new Program.Parts(split.compute(), apply));
  }

  private static boolean isState(Node cell) {
    return ((Storage) cell.op()).kind() == Storage.Kind.STATE;
  }

  private static Storage gradient(Node variable) {
    return new Storage(((Storage) variable.op()).path(), Storage.Kind.GRADIENT);
  }

  /** The barriers around gradients, in the order of the making of their variables. */
  private List<Node> gradients() {
    return program.cells().stream()
        .map(cell -> barriers.get(cell.op()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The step's results, the gradients, and the next values of the model's own states. */
  private Graph compute() {
    Map<Node, Node> states = new LinkedHashMap<>(step.updates());
    states.keySet().removeIf(cell -> !isState(cell));
    Graph kept = new Graph(step.results(), states);
    List<Node> roots = new ArrayList<>(kept.roots());
    gradients().forEach(barrier -> roots.addAll(barrier.input(0).inputs()));
    GraphBuilder builder = new GraphBuilder();
    Map<Node, Node> copies = copy(roots, builder, node -> null);
    Map<Node, Node> updates = new LinkedHashMap<>();
    for (Node barrier : gradients()) {
      Node loss = barrier.input(0).input(0);
      Node variable = barrier.input(0).input(1);
      builder.setOrigins(variable.origins());
      updates.put(
          builder.source(gradient(variable), variable.type()),
          builder.node(Calculus.GRADIENT, copied(copies, loss), copied(copies, variable)));
    }
    Graph copy = kept.map(node -> copied(copies, node));
    updates.putAll(copy.updates());
    return new Graph(copy.results(), updates);
  }

  /** The next values of all that is no state, with gradients read where barriers stood. */
  private Graph apply() {
    Map<Node, Node> changed = new LinkedHashMap<>(step.updates());
    changed.keySet().removeIf(SplitStep::isState);
    Graph graph = new Graph(Map.of(), changed);
    GraphBuilder builder = new GraphBuilder();
    Map<Node, Node> copies =
        copy(graph.roots(), builder, node -> isBarrier(node) ? read(builder, node) : null);
    return graph.map(node -> copied(copies, node));
  }

  private static boolean isBarrier(Node node) {
    return node.op() == Calculus.BARRIER;
  }

  /** The gradient behind a barrier, from storage. */
  private static Node read(GraphBuilder builder, Node barrier) {
    Node variable = barrier.input(0).input(1);
    return builder.source(gradient(variable), variable.type());
  }

  private interface Replacement {
    @Nullable Node of(Node node);
  }

  private static Map<Node, Node> copy(
      List<Node> roots, GraphBuilder builder, Replacement replacement) {
    Map<Node, Node> copies = new HashMap<>();
    for (Node node : Graph.topological(roots)) {
      builder.setOrigins(node.origins());
      Node replaced = replacement.of(node);
      copies.put(node, replaced == null ? copy(node, builder, copies) : replaced);
    }
    return copies;
  }

  private static Node copy(Node node, GraphBuilder builder, Map<Node, Node> copies) {
    return node.inputs().isEmpty()
        ? builder.source(node.op(), node.type())
        : builder.node(
            node.op(), node.inputs().stream().map(input -> copied(copies, input)).toList());
  }

  private static Node copied(Map<Node, Node> copies, Node node) {
    return Objects.requireNonNull(copies.get(node));
  }

  /** What an update reads besides gradients and what only updates change, if anything. */
  private Optional<String> obstacle(Graph apply) {
    return apply.nodes().stream().map(this::obstacle).filter(Objects::nonNull).findFirst();
  }

  private @Nullable String obstacle(Node node) {
    if (node.op() instanceof Placeholder placeholder) {
      return "reads `" + placeholder.name() + "`";
    }
    if (node.op() instanceof Storage storage && states.contains(storage)) {
      return "reads `" + storage.path() + "`, which changes with the gradients";
    }
    if (node.op() instanceof Size || !node.type().shape().isFixed()) {
      return "reads how many rows are fed";
    }
    return node.op().family() == Family.CALCULUS ? "has a derivative of its own" : null;
  }
}
