package dev.nnc.compiler.ir;

import dev.nnc.compiler.type.TensorType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A value in a graph: an operator applied to other values. Two nodes are equal if identical. */
public final class Node {
  private static final int MOST_ORIGINS = 8;

  private final int id;
  private final Op op;
  private final List<Node> inputs;
  private final TensorType type;
  private final Set<Origin> origins = new LinkedHashSet<>(2);

  Node(int id, Op op, List<Node> inputs, TensorType type) {
    this.id = id;
    this.op = op;
    this.inputs = inputs;
    this.type = type;
  }

  /** Grows along every path of the graph; only unique within one builder. */
  public int id() {
    return id;
  }

  public Op op() {
    return op;
  }

  public List<Node> inputs() {
    return inputs;
  }

  public Node input(int index) {
    return inputs.get(index);
  }

  public TensorType type() {
    return type;
  }

  /** The parts of the script that it comes from, first the one that made it. */
  public Set<Origin> origins() {
    return origins;
  }

  /** Where the script asks for it, for messages at run time: {@code line.nn:5}. */
  public String place() {
    return origins.isEmpty() ? "an unknown place" : origins.iterator().next().place();
  }

  /** Remembers further parts of the script that this value computes. */
  public Node addOrigins(Set<Origin> further) {
    for (Origin origin : further) {
      if (origins.size() < MOST_ORIGINS) {
        origins.add(origin);
      }
    }
    return this;
  }

  /** Puts the name that a script binds the value to before those of the parts it was made from. */
  public Node claim(Origin origin) {
    String prefix = origin.name() + "/";
    boolean part = origins.stream().allMatch(o -> o.name().startsWith(prefix) || o.equals(origin));
    if (part) {
      Set<Origin> later = new LinkedHashSet<>(origins);
      origins.clear();
      origins.add(origin);
      return addOrigins(later);
    }
    return addOrigins(Set.of(origin));
  }

  /** Puts a name before all others. */
  public void call(Origin origin) {
    Set<Origin> later = new LinkedHashSet<>(origins);
    origins.clear();
    origins.add(origin);
    addOrigins(later);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("%" + id + " = " + op.label() + "(");
    for (int i = 0; i < inputs.size(); i++) {
      out.append(i == 0 ? "%" : ", %").append(inputs.get(i).id);
    }
    return out.append(") : ").append(type).toString();
  }
}
