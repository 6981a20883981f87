package dev.nnc.compiler.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.compiler.eval.Derivatives;
import dev.nnc.compiler.eval.Values;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator that is a class of its own: shape rule, value and derivatives. */
class StructuralTest {
  static Stream<StructuralCase> cases() {
    return StructuralCases.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void infersItsType(StructuralCase sample) {
    assertThat(sample.op().infer(sample.inputs())).isEqualTo(sample.result());
  }

  /** Inputs count from 1 in row-major order; integers are 2, 0, 1, 2, …. */
  @ParameterizedTest
  @MethodSource("cases")
  void hasTheValueOfItsDefinition(StructuralCase sample) {
    GraphBuilder builder = new GraphBuilder();
    Values values = new Values();
    List<Node> inputs = sources(builder, sample);
    inputs.forEach(node -> values.put(node, counting(node)));
    Node node = builder.node(sample.op(), inputs);
    assertThat(values.evaluate(node)).containsExactly(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithDifferencesOfOrderOneAndTwo(StructuralCase sample) {
    if (!sample.result().dtype().isReal()) {
      return;
    }
    GraphBuilder builder = new GraphBuilder();
    Values values = new Values();
    Random random = new Random(3);
    List<Node> inputs = sources(builder, sample);
    List<Node> bent = new ArrayList<>();
    for (Node node : inputs) {
      boolean real = node.type().dtype().isReal();
      values.put(node, real ? random(node, random) : counting(node));
      bent.add(real ? builder.node(Elementwise.TANH, node) : node);
    }
    List<Node> reals = inputs.stream().filter(node -> node.type().dtype().isReal()).toList();
    Node y = builder.node(Elementwise.SIN, builder.node(sample.op(), bent));
    Derivatives.check(sample.op().label(), builder, y, reals, values);
  }

  private static List<Node> sources(GraphBuilder builder, StructuralCase sample) {
    List<Node> sources = new ArrayList<>();
    for (TensorType type : sample.inputs()) {
      sources.add(builder.source(new Placeholder("x" + sources.size()), type));
    }
    return sources;
  }

  private static int[] sizes(Node node) {
    return node.type().shape().dims().stream()
        .mapToInt(dim -> dim.isFixed() ? (int) dim.size() : (int) dim.factor() * Values.BATCH)
        .toArray();
  }

  private static DenseArray counting(Node node) {
    int[] sizes = sizes(node);
    double[] data = new double[DenseArray.size(sizes)];
    for (int i = 0; i < data.length; i++) {
      data[i] = node.type().dtype() == DType.INT32 ? (i + 2) % 3 : i + 1;
    }
    return new DenseArray(sizes, data);
  }

  private static DenseArray random(Node node, Random random) {
    int[] sizes = sizes(node);
    return new DenseArray(sizes, random.doubles(DenseArray.size(sizes), -1.5, 1.5).toArray());
  }

  static Stream<StructuralCase> misfits() {
    return StructuralCases.misfits().stream();
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void refusesWhatDoesNotFit(StructuralCase sample) {
    assertThatThrownBy(() -> sample.op().infer(sample.inputs()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whoever adds an operator adds a sample. */
  @Test
  void everyClassHasSamples() throws Exception {
    TreeSet<String> sampled = new TreeSet<>();
    cases().forEach(sample -> sampled.add(sample.op().getClass().getSimpleName()));
    TreeSet<String> found = new TreeSet<>();
    Path one = Path.of(StructuralOp.class.getResource("StructuralOp.class").toURI());
    try (Stream<Path> files = Files.list(one.resolveSibling("."))) {
      for (Path file : files.filter(StructuralTest::isTopLevelClass).toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName(StructuralOp.class.getPackageName() + "." + name);
        boolean structural = StructuralOp.class.isAssignableFrom(type) && type.isRecord();
        if (structural && !SourceOp.class.isAssignableFrom(type)) {
          found.add(name);
        }
      }
    }
    assertThat(sampled).isEqualTo(found);
  }

  private static boolean isTopLevelClass(Path file) {
    return file.toString().endsWith(".class") && !file.toString().contains("$");
  }
}
