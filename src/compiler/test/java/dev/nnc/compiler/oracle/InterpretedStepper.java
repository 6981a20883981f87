package dev.nnc.compiler.oracle;

import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
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
    this.program = Engine.program(script);
    this.stepsPerEpoch = stepsPerEpoch;
    FixedEnvironment nothing = new FixedEnvironment();
    program
        .initial()
        .results()
        .forEach((path, node) -> cells.put(path, new Interpreter(nothing).evaluate(node)));
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
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Placeholder placeholder) {
        DenseArray value = batch.get(placeholder.name());
        environment.value(node, value).size("batch", value.shape()[0]);
      } else if (node.op() instanceof Storage storage) {
        environment.value(node, cells.get(storage.path()));
      }
    }
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
