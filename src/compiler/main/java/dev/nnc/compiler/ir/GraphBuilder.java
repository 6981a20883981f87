package dev.nnc.compiler.ir;

import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes nodes: types them and gives back the one that exists where the same operator is applied to
 * the same inputs again.
 */
public final class GraphBuilder {
  /** More nodes than this end the compilation, so that no script makes it explode. */
  public static final int NODE_BUDGET = 1_000_000;

  private record Key(Op op, List<Node> inputs, TensorType type) {}

  private final Map<Key, Node> known = new HashMap<>();
  private final int budget;
  private final Simplifier simplifier;
  private Set<Origin> origins = Set.of();
  private int made;

  public GraphBuilder() {
    this((builder, node) -> node);
  }

  /** A builder that gives every new node to a simplifier first. */
  public GraphBuilder(Simplifier simplifier) {
    this(NODE_BUDGET, simplifier);
  }

  public GraphBuilder(int budget, Simplifier simplifier) {
    this.budget = budget;
    this.simplifier = simplifier;
  }

  /** Finds a better node of the same type and value; the node itself where there is none. */
  public interface Simplifier {
    Node simplify(GraphBuilder builder, Node node);
  }

  /** Thrown when a graph outgrows the budget. */
  public static final class BudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetException(int budget) {
      super("the graph needs more than " + budget + " nodes");
    }

    BudgetException(TensorType type) {
      super("a value of it is " + type + ", and no dimension may exceed " + Integer.MAX_VALUE);
    }
  }

  /** What nodes made from now on come from. */
  public void setOrigins(Set<Origin> current) {
    origins = current;
  }

  public Set<Origin> origins() {
    return origins;
  }

  public Node node(Op op, Node... inputs) {
    return node(op, List.of(inputs));
  }

  public Node node(Op op, List<Node> inputs) {
    List<TensorType> types = new ArrayList<>(inputs.size());
    for (Node input : inputs) {
      types.add(input.type());
    }
    return node(op, inputs, op.infer(types));
  }

  /** A node of an operator whose type does not follow from inputs, such as a placeholder. */
  public Node source(Op op, TensorType type) {
    return node(op, List.of(), type);
  }

  private Node node(Op op, List<Node> inputs, TensorType type) {
    Key key = new Key(op, List.copyOf(inputs), type);
    Node found = known.get(key);
    if (found == null) {
      if (made >= budget) {
        throw new BudgetException(budget);
      }
      if (type.shape().dims().stream().anyMatch(dim -> dim.factor() > Integer.MAX_VALUE)) {
        throw new BudgetException(type);
      }
      found = simplifier.simplify(this, new Node(made++, op, key.inputs, type));
      known.put(key, found);
    }
    return found.addOrigins(origins);
  }
}
