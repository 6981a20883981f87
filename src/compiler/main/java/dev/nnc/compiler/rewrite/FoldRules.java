package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Rules over operators' values rather than their names. */
enum FoldRules implements Rule {
  /**
   * f(constant, …) is a constant, computed in double and rounded once. Integers that overflow are
   * left to run time.
   */
  FOLD_CONSTANTS(Strength.STABLE) {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      boolean constant = node.inputs().stream().allMatch(i -> Constants.value(i).isPresent());
      boolean folds = node.op().family() == Family.ELEMENTWISE && !castsToItself(node);
      if (!constant || !folds || node.inputs().isEmpty()) {
        return null;
      }
      List<DenseArray> scalars =
          node.inputs().stream()
              .map(input -> DenseArray.scalar(Constants.value(input).orElseThrow()))
              .toList();
      double value = node.op().evaluate(scalars, new int[0], NoEnvironment.INSTANCE)[0];
      boolean overflows = node.type().dtype() == DType.INT32 && value != (int) value;
      return overflows ? null : Constants.of(builder, value, node.type());
    }
  },

  /** where(true, x, y) is x. */
  CHOOSE_KNOWN(Strength.EXACT) {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      if (node.op() != Elementwise.WHERE) {
        return null;
      }
      OptionalDouble condition = Constants.value(node.input(0));
      return condition.isEmpty() ? null : node.input(condition.getAsDouble() != 0 ? 1 : 2);
    }
  },

  /** A cast to the type that is there already, or back from a wider one. */
  DROP_CASTS(Strength.EXACT) {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      if (!(node.op() instanceof Cast cast)) {
        return null;
      }
      Node input = node.input(0);
      if (castsToItself(node)) {
        return pins.expected() ? null : input;
      }
      boolean widened =
          input.op() instanceof Cast first
              && first.to() == DType.FLOAT64
              && input.input(0).type().dtype() == cast.to()
              && !pins.holds(input);
      return widened ? input.input(0) : null;
    }
  },

  /** The sum of n equal values is n times the value. */
  SUM_OF_EQUALS(Strength.STABLE) {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      if (!(node.op() instanceof Sum sum)) {
        return null;
      }
      Node input = node.input(0);
      Node each = null;
      if (Constants.value(input).isPresent()) {
        each = Constants.of(builder, Constants.value(input).getAsDouble(), node.type());
      } else if (input.op() instanceof BroadcastTo broadcast
          && broadcast.added().equals(sum.axes())
          && !pins.holds(input)) {
        each = input.input(0);
      }
      return each == null ? null : times(builder, each, summed(input.type().shape(), sum));
    }
  };

  private final Strength strength;

  FoldRules(Strength strength) {
    this.strength = strength;
  }

  @Override
  public Strength strength() {
    return strength;
  }

  /** Whether a node does nothing but keep a pinned value apart. */
  static boolean castsToItself(Node node) {
    return node.op() instanceof Cast && node.type().equals(node.input(0).type());
  }

  private static Dim summed(Shape shape, Sum sum) {
    Dim count = Dim.ONE;
    for (int axis : sum.axes()) {
      count = count.times(shape.dim(axis));
    }
    return count;
  }

  private static Node times(GraphBuilder builder, Node each, Dim count) {
    DType dtype = each.type().dtype();
    Node size =
        count.isFixed()
            ? Constants.of(builder, (double) count.size(), TensorType.scalar(dtype))
            : builder.node(
                new Cast(dtype), builder.source(new Size(count), TensorType.scalar(DType.FLOAT64)));
    Node spread = BroadcastTo.leading(builder, size, each.type().shape());
    return builder.node(Elementwise.MULTIPLY, each, spread);
  }
}
