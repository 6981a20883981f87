package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Max;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Signature;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every elementwise operator, and every form of sum, computed in lanes has the bits of plain Java:
 * for special values, for operands that are vectors and single numbers, at awkward sizes.
 */
final class LaneParityTest {
  private static final Span NOWHERE = new Span(Source.of("parity.nn", "parity"), 0, 6);
  private static final int[] SIZES = {
    1, 4, 6, 8, 13, 16, 25, 32, 64, 100, 128, 207, 256, 300, 512, 702, 1024
  };
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    -2.5,
    1.5,
    100,
    -100,
    88.5,
    -104,
    1e-30,
    -1e-40,
    3e38,
    -3e38,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };
  private static final int WIDTH = 37;

  private final GraphBuilder builder = new GraphBuilder();
  private final Map<String, Node> results = new LinkedHashMap<>();

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void lanesHaveTheBitsOfPlainJava(DType real) {
    Dim rows = Dim.dynamic("batch");
    TensorType vector = new TensorType(real, Shape.of(rows));
    TensorType table = new TensorType(real, Shape.of(rows, Dim.fixed(WIDTH)));
    for (Elementwise op : Elementwise.values()) {
      for (int uniform = 0; uniform < 1 << op.arity(); uniform++) {
        put(op.label() + "_" + uniform, operator(op, vector, uniform));
      }
    }
    Node x = source("x", table);
    Node y = builder.node(Elementwise.TANH, x);
    put("row_sums", builder.node(new Sum(List.of(1)), y));
    put("column_sums", builder.node(new Sum(List.of(0)), y));
    put("sums", builder.node(new Sum(List.of(0)), source("a", vector)));
    put("row_tops", builder.node(new Max(List.of(1)), x));
    put("column_tops", builder.node(new Max(List.of(0)), x));
    GeneratedClass generated = GeneratedClass.of(program(real, vector, table), "");
    assertThat(generated.sources()).containsKey("ParityLanes");
    for (int size : SIZES) {
      assertThat(computed(generated, real, size, ""))
          .as("%s elements", size)
          .isEqualTo(computed(generated, real, size, "off"));
    }
  }

  private void put(String name, Node node) {
    results.put(name, node);
  }

  private Node source(String name, TensorType type) {
    return builder.source(new Placeholder(name), type);
  }

  /**
   * @param uniform which operands are one number for all, as bits
   */
  private Node operator(Elementwise op, TensorType type, int uniform) {
    List<Node> operands = new ArrayList<>();
    for (int i = 0; i < op.arity(); i++) {
      Node number = source("abc".substring(i, i + 1), type);
      Node same = builder.node(new Sum(List.of(0)), source("d", type));
      Node chosen =
          (uniform >> i & 1) == 1 ? BroadcastTo.leading(builder, same, type.shape()) : number;
      boolean truth = op.signature() == Signature.LOGIC || (op == Elementwise.WHERE && i == 0);
      Node zero = Constants.of(builder, 0.25, type);
      operands.add(truth ? builder.node(Elementwise.LESS, chosen, zero) : chosen);
    }
    Node result = builder.node(op, operands);
    return result.type().dtype() == DType.BOOL
        ? builder.node(new Cast(type.dtype()), result)
        : result;
  }

  private Program program(DType real, TensorType vector, TensorType table) {
    List<Program.Feed> feeds = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      feeds.add(new Program.Feed(name, vector, 0, NOWHERE));
    }
    feeds.add(new Program.Feed("x", table, 0, NOWHERE));
    List<Program.Fetch> fetches = new ArrayList<>();
    results.forEach(
        (name, node) ->
            fetches.add(
                new Program.Fetch(name, node.type(), new Graph(Map.of(name, node), Map.of()))));
    Graph initial = new Graph(Map.of(), Map.of());
    return new Program(
        "Parity", NOWHERE, List.of(), real, feeds, List.of(), initial, fetches, null, Map.of());
  }

  private Map<String, Tensor> computed(
      GeneratedClass generated, DType real, int size, String lanes) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    System.setProperty(Lanes.PROPERTY, lanes);
    try (Session session = generated.open(Options.defaults())) {
      for (int i = 0; i < 4; i++) {
        session.feed("abcd".substring(i, i + 1), numbers(real, i, size));
      }
      Tensor table = numbers(real, 4, size * WIDTH);
      session.feed("x", Tensor.of(List.of(size, WIDTH), table.data()));
      results.keySet().forEach(name -> found.put(name, session.fetch(name)));
    } finally {
      System.clearProperty(Lanes.PROPERTY);
    }
    return found;
  }

  private static Tensor numbers(DType real, int seed, int size) {
    Random random = new Random(seed);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      boolean special = seed < 3 && random.nextBoolean();
      numbers[i] =
          special
              ? SPECIAL[random.nextInt(SPECIAL.length)]
              : (random.nextInt(4001) - 2000) / 1024.0;
    }
    if (real == DType.FLOAT64) {
      return Tensor.of(List.of(size), numbers);
    }
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = (float) numbers[i];
    }
    return Tensor.of(List.of(size), floats);
  }
}
