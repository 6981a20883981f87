package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Concat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the next values of cells are computed: in the cell itself, if all that read the old value
 * come before, or read each element just where they write it.
 */
final class Cells {
  private final Memory memory;
  private final List<Draft> order;
  private final Map<Node, Integer> lastRead = new HashMap<>();
  private final Map<Node, Integer> firstWrite = new HashMap<>();

  /** Cells whose old values are still needed when all kernels have run. */
  private final Set<Node> needed = new HashSet<>();

  /** For each value computed in a cell, the cell. */
  final Map<Node, Node> inPlace = new LinkedHashMap<>();

  /** For each cell that takes its next value when all kernels have run, the value. */
  final Map<Node, Node> copied = new LinkedHashMap<>();

  private Cells(Memory memory, List<Draft> order) {
    this.memory = memory;
    this.order = order;
  }

  static Cells of(Graph graph, Memory memory, List<Draft> order) {
    Cells cells = new Cells(memory, order);
    cells.findReads(graph);
    graph.updates().forEach(cells::decide);
    return cells;
  }

  private void findReads(Graph graph) {
    for (int position = 0; position < order.size(); position++) {
      for (Node read : order.get(position).reads.keySet()) {
        lastRead.put(read, position);
      }
      for (Node written : order.get(position).writes()) {
        firstWrite.putIfAbsent(written, position);
      }
    }
    graph.results().values().forEach(result -> needed.add(memory.base(result)));
    graph.updates().values().forEach(next -> needed.add(memory.base(next)));
  }

  private void decide(Node cell, Node next) {
    Node base = memory.base(next);
    if (base != cell && canWrite(cell, base)) {
      inPlace.put(base, cell);
    } else if (base != cell) {
      copied.put(cell, next);
    }
  }

  private boolean canWrite(Node cell, Node base) {
    Integer write = firstWrite.get(base);
    if (write == null || inPlace.containsKey(base) || needed.contains(cell)) {
      return false;
    }
    int read = lastRead.getOrDefault(cell, -1);
    Draft writer = order.get(write);
    boolean samePlace = Boolean.TRUE.equals(writer.reads.get(cell));
    boolean loop = writer.kernel == null && !(base.op() instanceof Concat);
    return read < write || (read == write && loop && samePlace);
  }
}
