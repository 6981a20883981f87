package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of kernels: level by level, so that what one computes is soon used; what needs nothing,
 * such as random numbers, just before its first reader.
 */
final class Schedule {
  private final List<Draft> drafts;
  private final Map<Node, Integer> firstReader = new HashMap<>();

  private Schedule(List<Draft> drafts) {
    this.drafts = drafts;
  }

  static List<Draft> order(List<Draft> drafts) {
    return new Schedule(drafts).order();
  }

  private List<Draft> order() {
    for (Draft draft : drafts) {
      draft.reads.keySet().forEach(base -> firstReader.merge(base, draft.level, Math::min));
    }
    List<Draft> ordered = new ArrayList<>(drafts);
    ordered.sort(
        Comparator.<Draft>comparingInt(this::level)
            .thenComparing(draft -> !draft.reads.isEmpty())
            .thenComparingLong(draft -> draft.order));
    verify(ordered);
    return ordered;
  }

  private int level(Draft draft) {
    if (!draft.reads.isEmpty()) {
      return draft.level;
    }
    int earliest = Integer.MAX_VALUE;
    for (Node written : draft.writes()) {
      earliest = Math.min(earliest, firstReader.getOrDefault(written, Integer.MAX_VALUE));
    }
    return earliest == Integer.MAX_VALUE ? draft.level : Math.max(draft.level, earliest);
  }

  private static void verify(List<Draft> ordered) {
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
