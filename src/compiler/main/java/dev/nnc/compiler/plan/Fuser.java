package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.ConstantArray;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Turns a graph into kernels in order. Takes time in proportion to the graph. */
public final class Fuser {
  private final Graph graph;
  private final List<Node> nodes;
  private final Memory memory;
  private final ValueNames names;
  private final Levels levels;
  private final boolean fuse;
  private final Map<String, Buffer> shared;
  private final boolean measures;
  private final boolean edged;

  private Fuser(
      Graph graph, boolean fuse, boolean edged, Map<String, Buffer> shared, boolean measures) {
    this.graph = graph;
    this.fuse = fuse;
    this.edged = edged;
    this.shared = shared;
    this.measures = measures;
    nodes = graph.nodes();
    Set<Node> shortRows = ShortRows.beforeFunctions(nodes);
    levels = new Levels(nodes, shortRows);
    memory = new Memory(new StoredValues(graph, nodes, shortRows, levels, fuse).decide());
    names = new ValueNames(graph, shared);
  }

  /**
   * Plans a graph.
   *
   * @param shared buffers of placeholders and cells by name, which all routines of a class share;
   *     those met for the first time are added
   */
  public static Routine plan(Graph graph, Map<String, Buffer> shared) {
    return new Fuser(SplitReductions.apply(graph), true, true, shared, false).plan();
  }

  /** Plans a graph for a static method, in which a product has no session to go on in. */
  static Routine planStatic(Graph graph, Map<String, Buffer> shared) {
    return new Fuser(SplitReductions.apply(graph), true, false, shared, false).plan();
  }

  /** Plans a graph with a kernel for each operator: the same bits, slowly. */
  public static Routine planUnfused(Graph graph, Map<String, Buffer> shared) {
    return new Fuser(SplitReductions.apply(graph), false, false, shared, false).plan();
  }

  /** Plans what is made of all rows that are measured, with memory of its own for what grows. */
  static Routine planTotals(Graph graph, Map<String, Buffer> shared, boolean fuse) {
    return new Fuser(SplitReductions.apply(graph), fuse, fuse, shared, true).plan();
  }

  private Routine plan() {
    List<Draft> scheduled = Schedule.order(new Drafts(nodes, memory, levels, fuse).make());
    Edges edges =
        fuse && edged ? Edges.of(graph, memory, scheduled) : Edges.none(memory, scheduled);
    List<Draft> order = edges.order();
    Cells cells = Cells.of(graph, memory, order);
    placeBuffers(order, cells);
    List<Kernel> kernels = new ArrayList<>();
    KernelBuilder builder = new KernelBuilder(memory);
    for (Draft draft : order) {
      Draft loop = edges.loop(draft);
      if (loop != null) {
        kernels.add(builder.product(draft, loop, edges.isKept(draft)));
      } else if (!edges.isEdge(draft)) {
        kernels.add(builder.kernel(draft));
      }
    }
    Map<Node, Buffer> old = new HashMap<>();
    kernels.addAll(copies(builder, cells.copied, old));
    Map<String, Buffer> results = new LinkedHashMap<>();
    graph.results().forEach((name, node) -> results.put(name, result(node, old)));
    return new Routine(edged ? Bands.of(kernels) : kernels, results);
  }

  private void placeBuffers(List<Draft> order, Cells cells) {
    nodes.forEach(this::placeSource);
    Set<Node> arrays = new HashSet<>();
    for (Draft draft : order) {
      if (draft.kernel != null && draft.kernel.op().family() != Family.REDUCTION) {
        arrays.addAll(draft.reads.keySet());
        arrays.add(draft.kernel);
      }
    }
    for (Draft draft : order) {
      for (Node written : draft.writes()) {
        Node cell = cells.inPlace.get(written);
        boolean number = written.type().isScalar() && !arrays.contains(written);
        Buffer.Kind kind = number ? Buffer.Kind.SCALAR : array(written);
        if (cell != null) {
          memory.put(written, memory.buffer(cell));
        } else if (!memory.isPlaced(written)) {
          memory.put(written, new Buffer(kind, written, names.name(written)));
        }
      }
    }
  }

