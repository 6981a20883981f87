package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.ir.DenseArray;
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
  private static final String STATISTIC = "statistic";

  private final Program.Source source;

  ReferenceRows(Program.Source source) {
    this.source = source;
  }

  @Override
  public Object[] apply(double[][] inputs, int rows) {
    FixedEnvironment environment = new FixedEnvironment().size("batch", rows);
    for (Node node : source.rows().nodes()) {
      if (node.op() instanceof Placeholder input) {
        double[] values = inputs[position(input.name())];
        int[] shape = node.type().shape().dims().stream().mapToInt(d -> size(d, rows)).toArray();
        double[] valid = TypedArrays.doubles(values, 0, DenseArray.size(shape));
        environment.value(node, new DenseArray(shape, valid));
      }
    }
    return results(new Interpreter(environment));
  }

  private int position(String input) {
    return input.startsWith(INPUT)
        ? Integer.parseInt(input.substring(INPUT.length()))
        : source.columns().size() + Integer.parseInt(input.substring(STATISTIC.length()));
  }

  private static int size(Dim dim, int rows) {
    return dim.isFixed() ? Math.toIntExact(dim.size()) : rows;
  }

  private Object[] results(Interpreter interpreter) {
    List<Object> results = new ArrayList<>();
    for (String name : source.results()) {
      Node node = Objects.requireNonNull(source.rows().results().get(name));
      double[] values = interpreter.evaluate(node).data();
      results.add(name.equals("where") ? kept(values) : values);
    }
    return results.toArray();
  }

  private static boolean[] kept(double[] values) {
    boolean[] kept = new boolean[values.length];
    TypedArrays.write(values, kept);
    return kept;
  }
}
