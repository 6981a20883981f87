package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps by the operators' references, in double precision. */
final class InterpretedStepper implements Stepper {
  private final Program program;
  private final double stepsPerEpoch;
  private final Map<String, DenseArray> cells = new LinkedHashMap<>();
  private long step;

  InterpretedStepper(String script, double stepsPerEpoch) {
    this.program = program(script);
    this.stepsPerEpoch = stepsPerEpoch;
    cells.putAll(initial(program));
  }

  /** The checked program of a script's only model, in double precision. */
  static Program program(String script) {
    CompilerOptions options = CompilerOptions.standard().withReal(DType.FLOAT64);
    Checked checked = new ScriptCompiler(options).check(Source.of("case.nn", script));
    assertThat(checked.hasErrors()).as("%s%n%s", script, checked.diagnostics()).isFalse();
    return checked.programs().get(0);
  }

  private static Map<String, DenseArray> initial(Program program) {
    Interpreter interpreter = new Interpreter(new FixedEnvironment());
    Map<String, DenseArray> cells = new LinkedHashMap<>();
    program
        .initial()
        .results()
        .forEach((path, node) -> cells.put(path, interpreter.evaluate(node)));
    return cells;
  }

  /** The outputs of a script's only model, its variables at their initial values. */
  static Map<String, DenseArray> fetch(String script, Map<String, DenseArray> feeds) {
    Program program = program(script);
    Map<String, DenseArray> cells = initial(program);
    Map<String, DenseArray> results = new LinkedHashMap<>();
    FixedEnvironment environment = new FixedEnvironment();
    for (Program.Fetch fetch : program.fetches()) {
      supply(environment, fetch.graph(), feeds, cells);
      Node root = fetch.graph().results().values().iterator().next();
      results.put(fetch.name(), new Interpreter(environment).evaluate(root));
    }
    return results;
  }

  private static void supply(
      FixedEnvironment environment,
      Graph graph,
      Map<String, DenseArray> feeds,
      Map<String, DenseArray> cells) {
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Placeholder placeholder) {
        DenseArray value = feeds.get(placeholder.name());
        environment.value(node, value);
        if (!node.type().shape().elements().isFixed()) {
          environment.size("batch", value.shape()[0]);
        }
      } else if (node.op() instanceof Storage storage) {
        environment.value(node, cells.get(storage.path()));
      }
    }
  }

  @Override
  public List<String> variables() {
    return program.cells().stream()
        .filter(cell -> cell.op().kind() == Storage.Kind.VARIABLE)
        .map(cell -> cell.op().path())
        .toList();
  }

  @Override
  public void assign(String path, DenseArray value) {
    cells.put(path, value);
  }

  @Override
  public DenseArray value(String path) {
    return cells.get(path);
  }

  @Override
  public double step(Map<String, DenseArray> batch) {
    Graph graph = program.training().step();
    FixedEnvironment environment = new FixedEnvironment().clock(0, step++, stepsPerEpoch);
    supply(environment, graph, batch, cells);
    List<Node> roots = new ArrayList<>(graph.updates().values());
    roots.add(graph.results().get("loss"));
    List<DenseArray> values = new Interpreter(environment).evaluateAll(roots);
    int i = 0;
    for (Node storage : graph.updates().keySet()) {
      cells.put(((Storage) storage.op()).path(), values.get(i++));
    }
    return values.get(i).data()[0];
  }
}
