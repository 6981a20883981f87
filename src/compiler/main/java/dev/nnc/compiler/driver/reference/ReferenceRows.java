package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.data.RowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The expressions of a data source. */
final class ReferenceRows implements RowFunction {
  private static final String INPUT = "column";

  private final Graph graph;
  private final List<String> outputs;

  ReferenceRows(Program.Source source, List<String> outputs) {
    this.graph = source.rows();
    this.outputs = outputs;
  }

  @Override
  public Object[] apply(double[][] inputs, int rows) {
    FixedEnvironment environment = new FixedEnvironment().size("batch", rows);
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Placeholder input) {
        double[] values = inputs[Integer.parseInt(input.name().substring(INPUT.length()))];
        int[] shape = node.type().shape().dims().stream().mapToInt(d -> size(d, rows)).toArray();
        double[] valid = TypedArrays.doubles(values, 0, DenseArray.size(shape));
        environment.value(node, new DenseArray(shape, valid));
      }
    }
    return results(new Interpreter(environment));
  }

  private static int size(Dim dim, int rows) {
    return dim.isFixed() ? Math.toIntExact(dim.size()) : rows;
  }

  private Object[] results(Interpreter interpreter) {
    List<Object> results = new ArrayList<>();
    for (String output : outputs) {
      results.add(interpreter.evaluate(Objects.requireNonNull(graph.results().get(output))).data());
    }
    Node filter = graph.results().get("where");
    if (filter != null) {
      double[] keep = interpreter.evaluate(filter).data();
      boolean[] kept = new boolean[keep.length];
      TypedArrays.write(keep, kept);
      results.add(kept);
    }
    return results.toArray();
  }
}
