package dev.nnc.compiler.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.compiler.eval.Derivatives;
import dev.nnc.compiler.eval.Values;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every elementwise operator, enumerated. */
class ElementwiseTest {
  private static final List<Shape> SHAPES =
      List.of(
          Shape.SCALAR,
          Shape.fixed(1),
          Shape.fixed(3, 1, 2),
          Shape.of(Dim.dynamic("batch")),
          Shape.of(Dim.dynamic("batch"), Dim.fixed(3)));

  /** Points inside the domain and away from kinks, one list for each operand. */
  private static final Map<Elementwise, List<double[]>> POINTS =
      new EnumMap<>(
          Map.of(
              Elementwise.DIVIDE,
              List.of(row(-1.7, 0.6, 2.3, -0.4), row(0.7, -1.4, 3.1, -0.5)),
              Elementwise.SQRT,
              List.of(row(0.3, 0.9, 2.5, 4.2)),
              Elementwise.LOG,
              List.of(row(0.3, 0.9, 2.5, 4.2)),
              Elementwise.LOG1P,
              List.of(row(-0.6, 0.2, 2.5, 4.2)),
              Elementwise.ERFINV,
              List.of(row(-0.8, -0.1, 0.4, 0.7)),
              Elementwise.POW,
              List.of(row(0.4, 1.3, 2.2, 3.1), row(1.7, -0.6, 0.5, 2.4))));

  private static final List<double[]> ANYWHERE =
      List.of(row(-1.7, -0.6, 0.3, 1.2), row(0.8, -0.9, 1.4, -1.1), row(-0.2, 0.7, 1.9, -1.3));

  private static double[] row(double... elements) {
    return elements;
  }

  @ParameterizedTest
  @EnumSource
  void keepsShapesAndTakesWhatItsSignatureSays(Elementwise op) {
    for (DType dtype : DType.values()) {
      for (Shape shape : SHAPES) {
        List<TensorType> inputs = inputs(op, new TensorType(dtype, shape));
        if (op == Elementwise.STOP_GRADIENT || op.signature().accepts(dtype)) {
          assertThat(op.infer(inputs)).isEqualTo(new TensorType(result(op, dtype), shape));
        } else {
          assertThatThrownBy(() -> op.infer(inputs)).isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
  }

  private static List<TensorType> inputs(Elementwise op, TensorType type) {
    return IntStream.range(0, op.arity())
        .mapToObj(i -> isCondition(op, i) ? type.with(DType.BOOL) : type)
        .toList();
  }

  private static boolean isCondition(Elementwise op, int input) {
    return op == Elementwise.WHERE && input == 0;
  }

  private static DType result(Elementwise op, DType dtype) {
    return op.signature() == Signature.COMPARISON ? DType.BOOL : dtype;
  }

  @ParameterizedTest
  @EnumSource
  void refusesOtherOperands(Elementwise op) {
    DType dtype = op.signature() == Signature.LOGIC ? DType.BOOL : DType.FLOAT64;
    List<TensorType> inputs = inputs(op, new TensorType(dtype, Shape.fixed(2, 3)));
    if (op != Elementwise.STOP_GRADIENT) {
      List<TensorType> more = new ArrayList<>(inputs);
      more.add(inputs.get(0));
      assertThatThrownBy(() -> op.infer(more)).isInstanceOf(IllegalArgumentException.class);
    }
    if (op.arity() > 1) {
      List<TensorType> other = new ArrayList<>(inputs);
      other.set(0, inputs.get(0).with(Shape.fixed(3)));
      assertThatThrownBy(() -> op.infer(other)).isInstanceOf(IllegalArgumentException.class);
      other.set(0, inputs.get(0).with(DType.INT32));
      assertThatThrownBy(() -> op.infer(other)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** A function of reals to truth values, or of truth values, has no slope anywhere. */
  @ParameterizedTest
  @EnumSource
  void hasOneGradientForEachOperand(Elementwise op) {
    boolean flat = op.signature() == Signature.COMPARISON || op.signature() == Signature.LOGIC;
    for (int input = 0; input < op.arity(); input++) {
      assertThat(op.gradientFormula(input).expression()).isNotNull();
      if (flat || isCondition(op, input)) {
        assertThat(op.gradientFormula(input).isZero()).isTrue();
      }
    }
    assertThatThrownBy(() -> op.gradientFormula(op.arity()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(Formula.function(op.label())).isSameAs(op);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LESS", "LESS_EQUAL", "EQUAL", "AND", "OR", "NOT", "STOP_GRADIENT"})
  void agreesWithDifferencesOfOrderOneAndTwo(Elementwise op) {
    for (Shape shape : List.of(Shape.fixed(4), Shape.fixed(2, 1, 2))) {
      GraphBuilder builder = new GraphBuilder();
      Values values = new Values();
      List<Node> inputs = new ArrayList<>();
      for (int i = 0; i < op.arity(); i++) {
        inputs.add(operand(builder, values, op, i, shape));
      }
      List<Node> sources =
          inputs.stream().filter(node -> node.op() instanceof Placeholder).toList();
      Derivatives.check(op.label(), builder, builder.node(op, inputs), sources, values);
    }
  }

  private static Node operand(
      GraphBuilder builder, Values values, Elementwise op, int input, Shape shape) {
    if (isCondition(op, input)) {
      return builder.source(
          new ConstantArray(List.of(1.0, 0.0, 0.0, 1.0)), new TensorType(DType.BOOL, shape));
    }
    Node source =
        builder.source(new Placeholder("x" + input), new TensorType(DType.FLOAT64, shape));
    int[] sizes = shape.dims().stream().mapToInt(dim -> (int) dim.size()).toArray();
    double[] points = POINTS.getOrDefault(op, ANYWHERE).get(input).clone();
    values.put(source, new DenseArray(sizes, points));
    return source;
  }
}
