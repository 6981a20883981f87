package dev.nnc.compiler.eval;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Op;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values of placeholders and storage by operator, so that they hold in every rebuilt graph. */
public final class Values {
  /** The size of the dimension {@code batch}. */
  public static final int BATCH = 3;

  private final Map<Op, DenseArray> bySource = new LinkedHashMap<>();

  /** Gives a source its value. */
  public Values put(Node source, DenseArray value) {
    bySource.put(source.op(), value);
    return this;
  }

  /** The value given. */
  public DenseArray get(Node source) {
    return Objects.requireNonNull(bySource.get(source.op()));
  }

  /** Evaluates a node. */
  public double[] evaluate(Node root) {
    return evaluateAll(List.of(root)).get(0).data();
  }

  /** Evaluates nodes. */
  public List<DenseArray> evaluateAll(Collection<Node> roots) {
    FixedEnvironment environment = new FixedEnvironment().size("batch", BATCH).clock(5, 2, 10);
    for (Node node : Graph.topological(roots)) {
      DenseArray value = bySource.get(node.op());
      if (value != null) {
        environment.value(node, value);
      }
    }
    return new Interpreter(environment).evaluateAll(roots);
  }
}
