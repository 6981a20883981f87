package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Pad;
import dev.nnc.compiler.ops.Reshape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Decides which values of loops are kept in memory. Some must be: results, and what a product or
 * another kernel reads whole. Of the others those are kept that several kernels need and that are
 * not cheap to compute again, or are of cells that have their next values by then.
 */
final class StoredValues {
  /** A value this cheap, counted from stored ones, is computed again by each kernel. */
  private static final int CHEAP = 4;

  /** Computed again for every element of a broadcast. */
  private static final int TRIVIAL = 1;

  /** Operations between a stored value and those it is computed from. */
  static final int MOST_INSTRUCTIONS = 100;

  private final Graph graph;
  private final Levels levels;
  private final boolean fuse;
  private final List<Node> nodes;
  private final Set<Node> shortRows;
  private final Set<Node> stored = new HashSet<>();
  private final Map<Node, Integer> users = new HashMap<>();

  /** The kernels and loops that need a value. */
  private final Map<Node, Distinct<Object>> readers = new HashMap<>();

  /** The level of the last of them. */
  private final Map<Node, Integer> lastReads = new HashMap<>();

  /** The first level at which a cell that a value is computed from has its next value. */
  private final Map<Node, Integer> outdated = new HashMap<>();

  private final Map<Node, Integer> costs = new HashMap<>();
  private final Map<Node, Integer> sizes = new HashMap<>();
  private final Map<Node, Distinct<Node>> functions = new HashMap<>();

  /**
   * @param shortRows what is kept if several kernels need it, however cheap it is
   */
  StoredValues(Graph graph, List<Node> nodes, Set<Node> shortRows, Levels levels, boolean fuse) {
    this.graph = graph;
    this.nodes = nodes;
    this.shortRows = shortRows;
    this.levels = levels;
    this.fuse = fuse;
  }

