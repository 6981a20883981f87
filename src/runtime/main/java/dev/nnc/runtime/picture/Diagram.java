package dev.nnc.runtime.picture;

import java.util.List;

/**
 * A graph of what a model computes, to be drawn.
 *
 * @param nodes each behind those that it takes its inputs from
 */
public record Diagram(String title, List<Node> nodes) {
  public Diagram {
    nodes = List.copyOf(nodes);
  }

  /** What a node stands for. */
  public enum Kind {
    PLACEHOLDER,
    VARIABLE,
    OPERATION,
    RESULT
  }

  /**
   * A box.
   *
   * @param label what is computed
   * @param type its type, as scripts write it; empty for a result
   * @param group the name in the script that it belongs to; empty for none
   * @param inputs positions of other nodes, all smaller than its own
   */
  public record Node(Kind kind, String label, String type, String group, List<Integer> inputs) {
    public Node {
      inputs = List.copyOf(inputs);
    }
  }
}
