package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.ArgMax;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.Constant;
import dev.nnc.compiler.ops.Flip;
import dev.nnc.compiler.ops.GatherRows;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Pad;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which values have, for each row of a batch, elements of their own that are made of that row
 * alone: those may be computed from some rows at a time, with the same bits.
 */
final class RowWise {
  static final List<String> BATCH = List.of("batch");

  /** How a value depends on the rows. */
  enum Kind {
    /** Not at all. */
    FIXED,
    /** Row by row. */
    ROWS,
    /** Otherwise: on all rows, or on their number. */
    WHOLE
  }

  private final Map<Node, Kind> kinds = new HashMap<>();

  /**
   * @param nodes inputs before their users
   */
  RowWise(List<Node> nodes) {
    nodes.forEach(node -> kinds.put(node, decide(node)));
  }

  Kind kind(Node node) {
    return Objects.requireNonNull(kinds.get(node));
  }

  private Kind decide(Node node) {
    boolean counts = node.op() instanceof Size size && !size.dim().isFixed();
    if (counts || node.inputs().stream().anyMatch(input -> kind(input) == Kind.WHOLE)) {
      return Kind.WHOLE;
    }
    boolean fixed = node.type().shape().elements().isFixed();
    if (fixed && node.inputs().stream().allMatch(input -> kind(input) == Kind.FIXED)) {
      return Kind.FIXED;
    }
    return leads(node.type().shape()) && keepsRows(node) ? Kind.ROWS : Kind.WHOLE;
  }

  /** Whether the elements of a row stand side by side, as many for each row. */
  private static boolean leads(Shape shape) {
    return !shape.isScalar()
        && shape.dim(0).symbols().equals(BATCH)
        && shape.part(1, shape.rank()).elements().isFixed();
  }

  private boolean keepsRows(Node node) {
    if (Nodes.isElementwise(node)) {
      return allRows(node);
    }
    if (node.inputs().isEmpty()) {
      return node.op() instanceof Placeholder
          || node.op() instanceof Constant
          || (node.op() instanceof Iota iota && iota.axis() != 0);
    }
    if (node.op() instanceof MatMul) {
      Kind right = node.type().shape().rank() > 2 ? Kind.ROWS : Kind.FIXED;
      return isRows(node.input(0)) && kind(node.input(1)) == right;
    }
    if (node.op() instanceof GatherRows) {
      return kind(node.input(0)) == Kind.FIXED && isRows(node.input(1));
    }
    return moves(node) || reduces(node);
  }

  private boolean moves(Node node) {
    if (node.op() instanceof BroadcastTo broadcast) {
      boolean repeated = broadcast.added().contains(0);
      return kind(node.input(0)) == (repeated ? Kind.FIXED : Kind.ROWS);
    }
    Dim rows = node.type().shape().dim(0);
    boolean whole =
        !node.input(0).type().isScalar() && node.input(0).type().shape().dim(0).equals(rows);
    return allRows(node)
        && (node.op() instanceof Reshape
            || (node.op() instanceof Permute permute && permute.order().get(0) == 0)
            || (node.op() instanceof Concat concat && concat.axis() != 0)
            || (node.op() instanceof Flip flip && flip.axis() != 0)
            || (node.op() instanceof Slice && whole)
            || (node.op() instanceof Pad && whole));
  }

  private boolean reduces(Node node) {
    return allRows(node)
        && ((node.op() instanceof Sum sum && !sum.axes().contains(0))
            || (node.op() instanceof Max max && !max.axes().contains(0))
            || (node.op() instanceof ArgMax argMax && argMax.axis() != 0));
  }

  private boolean allRows(Node node) {
    return node.inputs().stream().allMatch(this::isRows);
  }

  private boolean isRows(Node node) {
    return kind(node) == Kind.ROWS;
  }
}
