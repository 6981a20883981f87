package dev.nnc.compiler.eval;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.FileArray;
import dev.nnc.compiler.ops.GatherRows;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.ScatterAddRows;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.type.Shape;
import dev.nnc.runtime.kernel.RowNumbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates nodes in double precision by their operators' references. */
public final class Interpreter {
  private final Environment environment;
  private final Map<Node, DenseArray> values = new HashMap<>();

  public Interpreter(Environment environment) {
    this.environment = environment;
  }

  /** The value of a node; values met on the way are kept. */
  public DenseArray evaluate(Node root) {
    evaluateAll(List.of(root));
    return value(root);
  }

  /** The values of several nodes. */
  public List<DenseArray> evaluateAll(Collection<Node> roots) {
    for (Node node : Graph.topological(roots)) {
      if (!values.containsKey(node)) {
        values.put(node, compute(node));
      }
    }
    return roots.stream().map(this::value).toList();
  }

  private DenseArray value(Node node) {
    DenseArray found = values.get(node);
    if (found == null) {
      throw new IllegalStateException(node + " has no value yet");
    }
    return found;
  }

  private DenseArray compute(Node node) {
    if (node.op() instanceof Placeholder
        || node.op() instanceof Storage
        || node.op() instanceof FileArray) {
      return environment.value(node);
    }
    List<DenseArray> inputs = new ArrayList<>();
    for (Node input : node.inputs()) {
      inputs.add(value(input));
    }
    int[] shape = shape(node.type().shape());
    if (node.op() instanceof GatherRows) {
      requireRows(inputs.get(1), inputs.get(0).shape()[0], node);
    } else if (node.op() instanceof ScatterAddRows) {
      requireRows(inputs.get(0), shape[0], node);
    }
    return new DenseArray(shape, node.op().evaluate(inputs, shape, environment));
  }

  private static void requireRows(DenseArray numbers, int rows, Node node) {
    for (double number : numbers.data()) {
      RowNumbers.within((int) number, rows, node.place());
    }
  }

  private int[] shape(Shape shape) {
    return shape.dims().stream().mapToInt(environment::size).toArray();
  }
}
