package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.MatMul;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides the stored values among kernels: values of one space that share what they read, in one.
 */
final class Drafts {
  /** Elementary functions in one loop. */
  private static final int MOST_FUNCTIONS = 1;

  private final List<Node> nodes;
  private final Memory memory;
  private final Levels levels;
  private final boolean fuse;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<LoopKey, List<Candidate>> candidates = new LinkedHashMap<>();

  /** A root with what it is computed from. */
  private record Candidate(Draft.Root root, Reach reach, int level, long order) {}

  Drafts(List<Node> nodes, Memory memory, Levels levels, boolean fuse) {
    this.nodes = nodes;
    this.memory = memory;
    this.levels = levels;
    this.fuse = fuse;
  }

  List<Draft> make() {
    for (int order = 0; order < nodes.size(); order++) {
      Node node = nodes.get(order);
      if (memory.mustBeLooped(node)) {
        add(new Draft.Root(node, node, 0), levels.of(node), order);
      } else if (node.op() instanceof Concat) {
        addParts(node, order);
      } else if (Nodes.isKernel(node)) {
        drafts.add(kernel(node, order));
      }
    }
    candidates.values().forEach(this::group);
    drafts.forEach(Drafts::forgetOwn);
    return drafts;
  }

  private void addParts(Node concat, long order) {
    for (int i = 0; i < concat.inputs().size(); i++) {
      Node part = concat.input(i);
      int level = levels.of(part) + (Nodes.isFusable(part) ? 0 : 1);
      add(new Draft.Root(part, concat, i), level, order);
    }
  }

  private void add(Draft.Root root, int level, long order) {
    boolean stored = root.value() == root.owner();
    Reach reach = Reach.of(memory, root.value(), stored);
    Candidate candidate = new Candidate(root, reach, level, order);
    LoopKey key = new LoopKey(level, Nodes.space(root.value()));
    candidates.computeIfAbsent(key, k -> new ArrayList<>()).add(candidate);
  }

  private Draft kernel(Node node, long order) {
    Draft draft = new Draft(levels.of(node), order, node);
    for (Node input : node.inputs()) {
      if (node.op().family() == Family.REDUCTION) {
        Reach reach = Reach.of(memory, input, false);
        reach.reads.keySet().forEach(base -> draft.read(base, false));
      } else {
        draft.read(memory.base(operand(node, input)), false);
      }
    }
    return draft;
  }

  /** What a kernel reads of an operand: a product can take it transposed. */
  private Node operand(Node node, Node input) {
    boolean absorbed = node.op() instanceof MatMul && !memory.holds(input);
    return absorbed ? StoredValues.beforeTransposition(input) : input;
  }

  private void group(List<Candidate> all) {
    boolean scalar = Nodes.space(all.get(0).root().value()).isEmpty();
    for (List<Candidate> connected : scalar || !fuse ? List.of(all) : components(all)) {
      split(connected);
    }
  }

  /** Those that touch a common array, in the order of their first; numbers are read for nothing. */
  private static List<List<Candidate>> components(List<Candidate> all) {
    int[] parent = new int[all.size()];
    Map<Node, Integer> first = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (Node touched : all.get(i).reach().touched()) {
        Integer other = isNumber(touched) ? null : first.putIfAbsent(touched, i);
        if (other != null) {
          join(parent, other, i);
        }
      }
    }
    Map<Integer, List<Candidate>> components = new LinkedHashMap<>();
    for (int i = 0; i < parent.length; i++) {
      components.computeIfAbsent(find(parent, i), k -> new ArrayList<>()).add(all.get(i));
    }
    return new ArrayList<>(components.values());
  }

  private static boolean isNumber(Node node) {
    Node read = node.op() instanceof BroadcastTo ? node.input(0) : node;
    return read.type().isScalar();
  }

  private static void join(int[] parent, int a, int b) {
    int first = find(parent, a);
    int second = find(parent, b);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  private static int find(int[] parent, int element) {
    int root = element;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** Cuts a list in order, so that no loop grows too large. */
  private void split(List<Candidate> connected) {
    Draft draft = null;
    Set<Node> inside = new LinkedHashSet<>();
    for (Candidate candidate : connected) {
      Set<Node> with = new LinkedHashSet<>(candidate.reach().inside);
      with.addAll(candidate.reach().reads.keySet());
      boolean fits =
          inside.size() + candidate.reach().size() <= StoredValues.MOST_INSTRUCTIONS
              && functions(inside, with) <= MOST_FUNCTIONS;
      if (draft == null || !fits || !fuse) {
        draft = new Draft(candidate.level(), candidate.order());
        drafts.add(draft);
        inside.clear();
      }
      inside.addAll(with);
      draft.roots.add(candidate.root());
      Draft current = draft;
      candidate.reach().reads.forEach(current::read);
    }
  }

  /** Elementary functions of arrays in a loop. */
  private static int functions(Set<Node> inside, Set<Node> more) {
    Set<Node> all = new LinkedHashSet<>(inside);
    all.addAll(more);
    return all.stream().filter(node -> !node.type().isScalar()).mapToInt(Nodes::functions).sum();
  }

  /** A value that the loop itself stores is not read. */
  private static void forgetOwn(Draft draft) {
    draft.roots.forEach(root -> draft.reads.remove(root.owner()));
  }
}
