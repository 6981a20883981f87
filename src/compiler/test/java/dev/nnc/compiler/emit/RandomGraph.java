package dev.nnc.compiler.emit;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.ArgMax;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.ConstantArray;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Flip;
import dev.nnc.compiler.ops.GatherRows;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Pad;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.ScatterAddRows;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A graph of operators drawn at random from a seed, with values of moderate size. */
final class RandomGraph {
  private static final long[] SIZES = {1, 2, 3, 4, 6, 8, 13, 16, 25, 32};
  private static final Dim BATCH = Dim.dynamic("batch");
  private static final List<Elementwise> UNARY =
      List.of(
          Elementwise.NEGATE,
          Elementwise.ABS,
          Elementwise.TANH,
          Elementwise.SIGMOID,
          Elementwise.SIN,
          Elementwise.COS,
          Elementwise.ATAN,
          Elementwise.SOFTPLUS,
          Elementwise.ERF,
          Elementwise.STOP_GRADIENT);
  private static final List<Elementwise> BINARY =
      List.of(
          Elementwise.ADD,
          Elementwise.SUBTRACT,
          Elementwise.MULTIPLY,
          Elementwise.MAXIMUM,
          Elementwise.MINIMUM);

  final DType real;
  final List<Node> placeholders = new ArrayList<>();
  final List<Node> cells = new ArrayList<>();
  final Graph graph;
  private final GraphBuilder builder = new GraphBuilder();
  private final Random random;
  private final List<Node> values = new ArrayList<>();
  private final Dim wide;
  private final Dim narrow;

  RandomGraph(long seed, DType real, int operators) {
    this.real = real;
    random = new Random(seed);
    wide = Dim.fixed(SIZES[random.nextInt(SIZES.length)]);
    narrow = Dim.fixed(SIZES[random.nextInt(6)]);
    makeSources();
    while (values.size() < operators) {
      Node made = make();
      if (made != null && !values.contains(made)) {
        values.add(made);
      }
    }
    graph = new Graph(results(), updates());
  }

