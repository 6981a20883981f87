package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Reshape;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which values are in memory, and in which buffers. */
final class Memory {
  private final Set<Node> stored;
  private final Map<Node, Buffer> buffers = new HashMap<>();

  Memory(Set<Node> stored) {
    this.stored = stored;
  }

  /** Whether loops read it instead of computing it. */
  boolean holds(Node node) {
    return stored.contains(node) || (!Nodes.isFusable(node) && !Nodes.isImmediate(node));
  }

  /** Whether a loop puts it in memory. */
  boolean mustBeLooped(Node node) {
    return stored.contains(node);
  }

  /** The value in memory that a reshape is another view of; the node itself if it is none. */
  Node base(Node node) {
    Node base = node;
    while (base.op() instanceof Reshape && !stored.contains(base)) {
      base = base.input(0);
    }
    return holds(base) ? base : node;
  }

  boolean isPlaced(Node node) {
    return buffers.containsKey(node);
  }

  void put(Node node, Buffer buffer) {
    buffers.put(node, buffer);
  }

  Buffer buffer(Node node) {
    Buffer buffer = buffers.get(base(node));
    if (buffer == null) {
      throw new IllegalStateException(node + " has no memory");
    }
    return buffer;
  }
}
