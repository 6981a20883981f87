package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.compiler.driver.InMemoryJavac;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.train.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs far larger than any network stay within the limits of class files. */
final class LimitsTest {
  private static final Span NOWHERE = new Span(Source.of("limits.nn", "limits"), 0, 6);
  private static final TensorType NUMBER = TensorType.scalar(DType.FLOAT32);

  private final GraphBuilder builder = new GraphBuilder();
  private final List<Program.Cell> cells = new ArrayList<>();

  private Node cell(String path, TensorType type) {
    Storage storage = new Storage(path, Storage.Kind.VARIABLE);
    cells.add(new Program.Cell(storage, type, NOWHERE));
    return builder.source(storage, type);
  }

  private Node apply(Elementwise op, Node... operands) {
    return builder.node(op, operands);
  }

  private Program program(String name, List<Program.Feed> feeds, Graph step) {
    Program.Run run = new Program.Run(8, 1, Program.Unit.STEPS, 0, true);
    Graph evaluation = new Graph(step.results(), Map.of());
    Program.Training training =
        new Program.Training(step, evaluation, List.of(), List.of(), run, null);
    Graph initial = new Graph(Map.of(), Map.of());
    return new Program(
        name,
        NOWHERE,
        List.of(),
        DType.FLOAT32,
        feeds,
        cells,
        initial,
        List.of(),
        training,
        Map.of());
  }

  private static Session compile(Program program) throws ReflectiveOperationException {
    String name = ProgramWriter.className(program);
    Map<String, byte[]> classes = InMemoryJavac.compile(ProgramWriter.write(program, ""));
    ClassLoader loader = InMemoryJavac.load(classes, LimitsTest.class.getClassLoader());
    return (Session)
        loader.loadClass(name).getMethod("open", Options.class).invoke(null, Options.defaults());
  }

  @Test
  void aSumOfTenThousandTerms() throws ReflectiveOperationException {
    Node x = cell("x", NUMBER);
    Node sum = x;
    for (int i = 1; i < 10_000; i++) {
      Node factor = Constants.of(builder, i, NUMBER);
      Node term = apply(Elementwise.SIN, apply(Elementwise.MULTIPLY, x, factor));
      sum = apply(Elementwise.ADD, sum, term);
    }
    Graph step = new Graph(Map.of("loss", sum), Map.of());
    try (Session session = compile(program("Sum", List.of(), step))) {
      assertThat(session.model()).isEqualTo("Sum");
    }
  }

  @Test
  void aThousandPlaceholdersAndOutputs() {
    StringBuilder script = new StringBuilder("model Wide {\n");
    for (int i = 0; i < 1000; i++) {
      script.append("placeholder x%d : float[2]%noutput y%d = 2 * x%d%n".formatted(i, i, i));
    }
    script.append("output total = x0");
    IntStream.range(1, 300).forEach(i -> script.append(" + x").append(i));
    script.append('\n');
    try (Session session = CompiledScript.of(script + "}\n").model().open()) {
      for (int i : new int[] {0, 99, 100, 999}) {
        session.feed("x" + i, Tensor.of(new float[] {i, 1}, 2));
        assertThat(session.fetch("y" + i).floats()).containsExactly(2 * i, 2);
      }
    }
  }

  @Test
  void namesAreLong() {
    String name = "w".repeat(1000);
    String script = "model M {\n  variable %1$s : float = 2\n  output y = %1$s * 3\n}\n";
    try (Session session = CompiledScript.of(script.formatted(name)).model().open()) {
      assertThat(session.fetch("y").floats()).containsExactly(6);
      assertThat(session.variable(name).floats()).containsExactly(2);
    }
  }

