package dev.nnc.compiler.ir;

import dev.nnc.compiler.eval.Derivatives;
import dev.nnc.compiler.eval.Values;
import dev.nnc.compiler.ops.Calculus;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Graphs over all operators, the same for the same seed. Every value in them is finite, of moderate
 * size and away from kinks, so that what is equal in real numbers is nearly equal when computed.
 */
public final class RandomGraphs {
  private static final Dim BATCH = Dim.dynamic("batch");
  private static final List<Shape> SHAPES =
      List.of(
          Shape.SCALAR,
          Shape.fixed(1),
          Shape.fixed(3),
          Shape.of(BATCH),
          Shape.of(BATCH, Dim.fixed(3)),
          Shape.fixed(2, 3),
          Shape.fixed(3, 3),
          Shape.of(BATCH, Dim.fixed(2), Dim.fixed(3)));
  private static final double[] NUMBERS = {0, 1, -1, 2, 0.5, 3};

  /**
   * A graph and what to feed it.
   *
   * @param graph results {@code r0}, {@code r1}, … and updates of the variables
   * @param values of the graph's placeholders and variables
   */
  public record Sample(Graph graph, Values values) {}

  private final Random random;
  private final DType real;
  private final GraphBuilder builder = new GraphBuilder();
  private final List<Node> pool = new ArrayList<>();
  private final List<Node> variables = new ArrayList<>();
  private final Values values = new Values();
  private final RandomOperators operators;

  private RandomGraphs(long seed, DType real) {
    this.random = new Random(seed);
    this.real = real;
    addSources();
    this.operators = new RandomOperators(random, builder, pool, values);
  }

  /** A graph of some operators. */
  public static Sample sample(long seed, DType real, int operators) {
    return new RandomGraphs(seed, real).sample(operators, false);
  }

  /** A graph with derivatives in it, by variables and by a value of the middle. */
  public static Sample withDerivatives(long seed, DType real, int operators) {
    return new RandomGraphs(seed, real).sample(operators, true);
  }

  private Sample sample(int wanted, boolean derivatives) {
    operators.grow(wanted);
    Map<String, Node> results = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      results.put("r" + i, pool.get(pool.size() - 1 - i));
    }
    if (derivatives) {
      differentiate(results);
    }
    Map<Node, Node> updates = new LinkedHashMap<>();
    for (Node variable : variables) {
      List<Node> fits = pool.stream().filter(n -> n.type().equals(variable.type())).toList();
      updates.put(variable, fits.get(fits.size() - 1));
    }
    return new Sample(new Graph(results, updates), values);
  }

  private void differentiate(Map<String, Node> results) {
    List<Node> reals = pool.stream().filter(n -> n.type().dtype() == real).toList();
    Node y = Derivatives.total(builder, reals.get(reals.size() - 1));
    Node middle = reals.get(reals.size() / 2);
    results.put("by_middle", builder.node(Calculus.GRADIENT, y, middle));
    for (Node variable : variables) {
      results.put("by_" + variable.op().label(), builder.node(Calculus.GRADIENT, y, variable));
    }
  }

  private void addSources() {
    for (Shape shape : SHAPES) {
      int index = SHAPES.indexOf(shape);
      TensorType type = new TensorType(real, shape);
      boolean feed = !shape.isFixed() || random.nextBoolean();
      Op op = feed ? new Placeholder("x" + index) : new Storage("v" + index, Storage.Kind.VARIABLE);
      addSource(op, type);
      pool.add(Constants.of(builder, NUMBERS[random.nextInt(NUMBERS.length)], type));
    }
    addSource(new Placeholder("flag"), new TensorType(DType.BOOL, Shape.of(BATCH, Dim.fixed(3))));
    addSource(new Placeholder("index"), new TensorType(DType.INT32, Shape.of(BATCH)));
    addSource(new Placeholder("choice"), new TensorType(DType.INT32, Shape.fixed(2)));
    pool.add(builder.source(new Iota(1), new TensorType(DType.INT32, Shape.fixed(2, 3))));
  }

  private void addSource(Op op, TensorType type) {
    Node node = builder.source(op, type);
    pool.add(node);
    if (op instanceof Storage) {
      variables.add(node);
    }
    int[] sizes =
        type.shape().dims().stream()
            .mapToInt(dim -> dim.isFixed() ? (int) dim.size() : Values.BATCH)
            .toArray();
    double[] data = new double[DenseArray.size(sizes)];
    for (int i = 0; i < data.length; i++) {
      data[i] = element(type.dtype());
    }
    values.put(node, new DenseArray(sizes, data));
  }

  private double element(DType dtype) {
    return switch (dtype) {
      case FLOAT32, FLOAT64 -> (float) (random.nextDouble() * 3 - 1.5);
      case INT32 -> random.nextInt(3);
      case BOOL -> random.nextInt(2);
    };
  }
}
