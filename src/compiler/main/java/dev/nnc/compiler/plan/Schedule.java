package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of kernels: level by level, so that what one computes is soon used; what needs nothing,
 * such as random numbers, just before its first reader.
 */
final class Schedule {
  private final List<Draft> drafts;
  private final Set<Node> read = new HashSet<>();

  /** What needs nothing, by what it writes. */
  private final Map<Node, List<Draft>> sources = new HashMap<>();

  private Schedule(List<Draft> drafts) {
    this.drafts = drafts;
    for (Draft draft : drafts) {
      read.addAll(draft.reads.keySet());
      if (draft.reads.isEmpty()) {
        draft
            .writes()
            .forEach(node -> sources.computeIfAbsent(node, k -> new ArrayList<>()).add(draft));
      }
    }
  }

  static List<Draft> order(List<Draft> drafts) {
    return new Schedule(drafts).order();
  }

  private List<Draft> order() {
    Set<Draft> ordered = new LinkedHashSet<>();
    for (Draft draft : byLevels()) {
      draft.reads.keySet().forEach(node -> ordered.addAll(sources.getOrDefault(node, List.of())));
      if (!waitsForReader(draft)) {
        ordered.add(draft);
      }
    }
    verify(ordered);
    return List.copyOf(ordered);
  }

  private List<Draft> byLevels() {
    List<Draft> sorted = new ArrayList<>(drafts);
    sorted.sort(
        Comparator.<Draft>comparingInt(draft -> draft.level)
            .thenComparing(draft -> !draft.reads.isEmpty())
            .thenComparingLong(draft -> draft.order));
    return sorted;
  }

  private boolean waitsForReader(Draft draft) {
    return draft.reads.isEmpty() && draft.writes().stream().anyMatch(read::contains);
  }

  private static void verify(Collection<Draft> ordered) {
    Map<Node, Integer> unwritten = new HashMap<>();
    for (Draft draft : ordered) {
      draft.writes().forEach(node -> unwritten.merge(node, 1, Integer::sum));
    }
    Set<Node> waiting = new HashSet<>(unwritten.keySet());
    for (Draft draft : ordered) {
      for (Node read : draft.reads.keySet()) {
        if (waiting.contains(read)) {
          throw new IllegalStateException(read + " is read before it is computed");
        }
      }
      for (Node written : draft.writes()) {
        if (unwritten.merge(written, -1, Integer::sum) == 0) {
          waiting.remove(written);
        }
      }
    }
  }
}
