package dev.nnc.compiler.ir;

import dev.nnc.compiler.eval.Values;
import dev.nnc.compiler.ops.ArgMax;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Flip;
import dev.nnc.compiler.ops.GatherRows;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Pad;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.ScatterAddRows;
import dev.nnc.compiler.ops.Signature;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Applies random operators to the values of a pool, which grows. */
final class RandomOperators {
  private static final List<Elementwise> OPERATORS = List.of(Elementwise.values());
  private static final double LARGEST = 20;
  private static final Dim BATCH = Dim.dynamic("batch");

  private final Random random;
  private final GraphBuilder builder;
  private final List<Node> pool;
  private final Values values;
  private final Kinks kinks;

  RandomOperators(Random random, GraphBuilder builder, List<Node> pool, Values values) {
    this.random = random;
    this.builder = builder;
    this.pool = pool;
    this.values = values;
    this.kinks = new Kinks(values);
  }

  /** Adds as many values as wanted. */
  void grow(int wanted) {
    for (int made = 0, tries = 0; made < wanted && tries < 100 * wanted; tries++) {
      Node node = random.nextInt(3) > 0 ? elementwise() : structural(pick());
      if (node != null && !pool.contains(node) && moderate(node)) {
        pool.add(node);
        made++;
      }
    }
  }

  private boolean moderate(Node node) {
    return Arrays.stream(values.evaluate(node)).allMatch(x -> Math.abs(x) <= LARGEST);
  }

  /** Late values more often, or the graphs stay flat. */
  private Node pick() {
    int from = random.nextBoolean() ? Math.max(0, pool.size() - 8) : 0;
    return pool.get(from + random.nextInt(pool.size() - from));
  }

  private @Nullable Node elementwise() {
    Elementwise op = OPERATORS.get(random.nextInt(OPERATORS.size()));
    Node first = pick();
    List<Node> inputs = new ArrayList<>(List.of(first));
    if (op == Elementwise.WHERE) {
      Node value = pick();
      inputs = new ArrayList<>(List.of(like(value.type().with(DType.BOOL)), value));
      first = value;
    }
    while (inputs.size() < op.arity()) {
      inputs.add(like(first.type()));
    }
    boolean typed = op.signature() == Signature.CHOICE || op.signature().accepts(dtype(first));
    return typed && kinks.avoids(op, inputs) ? builder.node(op, inputs) : null;
  }

  private static DType dtype(Node node) {
    return node.type().dtype();
  }

  /** A value of a type. */
  private Node like(TensorType type) {
    List<Node> fits = pool.stream().filter(node -> node.type().equals(type)).toList();
    return fits.isEmpty() || random.nextInt(6) == 0
        ? Constants.of(builder, random.nextInt(2), type)
        : fits.get(random.nextInt(fits.size()));
  }

  private @Nullable Node structural(Node x) {
    Shape shape = x.type().shape();
    int rank = shape.rank();
    return switch (random.nextInt(12)) {
      case 0 -> rank > 0 && number(x) ? builder.node(new Sum(axes(rank)), x) : null;
      case 1 -> rank > 0 && kinks.distinct(x) ? builder.node(new Max(axes(rank)), x) : null;
      case 2 -> rank > 0 && kinks.distinct(x) ? builder.node(new ArgMax(rank - 1), x) : null;
      case 3 -> broadcast(x, shape);
      case 4 -> cast(x);
      case 5 -> rank > 1 ? turned(x, rank) : null;
      case 6 -> builder.node(new Reshape(reshaped(shape)), x);
      case 7 -> slice(x, shape);
      case 8 -> pad(x, shape);
      case 9 -> concat(x, shape);
      case 10 -> matmul(x);
      default -> rows(x, shape);
    };
  }

  private static boolean number(Node x) {
    return dtype(x).isNumber();
  }

  private List<Integer> axes(int rank) {
    List<Integer> axes =
        IntStream.range(0, rank).boxed().filter(axis -> random.nextBoolean()).toList();
    return axes.isEmpty() ? List.of(random.nextInt(rank)) : axes;
  }

  private @Nullable Node broadcast(Node x, Shape shape) {
    int axis = random.nextInt(shape.rank() + 1);
    Dim dim = random.nextBoolean() ? Dim.fixed(2) : BATCH;
    return shape.rank() > 2
        ? null
        : builder.node(new BroadcastTo(shape.insert(axis, dim), List.of(axis)), x);
  }

  private @Nullable Node cast(Node x) {
    DType real = dtype(pool.get(0));
    return dtype(x) == real ? null : builder.node(new Cast(real), x);
  }

  private Node turned(Node x, int rank) {
    return random.nextBoolean()
        ? builder.node(new Flip(random.nextInt(rank)), x)
        : builder.node(new Permute(order(rank)), x);
  }

  private List<Integer> order(int rank) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    Collections.shuffle(order, random);
    return List.copyOf(order);
  }

  private Shape reshaped(Shape shape) {
    return random.nextBoolean()
        ? Shape.of(shape.elements())
        : shape.insert(random.nextInt(shape.rank() + 1), Dim.ONE);
  }

  private @Nullable Node slice(Node x, Shape shape) {
    List<Integer> starts = new ArrayList<>();
    Shape part = shape;
    for (int axis = 0; axis < shape.rank(); axis++) {
      int size = shape.dim(axis).isFixed() ? (int) shape.dim(axis).size() : 0;
      int start = size > 1 ? random.nextInt(2) : 0;
      starts.add(start);
      part = start > 0 ? part.replace(axis, Dim.fixed(size - 1)) : part;
    }
    return builder.node(new Slice(List.copyOf(starts), part), x);
  }

  private @Nullable Node pad(Node x, Shape shape) {
    List<Integer> starts = new ArrayList<>();
    Shape whole = shape;
    for (int axis = 0; axis < shape.rank(); axis++) {
      int start = shape.dim(axis).isFixed() ? random.nextInt(2) : 0;
      starts.add(start);
      whole = start > 0 ? whole.replace(axis, Dim.fixed(shape.dim(axis).size() + start)) : whole;
    }
    return whole.equals(shape) ? null : builder.node(new Pad(List.copyOf(starts), whole), x);
  }

  private @Nullable Node concat(Node x, Shape shape) {
    int axis = shape.rank() - 1;
    boolean fits = axis >= 0 && shape.dim(axis).isFixed() && shape.dim(axis).size() < 8;
    return fits ? builder.node(new Concat(axis), x, like(x.type())) : null;
  }

  private @Nullable Node matmul(Node x) {
    for (Node y : pool) {
      Shape left = x.type().shape();
      Shape right = y.type().shape();
      boolean fits = left.rank() == 2 && right.rank() == 2 && left.dim(1).equals(right.dim(0));
      if (fits && dtype(x).isReal() && dtype(x) == dtype(y)) {
        return builder.node(new MatMul(), x, y);
      }
    }
    return null;
  }

  /** Indices are below 3, and so are those of tables with three rows. */
  private @Nullable Node rows(Node x, Shape shape) {
    List<Node> indices =
        pool.stream().filter(n -> n.op().label().matches("placeholder (index|choice)")).toList();
    Node index = indices.get(random.nextInt(indices.size()));
    boolean table = shape.rank() > 0 && shape.dim(0).equals(Dim.fixed(3));
    if (table && random.nextBoolean()) {
      return builder.node(new GatherRows(), x, index);
    }
    boolean rows = shape.rank() > 0 && shape.part(0, 1).equals(index.type().shape());
    return rows && number(x) ? builder.node(new ScatterAddRows(Dim.fixed(3)), index, x) : null;
  }
}
