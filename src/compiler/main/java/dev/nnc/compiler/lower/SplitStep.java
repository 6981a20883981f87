package dev.nnc.compiler.lower;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Op;
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
  private final Set<String> followed = new HashSet<>();
  private boolean twice;

  private SplitStep(Program program, Graph step) {
    this.program = program;
    this.step = step;
    program.cells().stream()
        .filter(cell -> cell.op().kind() == Storage.Kind.STATE)
        .forEach(cell -> followed.add("average/" + cell.op().path()));
    Barriers.before(changed().values()).stream().filter(Barriers::isBarrier).forEach(this::partAt);
    step.updates().keySet().stream().filter(this::isState).forEach(cell -> states.add(cell.op()));
  }

  /** A stage keeps what it needs of the gradients that it gets, and gives others. */
  private void partAt(Node barrier) {
    twice |= barriers.put(variable(barrier).op(), barrier) != null;
  }

  private static Node variable(Node barrier) {
    return barrier.input(1);
  }

  static Program.Gradients of(Program program, Graph step) {
    SplitStep split = new SplitStep(program, step);
    Graph apply = split.apply();
    return split
        .obstacle(apply)
        .<Program.Gradients>map(Program.Refusal::new)
        .orElseGet(() -> new Program.Parts(split.compute(), apply));
  }

  /** States of the model, and what they are with averages, move with the gradients. */
  private boolean isState(Node cell) {
    Storage storage = (Storage) cell.op();
    boolean averaged = storage.kind() == Storage.Kind.AVERAGE && followed.contains(storage.path());
    return averaged || storage.kind() == Storage.Kind.STATE;
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
      Node value = barrier.input(0);
      builder.setOrigins(variable(barrier).origins());
      updates.put(read(builder, barrier), copy(value, builder, copies));
    }
    Graph copy = kept.map(node -> copied(copies, node));
    updates.putAll(copy.updates());
    return new Graph(copy.results(), updates);
  }

  /** The next values of all that is no state, with gradients read where barriers stood. */
  private Graph apply() {
    Graph graph = new Graph(Map.of(), changed());
    GraphBuilder builder = new GraphBuilder();
    Map<Node, Node> copies =
        copy(graph.roots(), builder, node -> Barriers.isBarrier(node) ? read(builder, node) : null);
    return graph.map(node -> copied(copies, node));
  }

  private Map<Node, Node> changed() {
    Map<Node, Node> changed = new LinkedHashMap<>(step.updates());
    changed.keySet().removeIf(this::isState);
    return changed;
  }

  /** The gradient behind a barrier, from storage. */
  private static Node read(GraphBuilder builder, Node barrier) {
    Node variable = variable(barrier);
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
    if (twice) {
      return Optional.of("keeps gradients from before a stage that differentiates again");
    }
    Set<Node> read = Barriers.before(changed().values());
    boolean loss = step.results().values().stream().anyMatch(read::contains);
    return apply.nodes().stream()
        .map(this::obstacle)
        .filter(Objects::nonNull)
        .findFirst()
        .map(found -> loss ? "reads the loss" : found);
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
