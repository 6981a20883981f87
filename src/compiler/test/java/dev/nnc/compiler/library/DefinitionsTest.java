package dev.nnc.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Manual;
import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.eval.Script;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Storage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every definition of the library and every function of the compiler's, called as its documentation
 * shows: derivatives of order one and two by all numbers that it is given and by its variables are
 * those of differences, in training and in use.
 */
class DefinitionsTest {
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 2e-6;
  private static final Set<String> LEFT_OUT = new TreeSet<>();

  /** Its derivative is not that of differences, which is what it is for. */
  private static final String STOP = "stop_gradient";

  /** All but optimizers, which have no derivatives. */
  static Stream<Manual.Entry> definitions() {
    return Manual.ofLibrary().entries().stream()
        .filter(entry -> !entry.source().startsWith("optimizer") && !entry.examples().isEmpty())
        .filter(entry -> !entry.name().equals(STOP));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void derivativesAreThoseOfDifferences(Manual.Entry entry) {
    List<DefinitionCase> cases = DefinitionCase.of(entry);
    assertThat(!cases.isEmpty() || entry.examples().stream().allMatch(ExampleScript::isTraining))
        .as("%s has a call to try", entry.signature())
        .isTrue();
    boolean any = false;
    for (DefinitionCase definition : cases) {
      DifferentiatedCase each = DifferentiatedCase.of(definition);
      if (!each.inputs().isEmpty()) {
        Program program = new Script(each.script()).program();
        compare(each, program, false);
        compare(each, program, true);
        any = true;
      }
    }
    if (!any) {
      assertThat(takesSizesOnly(entry))
          .as("%s has an example with a number to differentiate by", entry.signature())
          .isTrue();
      LEFT_OUT.add(entry.name());
    }
  }

  /** Shapes and class numbers are no real numbers, and a schedule may look at measurements. */
  private static boolean takesSizesOnly(Manual.Entry entry) {
    String parameters = entry.signature().substring(entry.name().length());
    return parameters.matches("(?s)\\((shape|label|\\s*rate;).*");
  }

  @AfterAll
  static void sayWhatIsLeftOut() {
    System.out.println("definitions without real numbers to differentiate by: " + LEFT_OUT);
  }

  private static void compare(DifferentiatedCase each, Program program, boolean training) {
    Random random = new Random(11);
    for (int direction = 0; direction < 3; direction++) {
      Map<String, DenseArray> at = new LinkedHashMap<>(initial(program));
      for (Map.Entry<String, DenseArray> input : each.inputs().entrySet()) {
        int size = input.getValue().data().length;
        double[] along =
            random.doubles(size, 0.5, 1.5).map(x -> random.nextBoolean() ? x : -x).toArray();
        at.put("along_" + input.getKey(), new DenseArray(input.getValue().shape(), along));
      }
      double[] here = values(program, at, training);
      double[] near = differences(each, program, at, STEP, training);
      double[] far = differences(each, program, at, 2 * STEP, training);
      for (int order = 0; order < 2; order++) {
        double expected = (8 * near[order] - far[order]) / (12 * STEP);
        double bound = TOLERANCE * Math.max(1, Math.abs(expected));
        assertThat(here[order + 1])
            .as("%s, order %d, %s", each, order + 1, training ? "in training" : "in use")
            .isBetween(expected - bound, expected + bound);
      }
    }
  }

  private static double[] differences(
      DifferentiatedCase each,
      Program program,
      Map<String, DenseArray> at,
      double step,
      boolean training) {
    double[] above = values(program, moved(each, at, step), training);
    double[] below = values(program, moved(each, at, -step), training);
    for (int order = 0; order < above.length; order++) {
      above[order] -= below[order];
    }
    return above;
  }

  private static Map<String, DenseArray> moved(
      DifferentiatedCase each, Map<String, DenseArray> at, double step) {
    Map<String, DenseArray> moved = new LinkedHashMap<>(at);
    for (String name : each.inputs().keySet()) {
      DenseArray from = at.get(name);
      double[] data = from.data().clone();
      for (int i = 0; i < data.length; i++) {
        data[i] += step * at.get("along_" + name).data()[i];
      }
      moved.put(name, new DenseArray(from.shape(), data));
    }
    return moved;
  }

  private static Map<String, DenseArray> initial(Program program) {
    Map<String, DenseArray> cells = new LinkedHashMap<>();
    program
        .initial()
        .results()
        .forEach((path, node) -> cells.put(path, new Interpreter(environment()).evaluate(node)));
    return cells;
  }

  private static FixedEnvironment environment() {
    return new FixedEnvironment().clock(5, 3, 10);
  }

  private static double[] values(Program program, Map<String, DenseArray> cells, boolean training) {
    double[] values = new double[DifferentiatedCase.ORDERS.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(root(program, DifferentiatedCase.ORDERS.get(i), training), cells);
    }
    return values;
  }

  private static Node root(Program program, String order, boolean training) {
    if (training) {
      Graph step = java.util.Objects.requireNonNull(program.training()).step();
      return step.updates().entrySet().stream()
          .filter(entry -> ((Storage) entry.getKey().op()).path().equals("kept_" + order))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseThrow();
    }
    return program.fetches().stream()
        .filter(fetch -> fetch.name().equals(order))
        .map(fetch -> fetch.graph().results().values().iterator().next())
        .findFirst()
        .orElseThrow();
  }

  private static double value(Node root, Map<String, DenseArray> cells) {
    FixedEnvironment environment = environment();
    for (Node node : Graph.topological(List.of(root))) {
      if (node.op() instanceof Storage storage) {
        environment.value(node, cells.get(storage.path()));
      }
    }
    return new Interpreter(environment).evaluate(root).data()[0];
  }
}
