package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Flip;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Pad;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rules that move less. All keep every bit. */
enum MovementRules implements Rule {
  /** A constant moved is a constant. */
  MOVE_CONSTANT {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      boolean moved =
          node.op() instanceof Reshape
              || node.op() instanceof Permute
              || node.op() instanceof Slice
              || node.op() instanceof Flip
              || node.op() instanceof BroadcastTo;
      return moved && Constants.value(node.input(0)).isPresent()
          ? Constants.of(builder, Constants.value(node.input(0)).getAsDouble(), node.type())
          : null;
    }
  },

  /** reshape(reshape(x)) is reshape(x). */
  JOIN_RESHAPES {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      if (!(node.op() instanceof Reshape reshape)) {
        return null;
      }
      Node input = node.input(0);
      if (input.op() instanceof Reshape && !pins.holds(input)) {
        return Reshape.to(builder, input.input(0), reshape.shape());
      }
      return input.type().shape().equals(reshape.shape()) ? input : null;
    }
  },

  /** permute(permute(x)) is permute(x), or x. */
  JOIN_PERMUTES {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      if (!(node.op() instanceof Permute outer)) {
        return null;
      }
      Node input = node.input(0);
      if (outer.order().equals(IntStream.range(0, outer.order().size()).boxed().toList())) {
        return input;
      }
      if (!(input.op() instanceof Permute inner) || pins.holds(input)) {
        return null;
      }
      List<Integer> order = outer.order().stream().map(axis -> inner.order().get(axis)).toList();
      return builder.node(new Permute(order), input.input(0));
    }
  },

  /** flip(flip(x)) is x. */
  JOIN_FLIPS {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      return node.op() instanceof Flip
              && node.input(0).op().equals(node.op())
              && !pins.holds(node.input(0))
          ? node.input(0).input(0)
          : null;
    }
  },

  /** slice(pad(x)) is x where just the padding is cut off. */
  SLICE_OF_PAD {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      return node.op() instanceof Slice slice
              && node.input(0).op() instanceof Pad pad
              && !pins.holds(node.input(0))
              && slice.starts().equals(pad.starts())
              && slice.shape().equals(node.input(0).input(0).type().shape())
          ? node.input(0).input(0)
          : null;
    }
  },

  /** slice(concat(x, y)) is x where just x is cut out. */
  SLICE_OF_CONCAT {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      if (!(node.op() instanceof Slice slice)
          || !(node.input(0).op() instanceof Concat concat)
          || pins.holds(node.input(0))) {
        return null;
      }
      Node joined = node.input(0);
      for (int i = 0; i < joined.inputs().size(); i++) {
        boolean whole = joined.input(i).type().shape().equals(slice.shape());
        if (whole && concat.starts(joined, i).equals(slice.starts())) {
          return joined.input(i);
        }
      }
      return null;
    }
  },

  /** A slice of everything is nothing cut off. */
  SLICE_OF_ALL {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      return node.op() instanceof Slice slice && slice.shape().equals(node.input(0).type().shape())
          ? node.input(0)
          : null;
    }
  },

  /** A sum or maximum along axes of size 1 only is a reshape. */
  REDUCE_ONES {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      List<Integer> axes =
          node.op() instanceof Sum sum
              ? sum.axes()
              : node.op() instanceof Max max ? max.axes() : List.of();
      Shape shape = axes.isEmpty() ? Shape.SCALAR : node.input(0).type().shape();
      boolean ones = !axes.isEmpty() && axes.stream().allMatch(axis -> shape.dim(axis).isOne());
      return ones ? Reshape.to(builder, node.input(0), node.type().shape()) : null;
    }
  },

  /** f(broadcast(x), broadcast(y)) is broadcast(f(x, y)), computed once. */
  HOIST_BROADCAST {
    @Override
    public @Nullable Node apply(GraphBuilder builder, Node node, Pins pins) {
      if (node.op().family() != Family.ELEMENTWISE || FoldRules.castsToItself(node)) {
        return null;
      }
      BroadcastTo common = common(node, pins);
      if (common == null) {
        return null;
      }
      List<Node> inner = new ArrayList<>();
      for (Node input : node.inputs()) {
        Shape shape = common.shape().without(common.added());
        inner.add(
            Constants.value(input).isPresent()
                ? Constants.of(
                    builder, Constants.value(input).getAsDouble(), input.type().with(shape))
                : input.input(0));
      }
      Node computed = builder.node(node.op(), inner);
      return BroadcastTo.along(builder, computed, common.shape(), common.added());
    }

    private @Nullable BroadcastTo common(Node node, Pins pins) {
      BroadcastTo common = null;
      for (Node input : node.inputs()) {
        if (Constants.value(input).isEmpty()) {
          boolean fits =
              input.op() instanceof BroadcastTo broadcast
                  && !pins.holds(input)
                  && (common == null || common.equals(broadcast));
          if (!fits) {
            return null;
          }
          common = (BroadcastTo) input.op();
        }
      }
      return common;
    }
  };

  @Override
  public Strength strength() {
    return Strength.EXACT;
  }
}