  private void makeSources() {
    placeholder("x", Shape.of(BATCH, wide));
    placeholder("y", Shape.of(BATCH, wide));
    placeholder("z", Shape.of(BATCH));
    cell("w", Shape.of(wide, narrow));
    cell("v", Shape.of(wide, narrow));
    cell("b", Shape.of(wide));
    cell("a", Shape.of(wide));
    cell("s", Shape.SCALAR);
    cell("t", Shape.of(narrow, Dim.fixed(3), wide));
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < wide.size(); i++) {
      numbers.add((random.nextInt(33) - 16) / 8.0);
    }
    values.add(builder.source(new ConstantArray(numbers), type(Shape.of(wide))));
  }

  private TensorType type(Shape shape) {
    return new TensorType(real, shape);
  }

  private void placeholder(String name, Shape shape) {
    placeholders.add(builder.source(new Placeholder(name), type(shape)));
    values.add(placeholders.get(placeholders.size() - 1));
  }

  private void cell(String path, Shape shape) {
    cells.add(builder.source(new Storage(path, Storage.Kind.VARIABLE), type(shape)));
    values.add(cells.get(cells.size() - 1));
  }

  private Node pick() {
    int recent = random.nextInt(3) > 0 ? Math.min(8, values.size()) : values.size();
    return values.get(values.size() - 1 - random.nextInt(recent));
  }

  private Node source(Shape shape) {
    List<Node> exact = new ArrayList<>(placeholders);
    exact.addAll(cells);
    exact.removeIf(node -> !node.type().shape().equals(shape));
    return exact.isEmpty()
        ? Constants.of(builder, 0.5, type(shape))
        : exact.get(random.nextInt(exact.size()));
  }

  private Node bounded(Node node) {
    return builder.node(Elementwise.TANH, node);
  }

  private Node make() {
    Node a = pick();
    Shape shape = a.type().shape();
    int rank = shape.rank();
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> builder.node(UNARY.get(random.nextInt(UNARY.size())), a);
      case 3, 4, 5, 6 -> binary(a);
      case 7 -> builder.node(Elementwise.DIVIDE, a, positive(a));
      case 8 -> builder.node(Elementwise.SQRT, builder.node(Elementwise.ABS, a));
      case 9 -> choice(a);
      case 10 -> rank == 0 ? null : bounded(builder.node(new Sum(axes(rank)), a));
      case 11 -> rank == 0 ? null : builder.node(new Max(axes(rank)), a);
      case 12 -> repeated(a);
      case 13 -> rank == 0 ? null : turned(a, rank);
      case 14 -> rank == 0 ? null : part(a);
      case 15 -> rank == 0 ? null : padded(a);
      case 16 -> reshaped(a);
      case 17 -> product(a);
      case 18 -> rows(a);
      default -> rank == 0 ? null : joined(a);
    };
  }

  private Node binary(Node a) {
    Node b = pick();
    Shape shape = a.type().shape();
    if (!shape.endsWith(b.type().shape())) {
      b = source(shape);
    }
    return bounded2(
        builder.node(
            BINARY.get(random.nextInt(BINARY.size())), a, BroadcastTo.leading(builder, b, shape)));
  }

  private Node bounded2(Node node) {
    return random.nextInt(4) == 0 ? bounded(node) : node;
  }

  private Node positive(Node a) {
    Node two = Constants.of(builder, 2, a.type());
    return builder.node(Elementwise.ADD, two, builder.node(Elementwise.SIGMOID, a));
  }

  /** Compares sources only: their values are exact in every precision. */
  private Node choice(Node a) {
    Shape shape = a.type().shape();
    Node limit = Constants.of(builder, 0.125, type(shape));
    Node less = builder.node(Elementwise.LESS, source(shape), limit);
    if (random.nextBoolean() && shape.rank() > 0) {
      int axis = random.nextInt(shape.rank());
      Node index = builder.source(new Iota(axis), new TensorType(DType.INT32, shape));
      Node two = Constants.of(builder, 2, index.type());
      less = builder.node(Elementwise.OR, less, builder.node(Elementwise.LESS_EQUAL, two, index));
    }
    Node otherwise =
        random.nextBoolean()
            ? Constants.of(builder, random.nextBoolean() ? -0.0 : 1.5, a.type())
            : builder.node(new Cast(real), less);
    return builder.node(Elementwise.WHERE, less, a, otherwise);
  }

  private List<Integer> axes(int rank) {
    List<Integer> axes = new ArrayList<>();
    while (axes.isEmpty()) {
      for (int axis = 0; axis < rank; axis++) {
        if (random.nextBoolean()) {
          axes.add(axis);
        }
      }
    }
    return List.copyOf(axes);
  }

  private List<Integer> order(int rank) {
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      order.add(axis);
    }
    Collections.shuffle(order, random);
    return List.copyOf(order);
  }

  private Node repeated(Node a) {
    if (a.type().shape().rank() > 2) {
      return null;
    }
    int axis = random.nextInt(a.type().shape().rank() + 1);
    boolean dynamic = a.type().shape().isFixed() && random.nextBoolean();
    Dim added = dynamic ? BATCH : Dim.fixed(1 + random.nextInt(3));
    return builder.node(new BroadcastTo(a.type().shape().insert(axis, added), List.of(axis)), a);
  }

  private int fixedAxis(Shape shape) {
    int axis = random.nextInt(shape.rank());
    return shape.dim(axis).isFixed() ? axis : -1;
  }

  private static List<Integer> starts(int rank, int axis, int start) {
    List<Integer> starts = new ArrayList<>(Collections.nCopies(rank, 0));
    starts.set(axis, start);
    return List.copyOf(starts);
  }

  private Node turned(Node a, int rank) {
    if (random.nextBoolean()) {
      return builder.node(new Flip(random.nextInt(rank)), a);
    }
    return rank < 2 ? null : builder.node(new Permute(order(rank)), a);
  }

  private Node part(Node a) {
    Shape shape = a.type().shape();
    int axis = fixedAxis(shape);
    if (axis < 0) {
      return null;
    }
    int size = (int) shape.dim(axis).size();
    int start = random.nextInt(size);
    Dim length = Dim.fixed(1 + random.nextInt(size - start));
    return builder.node(
        new Slice(starts(shape.rank(), axis, start), shape.replace(axis, length)), a);
  }

  private Node padded(Node a) {
    Shape shape = a.type().shape();
    int axis = fixedAxis(shape);
    if (axis < 0 || shape.dim(axis).size() > 40) {
      return null;
    }
    int start = random.nextInt(3);
    Dim whole = Dim.fixed(shape.dim(axis).size() + start + random.nextInt(3));
    return builder.node(new Pad(starts(shape.rank(), axis, start), shape.replace(axis, whole)), a);
  }

  private Node reshaped(Node a) {
    Shape shape = a.type().shape();
    if (random.nextBoolean() || shape.rank() < 2) {
      int axis = random.nextInt(shape.rank() + 1);
      return shape.rank() > 3 ? null : builder.node(new Reshape(shape.insert(axis, Dim.ONE)), a);
    }
    int axis = random.nextInt(shape.rank() - 1);
    Dim merged = shape.dim(axis).times(shape.dim(axis + 1));
    Shape to = shape.without(List.of(axis + 1)).replace(axis, merged);
    Node flat = bounded2(builder.node(new Reshape(to), a));
    return random.nextBoolean() ? flat : builder.node(new Reshape(shape), flat);
  }

  private Node product(Node a) {
    Shape shape = a.type().shape();
    if (shape.rank() < 2) {
      return null;
    }
    Node left = random.nextBoolean() ? a : bounded(a);
    if (random.nextBoolean()) {
      return bounded(builder.node(new MatMul(), left, Permute.transpose(builder, pickLike(a))));
    }
    return bounded(builder.node(new MatMul(), Permute.transpose(builder, pickLike(a)), left));
  }

  private Node pickLike(Node a) {
    List<Node> same = new ArrayList<>(values);
    same.removeIf(node -> !node.type().equals(a.type()));
    return same.get(random.nextInt(same.size()));
  }

  /** Rows of a table chosen by the places of largest elements, there or back. */
  private Node rows(Node a) {
    Node index = builder.node(new ArgMax(1), placeholders.get(random.nextInt(2)));
    if (random.nextBoolean()) {
      return builder.node(new GatherRows(), cells.get(random.nextInt(4)), index);
    }
    Shape shape = a.type().shape();
    boolean fits = shape.rank() > 0 && shape.dim(0).equals(BATCH);
    return fits ? bounded(builder.node(new ScatterAddRows(wide), index, a)) : null;
  }

  private Node joined(Node a) {
    int axis = fixedAxis(a.type().shape());
    if (axis < 0 || a.type().shape().dim(axis).size() > 40) {
      return null;
    }
    Node b = builder.node(Elementwise.MULTIPLY, pickLike(a), pickLike(a));
    return random.nextBoolean()
        ? builder.node(new Concat(axis), a, b)
        : builder.node(new Concat(axis), b, a, a);
  }

  private Map<String, Node> results() {
    Map<String, Node> results = new LinkedHashMap<>();
    Node loss = Constants.of(builder, 0, type(Shape.SCALAR));
    for (int i = 0; i < 6; i++) {
      Node value = bounded(values.get(values.size() - 1 - i));
      int rank = value.type().shape().rank();
      List<Integer> all = new ArrayList<>();
      for (int axis = 0; axis < rank; axis++) {
        all.add(axis);
      }
      Node number = rank == 0 ? value : bounded(builder.node(new Sum(List.copyOf(all)), value));
      loss = builder.node(Elementwise.ADD, loss, number);
    }
    results.put("loss", loss);
    return results;
  }

  /** Next values that fit by type: computed ones, other cells' or what is fed. */
  private Map<Node, Node> updates() {
    Map<Node, Node> updates = new LinkedHashMap<>();
    for (Node cell : cells) {
      List<Node> fitting = new ArrayList<>(values);
      fitting.removeIf(node -> !node.type().equals(cell.type()));
      Node next = fitting.get(random.nextInt(fitting.size()));
      if (random.nextInt(3) > 0) {
        Node old = random.nextBoolean() ? cell : next;
        next = bounded(builder.node(Elementwise.SUBTRACT, old, next));
      }
      updates.put(cell, next);
    }
    return updates;
  }

  /** Results worth fetching on their own: some of the values. */
  Map<String, Node> samples() {
    Map<String, Node> samples = new LinkedHashMap<>();
    for (int i = values.size() - 1; i >= 10; i -= 3) {
      samples.put("value" + i, values.get(i));
    }
    return samples;
  }
}
