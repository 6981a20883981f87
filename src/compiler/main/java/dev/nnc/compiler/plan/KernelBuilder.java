package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.ArgMax;
import dev.nnc.compiler.ops.FileArray;
import dev.nnc.compiler.ops.GatherRows;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Random;
import dev.nnc.compiler.ops.ScatterAddRows;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.ops.WeightBelow;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.runtime.kernel.Sums;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes drafts down as kernels, once all values have their buffers. */
final class KernelBuilder {
  private final Memory memory;

  KernelBuilder(Memory memory) {
    this.memory = memory;
  }

  Kernel kernel(Draft draft) {
    if (draft.kernel == null) {
      return loop(draft);
    }
    Node node = draft.kernel;
    if (node.op() instanceof MatMul) {
      return product(node);
    }
    if (node.op() instanceof GatherRows) {
      return gather(node);
    }
    if (node.op() instanceof ScatterAddRows) {
      return scatter(node);
    }
    if (node.op() instanceof WeightBelow below) {
      return below(node, below);
    }
    if (node.op() instanceof Random random) {
      return new Kernel.Fill(random, memory.buffer(node), List.of(node));
    }
    if (node.op() instanceof FileArray array) {
      return new Kernel.Read(array, memory.buffer(node), List.of(node));
    }
    return reduction(node);
  }

  private Kernel.Loop loop(Draft draft) {
    Kernel.Loop loop = wholeLoop(draft);
    int axes = loop.body().axes().size();
    Body body = loop.body().collapse(Collections.nCopies(axes, false)).body();
    return new Kernel.Loop(body, loop.arguments(), loop.values());
  }

  /** A loop with all its axes. */
  private Kernel.Loop wholeLoop(Draft draft) {
    List<Dim> axes = Nodes.space(draft.roots.get(0).value());
    BodyBuilder builder = new BodyBuilder(memory, axes);
    List<Integer> values = new ArrayList<>();
    for (Draft.Root root : draft.roots) {
      values.add(builder.compute(root.value(), root.value() == root.owner()));
    }
    for (int i = 0; i < values.size(); i++) {
      Draft.Root root = draft.roots.get(i);
      builder.store(memory.buffer(root.owner()), root.target(), values.get(i));
    }
    List<Node> roots = draft.roots.stream().map(Draft.Root::value).toList();
    return new Kernel.Loop(builder.body(), builder.arguments(), roots);
  }

  /** Gives every element of a buffer the same value. */
  Kernel fill(Node value, double number, Buffer to) {
    List<Dim> axes = to.elements().isOne() ? List.of() : List.of(to.elements());
    Body.Argument target = new Body.Argument(Body.Form.of(to), to.dtype());
    Instruction literal = new Instruction.Literal(number, List.of(), to.dtype());
    Body.Store store = new Body.Store(0, Affine.identity(axes), 0);
    Body body = new Body(axes, List.of(target), List.of(literal), List.of(store));
    return new Kernel.Loop(body, List.of(to), List.of(value));
  }

  /** Copies a whole buffer. */
  Kernel copy(Node value, Buffer from, Buffer to) {
    List<Dim> axes = from.elements().isOne() ? List.of() : List.of(from.elements());
    Affine index = Affine.identity(axes);
    Body.Argument source = new Body.Argument(Body.Form.of(from), from.dtype());
    Body.Argument target = new Body.Argument(Body.Form.of(to), to.dtype());
    Instruction load =
        from.isScalar()
            ? new Instruction.Scalar(0, List.of(), from.dtype())
            : new Instruction.Load(0, index, List.of(), from.dtype());
    Body.Store store = new Body.Store(1, index, 0);
    Body body = new Body(axes, List.of(source, target), List.of(load), List.of(store));
    return new Kernel.Loop(body, List.of(from, to), List.of(value));
  }

  private Kernel reduction(Node node) {
    Node input = node.input(0);
    List<Integer> reduced =
        node.op() instanceof Sum sum
            ? sum.axes()
            : node.op() instanceof Max max ? max.axes() : List.of(((ArgMax) node.op()).axis());
    BodyBuilder builder = new BodyBuilder(memory, Nodes.space(input));
    int value = builder.compute(input, false);
    builder.store(memory.buffer(node), target(input.type().shape(), reduced), value);
    Body.Collapsed collapsed = builder.body().collapse(roles(input.type().shape(), reduced));
    Kernel.Joining joining =
        node.op() instanceof Sum
            ? Kernel.Joining.SUM
            : node.op() instanceof Max ? Kernel.Joining.MAX : Kernel.Joining.ARG_MAX;
    return new Kernel.Reduction(
        joining,
        collapsed.body(),
        collapsed.reduced(),
        builder.arguments(),
        scratch(joining, node, collapsed),
        List.of(node));
  }