  private Buffer.Kind array(Node written) {
    boolean grows = !written.type().shape().elements().isFixed();
    return measures && grows ? Buffer.Kind.MEASURED : Buffer.Kind.TEMPORARY;
  }

  private void placeSource(Node node) {
    if (Nodes.isClock(node)) {
      memory.put(node, new Buffer(Buffer.Kind.CLOCK, node, names.name(node)));
    } else if (node.op().family() == Family.SOURCE
        && !Nodes.isImmediate(node)
        && !Nodes.isKernel(node)) {
      memory.put(node, shared(shared, node));
    }
  }

  static String cellKey(String path) {
    return "cell " + path;
  }

  static String cellKey(Storage storage) {
    boolean gradient = storage.kind() == Storage.Kind.GRADIENT;
    return gradient ? "gradient " + storage.path() : cellKey(storage.path());
  }

  /** The buffer of a placeholder, a cell or numbers of the script, one for all routines. */
  static Buffer shared(Map<String, Buffer> shared, Node node) {
    if (node.op() instanceof Placeholder placeholder) {
      Buffer.Kind kind = Buffer.Kind.PLACEHOLDER;
      String name = placeholder.name();
      return shared.computeIfAbsent("placeholder " + name, k -> new Buffer(kind, node, name));
    }
    if (node.op() instanceof Storage storage) {
      Buffer.Kind kind = Buffer.Kind.CELL;
      String path = storage.path();
      return shared.computeIfAbsent(cellKey(storage), k -> new Buffer(kind, node, path));
    }
    ConstantArray constant = (ConstantArray) node.op();
    String key = node.type().dtype() + " " + constant.values();
    String name = node.origins().isEmpty() ? "numbers" : node.origins().iterator().next().name();
    return shared.computeIfAbsent(key, k -> new Buffer(Buffer.Kind.CONSTANT, node, name));
  }

  private Buffer result(Node node, Map<Node, Buffer> old) {
    return old.getOrDefault(memory.base(node), memory.buffer(node));
  }

  /**
   * What could not be written in place. Cells that are results or become other cells' values are
   * read first.
   *
   * @param old takes the buffers of their old values
   */
  private List<Kernel> copies(
      KernelBuilder builder, Map<Node, Node> copied, Map<Node, Buffer> old) {
    List<Kernel> kernels = new ArrayList<>();
    for (Node result : graph.results().values()) {
      Node base = memory.base(result);
      if (copied.containsKey(base)) {
        Buffer.Kind kind = base.type().isScalar() ? Buffer.Kind.SCALAR : Buffer.Kind.TEMPORARY;
        kernels.addAll(snapshot(builder, base, kind, old));
      }
    }
    for (Node next : copied.values()) {
      Node base = memory.base(next);
      if (base.op() instanceof Storage) {
        kernels.addAll(snapshot(builder, base, Buffer.Kind.TEMPORARY, old));
      }
    }
    copied.forEach(
        (cell, next) -> {
          Node base = memory.base(next);
          OptionalDouble number = Constants.value(Nodes.beforeMovement(base));
          Buffer from = old.getOrDefault(base, memory.buffer(base));
          kernels.add(
              number.isPresent()
                  ? builder.fill(next, number.getAsDouble(), memory.buffer(cell))
                  : builder.copy(next, from, memory.buffer(cell)));
        });
    return kernels;
  }

  private List<Kernel> snapshot(
      KernelBuilder builder, Node cell, Buffer.Kind kind, Map<Node, Buffer> old) {
    if (old.containsKey(cell)) {
      return List.of();
    }
    Buffer snapshot = new Buffer(kind, cell, "old/" + names.name(cell));
    old.put(cell, snapshot);
    return List.of(builder.copy(cell, memory.buffer(cell), snapshot));
  }
}