  /** What a script may name as many of as it likes. */
  @Test
  void threeHundredOfAllThatATrainingNames(@TempDir Path folder) throws IOException {
    String script =
        """
        model Wide {
          placeholder x%1$d : float[batch]
          variable w : float = 1
          v%1$d = sum(x%1$d * w) + %1$d
        }
        train Wide {
          data     csv("wide.csv") { %2$s }
          loss     l%1$d = mean((x%1$d * w - %1$d)^2)
          optimize sgd(rate = 0.1)
          run      batch 2, 3 steps
          metric   m%1$d = mean(x%1$d) * w
          log      v%1$d
          plot     scatter(x%1$d, x0 + %1$d) to "x%1$d.svg"
        }
        """
            .lines()
            .flatMap(LimitsTest::threeHundred)
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("wide.csv"), row("c%d") + row("%d") + row("1") + row("2"));
    Options options = Options.defaults().withBase(folder);
    try (TrainingSession session = CompiledScript.of(script).model().train(options)) {
      session.train();
      assertThat(session.completedSteps()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3000, 'Large.f(I)I would have 9002 bytes, too many to be fast'",
    "30000, code too large",
  })
  void methodsBeyondTheLimitsAreTheScripts(int statements, String problem) {
    String java = "class Large { int f(int x) { " + "x++; ".repeat(statements) + "return x; } }";
    assertThatThrownBy(() -> InMemoryJavac.compile(Map.of("Large", java)))
        .isInstanceOf(UserException.class)
        .hasMessage("the script is too large for a Java class: " + problem);
  }

  private static Stream<String> threeHundred(String line) {
    IntStream all = IntStream.range(0, line.contains("%1$d") ? 300 : 1);
    String columns = joined("x%1$d = standardize(c%1$d)");
    return all.mapToObj(i -> line.formatted(i, columns));
  }

  private static String row(String format) {
    return joined(format) + "\n";
  }

  private static String joined(String format) {
    return IntStream.range(0, 300).mapToObj(format::formatted).collect(Collectors.joining(", "));
  }

  @Test
  void aGraphOfTwoThousandLayers() throws ReflectiveOperationException {
    Dim width = Dim.fixed(8);
    TensorType rows = new TensorType(DType.FLOAT32, Shape.of(Dim.dynamic("batch"), width));
    Node x = builder.source(new Placeholder("x"), rows);
    List<Node> weights = new ArrayList<>();
    List<Node> biases = new ArrayList<>();
    List<Node> outputs = new ArrayList<>(List.of(x));
    for (int i = 0; i < 2000; i++) {
      weights.add(
          cell("h/" + i + "/weight", new TensorType(DType.FLOAT32, Shape.of(width, width))));
      biases.add(cell("h/" + i + "/bias", new TensorType(DType.FLOAT32, Shape.of(width))));
      Node product = builder.node(new MatMul(), outputs.get(i), weights.get(i));
      Node bias = BroadcastTo.leading(builder, biases.get(i), rows.shape());
      outputs.add(apply(Elementwise.TANH, apply(Elementwise.ADD, product, bias)));
    }
    Node last = outputs.get(2000);
    Map<Node, Node> updates = new LinkedHashMap<>();
    Node gradient = Constants.of(builder, 1, rows);
    for (int i = 1999; i >= 0; i--) {
      Node y = outputs.get(i + 1);
      Node one = Constants.of(builder, 1, rows);
      Node slope = apply(Elementwise.SUBTRACT, one, apply(Elementwise.MULTIPLY, y, y));
      Node inner = apply(Elementwise.MULTIPLY, gradient, slope);
      Node left = Permute.transpose(builder, outputs.get(i));
      update(updates, weights.get(i), builder.node(new MatMul(), left, inner));
      update(updates, biases.get(i), builder.node(new Sum(List.of(0)), inner));
      Node back = Permute.transpose(builder, weights.get(i));
      gradient = builder.node(new MatMul(), inner, back);
    }
    Node loss = builder.node(new Sum(List.of(0, 1)), last);
    Program.Feed feed = new Program.Feed("x", rows, 0, NOWHERE);
    Graph step = new Graph(Map.of("loss", loss), updates);
    Program program = program("Deep", List.of(feed), step);
    assertThat(StepPlan.of(program).buffers().slots()).hasSizeLessThan(2010);
    try (Session session = compile(program)) {
      assertThat(session.cells()).hasSize(4000);
    }
  }

  /** Momentum, so that each parameter has a slot. */
  private void update(Map<Node, Node> updates, Node cell, Node gradient) {
    Node rate = Constants.of(builder, 0.1, cell.type());
    Node step = apply(Elementwise.MULTIPLY, rate, gradient);
    updates.put(cell, apply(Elementwise.SUBTRACT, cell, step));
  }
}