  Set<Node> decide() {
    graph.results().values().forEach(this::require);
    graph.updates().values().forEach(this::require);
    nodes.forEach(this::requireOperands);
    stored.addAll(EarlyValues.of(nodes, levels, stored));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      findReaders(nodes.get(i));
    }
    nodes.forEach(this::decide);
    return stored;
  }

  /** Sees to it that a value is in memory. A reshape is another view of what is. */
  private void require(Node node) {
    Node base = node;
    while (base.op() instanceof Reshape && !stored.contains(base)) {
      base = base.input(0);
    }
    if (Nodes.isFusable(base) || Nodes.isImmediate(base)) {
      stored.add(base);
    }
  }

  private void requireOperands(Node node) {
    if (node.op() instanceof MatMul) {
      node.inputs().forEach(input -> require(fuse ? beforeTransposition(input) : input));
    } else if (node.op().family() == Family.GATHER) {
      node.inputs().forEach(this::require);
    } else if (node.op() instanceof Pad) {
      requirePadded(node.input(0));
    } else if (node.op() instanceof Reshape && !isMap(node)) {
      require(node.input(0));
    }
    if (!fuse && Nodes.isFusable(node)) {
      require(node);
    }
    if (Nodes.isFusable(node)) {
      node.inputs().stream().filter(Nodes::laysRows).forEach(stored::add);
    }
  }

  /** What a product reads where it takes its operand transposed. */
  static Node beforeTransposition(Node operand) {
    return Nodes.isTransposition(operand) ? operand.input(0) : operand;
  }

  static boolean isMap(Node reshape) {
    return Coordinates.canReshape(reshape.input(0).type().shape(), reshape.type().shape());
  }

  /** Only memory can be left unread. */
  private void requirePadded(Node operand) {
    Node base = operand;
    while (Nodes.isMovement(base) && !stored.contains(base)) {
      base = base.input(0);
    }
    if (Nodes.isElementwise(base) || base.op() instanceof Iota) {
      stored.add(base);
    }
  }

  private void findReaders(Node node) {
    Distinct<Object> own = readersOf(node);
    for (Node input : node.inputs()) {
      users.merge(input, 1, Integer::sum);
      Distinct<Object> reader = stored.contains(node) ? loop(node) : own;
      if (node.op() instanceof Concat) {
        reader = loop(input);
      } else if (Nodes.isKernel(node)) {
        reader = Distinct.of(node);
      }
      readers.merge(input, reader, Distinct::and);
      lastReads.merge(input, lastRead(node), Math::max);
    }
  }

  private int lastRead(Node node) {
    boolean isComputed = stored.contains(node) || Nodes.isKernel(node);
    return isComputed ? levels.of(node) : lastReads.getOrDefault(node, levels.of(node));
  }

  private Distinct<Object> loop(Node node) {
    return Distinct.of(levels.loop(node));
  }

  private void decide(Node node) {
    if (node.op() instanceof BroadcastTo) {
      storeRepeated(node.input(0));
    }
    if (Nodes.isFusable(node) && !stored.contains(node)) {
      limitSize(node);
      if (isWorthMemory(node)) {
        stored.add(node);
      }
    }
    boolean inMemory = stored.contains(node) || !Nodes.isFusable(node);
    costs.put(node, inMemory ? 0 : sum(costs, node, Nodes.cost(node)));
    sizes.put(node, inMemory ? 0 : sum(sizes, node, 1));
    functions.put(node, inMemory ? Distinct.none() : functions(node));
    outdated.put(node, inMemory ? nextValue(node) : outdated(node));
  }

  private static int sum(Map<Node, Integer> numbers, Node node, int own) {
    int sum = own;
    for (Node input : node.inputs()) {
      sum = Math.min(1_000_000, sum + Objects.requireNonNull(numbers.get(input)));
    }
    return sum;
  }

  private boolean isWorthMemory(Node node) {
    boolean shared = users.getOrDefault(node, 0) > 1 && readersOf(node).several();
    if (shared && node.type().isScalar()) {
      return Nodes.isElementwise(node);
    }
    return shared
        && (sum(costs, node, Nodes.cost(node)) > CHEAP
            || shortRows.contains(node)
            || outdated(node) <= lastReads.getOrDefault(node, 0));
  }

  /** When a cell takes its next value; it would need another array to keep the old one longer. */
  private int nextValue(Node node) {
    Node next = graph.updates().get(node);
    return next == null ? Integer.MAX_VALUE : levels.of(next);
  }

  private int outdated(Node node) {
    int first = Integer.MAX_VALUE;
    for (Node input : node.inputs()) {
      first = Math.min(first, outdated.getOrDefault(input, Integer.MAX_VALUE));
    }
    return first;
  }

  private Distinct<Object> readersOf(Node node) {
    return readers.getOrDefault(node, Distinct.none());
  }

  private void storeRepeated(Node operand) {
    boolean repeated = costs.getOrDefault(operand, 0) > (operand.type().isScalar() ? 0 : TRIVIAL);
    if (repeated && Nodes.isFusable(operand)) {
      store(operand);
    }
  }

  /** Stores the largest operands until what is left is no larger than one method should be. */
  private void limitSize(Node node) {
    while (sum(sizes, node, 1) > MOST_INSTRUCTIONS) {
      Node largest = node.input(0);
      for (Node input : node.inputs()) {
        largest = size(input) > size(largest) ? input : largest;
      }
      store(largest);
    }
    limitFunctions(node);
  }

  /** A loop with more than one function would not run in lanes. */
  private void limitFunctions(Node node) {
    if (node.type().isScalar()) {
      return;
    }
    for (Node input : node.inputs()) {
      boolean computes = !functionsOf(input).isEmpty() && Nodes.isFusable(input);
      if (computes && functions(node).several()) {
        store(input);
      }
    }
  }

  /** With its own. */
  private Distinct<Node> functions(Node node) {
    Distinct<Node> all = Nodes.function(node);
    for (Node input : node.inputs()) {
      all = all.and(functionsOf(input));
    }
    return all;
  }

  private Distinct<Node> functionsOf(Node node) {
    return functions.getOrDefault(node, Distinct.none());
  }

  private int size(Node node) {
    return Objects.requireNonNull(sizes.get(node));
  }

  private void store(Node node) {
    stored.add(node);
    costs.put(node, 0);
    sizes.put(node, 0);
    functions.put(node, Distinct.none());
  }
}
