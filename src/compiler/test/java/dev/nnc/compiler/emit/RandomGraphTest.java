package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.InMemoryJavac;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.train.TrainingSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated classes of random graphs compute what the interpreter does: fused and in lanes, and
 * neither.
 */
final class RandomGraphTest {
  private static final int GRAPHS = 24;
  private static final int OPERATORS = 60;
  private static final int[] BATCHES = {1, 4, 6, 8, 13, 16, 25, 32, 64, 100, 128, 207, 256, 300};
  private static final Span NOWHERE = new Span(Source.of("random.nn", "random"), 0, 6);

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void generatedClassesAgreeWithTheInterpreter(DType real) {
    Map<String, String> sources = new LinkedHashMap<>();
    List<RandomGraph> graphs = new ArrayList<>();
    for (int seed = 0; seed < GRAPHS; seed++) {
      RandomGraph random = new RandomGraph(seed, real, OPERATORS);
      graphs.add(random);
      for (boolean fuse : new boolean[] {true, false}) {
        for (boolean trains : new boolean[] {true, false}) {
          Program program = program(random, name(seed, fuse), trains);
          StepPlan plan = fuse ? StepPlan.of(program) : StepPlan.unfused(program);
          sources.putAll(ProgramWriter.write(program, plan, ""));
        }
      }
    }
    ClassLoader loader =
        InMemoryJavac.load(InMemoryJavac.compile(sources), getClass().getClassLoader());
    for (int seed = 0; seed < GRAPHS; seed++) {
      int batch = BATCHES[seed % BATCHES.length];
      agree(loader, graphs.get(seed), seed, batch);
    }
  }

  private static String name(int seed, boolean fuse) {
    return (fuse ? "Fused" : "Plain") + seed;
  }

  private static Program program(RandomGraph random, String name, boolean trains) {
    List<Program.Feed> feeds = new ArrayList<>();
    for (Node node : trains ? List.<Node>of() : random.placeholders) {
      feeds.add(new Program.Feed(((Placeholder) node.op()).name(), node.type(), 0, NOWHERE));
    }
    List<Program.Cell> cells = new ArrayList<>();
    for (Node node : random.cells) {
      cells.add(new Program.Cell((Storage) node.op(), node.type(), NOWHERE));
    }
    if (trains) {
      for (Node node : random.placeholders) {
        feeds.add(new Program.Feed(((Placeholder) node.op()).name(), node.type(), 0, NOWHERE));
      }
    }
    List<Program.Fetch> fetches = new ArrayList<>();
    random
        .samples()
        .forEach(
            (key, node) ->
                fetches.add(
                    new Program.Fetch(key, node.type(), new Graph(Map.of(key, node), Map.of()))));
    Program.Run run = new Program.Run(8, 1, Program.Unit.STEPS, 0, true);
    Graph evaluation = new Graph(random.graph.results(), Map.of());
    Program.Training training =
        new Program.Training(random.graph, evaluation, List.of(), List.of(), run, null);
    return new Program(
        name,
        NOWHERE,
        List.of(),
        random.real,
        feeds,
        cells,
        new Graph(Map.of(), Map.of()),
        trains ? List.of() : fetches,
        trains ? training : null,
        Map.of());
  }

  private static void agree(ClassLoader loader, RandomGraph random, int seed, int batch) {
    Map<String, Tensor> inputs = inputs(random, seed, batch);
    FixedEnvironment environment = new FixedEnvironment().size("batch", batch);
    for (List<Node> sources : List.of(random.placeholders, random.cells)) {
      for (Node node : sources) {
        environment.value(node, dense(inputs.get(key(node))));
      }
    }
    Map<String, Tensor> fused = fetched(loader, name(seed, true), random, inputs);
    System.setProperty(Lanes.PROPERTY, "off");
    Map<String, Tensor> plain = fetched(loader, name(seed, false), random, inputs);
    System.clearProperty(Lanes.PROPERTY);
    assertThat(fused).as("graph %s with and without fusion and lanes", seed).isEqualTo(plain);
    Interpreter interpreter = new Interpreter(environment);
    Map<String, Node> expected = new LinkedHashMap<>(random.samples());
    random.graph.updates().forEach((cell, next) -> expected.put("new " + key(cell), next));
    expected.putAll(random.graph.results());
    expected.forEach(
        (name, node) ->
            assertNear(
                "graph " + seed + ", " + name + " = " + node,
                interpreter.evaluate(node),
                fused.get(name),
                random.real == DType.FLOAT64 ? 1e-11 : 2e-4));
  }

  private static String key(Node node) {
    return node.op() instanceof Storage storage ? storage.path() : ((Placeholder) node.op()).name();
  }

  private static void assertNear(String what, DenseArray expected, Tensor actual, double error) {
    assertThat(actual.size()).as(what).isEqualTo(expected.data().length);
    double scale = 1;
    for (double value : expected.data()) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.at(i))
          .as("%s [%s]", what, i)
          .isCloseTo(expected.data()[i], org.assertj.core.data.Offset.offset(error * scale));
    }
  }

  private static Map<String, Tensor> inputs(RandomGraph random, int seed, int batch) {
    Random numbers = new Random(seed);
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (List<Node> sources : List.of(random.placeholders, random.cells)) {
      for (Node node : sources) {
        List<Integer> shape = new ArrayList<>();
        for (Dim dim : node.type().shape().dims()) {
          shape.add(dim.isFixed() ? (int) dim.size() : batch);
        }
        Tensor zeros = Tensor.zeros(Types.element(random.real), shape);
        for (int i = 0; i < zeros.size(); i++) {
          double value = (numbers.nextInt(4001) - 2000) / 1024.0;
          java.lang.reflect.Array.set(
              zeros.data(), i, random.real == DType.FLOAT32 ? (Object) (float) value : value);
        }
        inputs.put(key(node), zeros);
      }
    }
    return inputs;
  }

  private static DenseArray dense(Tensor tensor) {
    double[] data = new double[tensor.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = tensor.at(i);
    }
    return new DenseArray(tensor.shape().stream().mapToInt(i -> i).toArray(), data);
  }

  private static Map<String, Tensor> fetched(
      ClassLoader loader, String name, RandomGraph random, Map<String, Tensor> inputs) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    try (Session session = open(loader, name)) {
      fill(session, random, inputs);
      random.placeholders.forEach(node -> session.feed(key(node), inputs.get(key(node))));
      session.outputs().forEach(o -> found.put(o.name(), session.fetch(o.name())));
    }
    try (TrainingSession session = (TrainingSession) open(loader, name + "Trainer")) {
      fill(session, random, inputs);
      random.placeholders.forEach(node -> session.feed(key(node), inputs.get(key(node))));
      found.put("loss", Tensor.scalar(session.run()));
      for (Cell cell : session.cells()) {
        found.put("new " + cell.path(), cell.value());
      }
    }
    return found;
  }

  private static void fill(Session session, RandomGraph random, Map<String, Tensor> inputs) {
    random.cells.forEach(node -> session.assign(key(node), inputs.get(key(node))));
  }

  private static Session open(ClassLoader loader, String name) {
    try {
      Class<?> type = loader.loadClass(name);
      return (Session) type.getMethod("open", Options.class).invoke(null, Options.defaults());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }
}