  private static List<Boolean> roles(Shape shape, List<Integer> reduced) {
    List<Boolean> roles = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!shape.dim(axis).isOne()) {
        roles.add(reduced.contains(axis));
      }
    }
    return roles;
  }

  /** Where in the result an element of the input is joined. */
  private static Affine target(Shape shape, List<Integer> reduced) {
    List<Affine> kept = new ArrayList<>();
    Coordinates all = Coordinates.of(shape);
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!reduced.contains(axis)) {
        kept.add(all.values().get(axis));
      }
    }
    return new Coordinates(all.axes(), kept).position(shape.without(reduced));
  }

  /** Column sums over several blocks of rows need a place for a block's sums. */
  private @Nullable Buffer scratch(Kernel.Joining joining, Node node, Body.Collapsed collapsed) {
    Dim rows = Dim.ONE;
    Dim columns = Dim.ONE;
    for (int axis = 0; axis < collapsed.reduced().size(); axis++) {
      Dim extent = collapsed.body().axes().get(axis);
      if (collapsed.reduced().get(axis)) {
        rows = rows.times(extent);
        columns = Dim.ONE;
      } else {
        columns = columns.times(extent);
      }
    }
    boolean several = !rows.isFixed() || rows.size() > Sums.ROWS;
    boolean byColumns = !columns.isOne() && node.type().dtype().isReal();
    return joining == Kernel.Joining.SUM && several && byColumns
        ? new Buffer(
            Buffer.Kind.TEMPORARY,
            node,
            memory.buffer(node).name() + "/block",
            node.type().dtype(),
            columns)
        : null;
  }

  /**
   * A product with a loop on its parts.
   *
   * @param kept whether the product itself stays in memory
   */
  Kernel product(Draft draft, Draft loop, boolean kept) {
    Kernel.Product product = product(Objects.requireNonNull(draft.kernel));
    Kernel.Loop whole = wholeLoop(loop);
    Body body = whole.body().onTiles(whole.arguments().indexOf(product.out()));
    return product.withEdge(new Kernel.Loop(body, whole.arguments(), whole.values()), kept);
  }

  private Kernel.Product product(Node node) {
    Operand a = operand(node.input(0));
    Operand b = operand(node.input(1));
    Shape left = node.input(0).type().shape();
    Shape out = node.type().shape();
    int rank = out.rank();
    return new Kernel.Product(
        a.buffer,
        a.transposed,
        b.buffer,
        b.transposed,
        memory.buffer(node),
        out.part(0, rank - 2).elements(),
        out.dim(rank - 2),
        left.dim(rank - 1),
        out.dim(rank - 1),
        null,
        true,
        List.of(node));
  }

  private record Operand(Buffer buffer, boolean transposed) {}

  private Operand operand(Node input) {
    Node before = memory.holds(input) ? input : StoredValues.beforeTransposition(input);
    return new Operand(memory.buffer(before), before != input);
  }

  private Kernel gather(Node node) {
    Shape table = node.input(0).type().shape();
    Buffer indices = memory.buffer(node.input(1));
    return new Kernel.Gather(
        memory.buffer(node.input(0)),
        indices,
        memory.buffer(node),
        table.dim(0),
        indices.elements(),
        table.without(List.of(0)).elements(),
        List.of(node));
  }

  private Kernel scatter(Node node) {
    Shape table = node.type().shape();
    Buffer indices = memory.buffer(node.input(0));
    return new Kernel.ScatterAdd(
        indices,
        memory.buffer(node.input(1)),
        memory.buffer(node),
        table.dim(0),
        indices.elements(),
        table.without(List.of(0)).elements(),
        List.of(node));
  }

  private Kernel below(Node node, WeightBelow op) {
    Shape shape = node.type().shape();
    return new Kernel.Below(
        memory.buffer(node.input(0)),
        memory.buffer(node.input(1)),
        memory.buffer(node),
        shape.dim(0),
        shape.without(List.of(0)).elements(),
        op.ties(),
        List.of(node));
  }
}
