package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.Constant;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.FileArray;
import dev.nnc.compiler.ops.Flip;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.Pad;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;

/** What the planner asks of a node. */
final class Nodes {
  private static final int CHEAP = 1;
  private static final int DEAR = 4;
  private static final int FUNCTION = 20;

  private Nodes() {}

  /** Whether a loop can compute it at any point from its operands. */
  static boolean isFusable(Node node) {
    return isElementwise(node) || isMovement(node);
  }

  static boolean isElementwise(Node node) {
    return node.op().family() == Family.ELEMENTWISE;
  }

  static boolean isMovement(Node node) {
    return node.op().family() == Family.MOVEMENT && !(node.op() instanceof Concat);
  }

  /** What is spread or viewed otherwise. */
  static Node beforeMovement(Node node) {
    Node before = node;
    while (before.op() instanceof BroadcastTo || before.op() instanceof Reshape) {
      before = before.input(0);
    }
    return before;
  }

  /** Whether it is known without memory: a constant, an index. */
  static boolean isImmediate(Node node) {
    return node.op() instanceof Constant || node.op() instanceof Iota;
  }

  static boolean isClock(Node node) {
    return node.op() instanceof Clock || node.op() instanceof Size;
  }

  /** Whether it has a kernel of its own. */
  static boolean isKernel(Node node) {
    return switch (node.op().family()) {
      case REDUCTION, CONTRACTION, GATHER, RANDOM -> true;
      case MOVEMENT -> node.op() instanceof Concat;
      case SOURCE -> node.op() instanceof FileArray;
      case ELEMENTWISE -> false;
      case CALCULUS -> throw new IllegalStateException(node + " is left over");
    };
  }

  /** The dimensions that a loop over it needs. */
  static List<Dim> space(Node node) {
    return space(node.type().shape());
  }

  static List<Dim> space(Shape shape) {
    return shape.dims().stream().filter(dim -> !dim.isOne()).toList();
  }

  /** Whether each element is made of the elements at the same place of the operands. */
  static boolean keepsPlaces(Node node) {
    return isElementwise(node)
        || (node.op() instanceof Reshape && space(node).equals(space(node.input(0))));
  }

  /** Whether it exchanges the last two axes and nothing else. */
  static boolean isTransposition(Node node) {
    if (!(node.op() instanceof Permute permute)) {
      return false;
    }
    int rank = permute.order().size();
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < rank - 2; axis++) {
      order.add(axis);
    }
    order.add(rank - 1);
    order.add(rank - 2);
    return permute.order().equals(order);
  }

  /**
   * Whether it lays short rows side by side, so that what reads them does so in order: worth a pass
   * of its own.
   */
  static boolean laysRows(Node node) {
    Shape shape = node.type().shape();
    return isTransposition(node)
        && shape.rank() == 2
        && !shape.dim(0).isLong()
        && shape.dim(1).isLong();
  }

  /** What it costs to compute an element again, without its operands. */
  static int cost(Node node) {
    if (node.op() instanceof Elementwise op) {
      return cost(op);
    }
    boolean free =
        node.op() instanceof BroadcastTo
            || node.op() instanceof Permute
            || node.op() instanceof Slice
            || node.op() instanceof Flip
            || node.op() instanceof Reshape;
    return free ? 0 : node.op() instanceof Pad ? DEAR : CHEAP;
  }

  /** How many elementary functions it is: one or none. */
  static int functions(Node node) {
    return node.op() instanceof Elementwise op && cost(op) == FUNCTION ? 1 : 0;
  }

  static Distinct<Node> function(Node node) {
    return functions(node) > 0 ? Distinct.of(node) : Distinct.none();
  }

  private static int cost(Elementwise op) {
    int work = op.java().work();
    return work <= 2 ? CHEAP : work <= DEAR ? DEAR : FUNCTION;
  }
}
