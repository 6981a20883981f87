package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.random.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Divides rows 0 to n - 1 among parts; a function of its arguments alone. Within a part rows keep
 * their order, except that a split by a column sorts them.
 */
final class RowSplit {
  /** Epochs count from 0, so that this order is none of theirs. */
  private static final long BEFORE_EPOCHS = -1;

  private final List<Double> shares;
  private final int rows;
  private final int[] order;

  /**
   * @param order in which chance lets rows choose
   */
  private RowSplit(List<Double> shares, int[] order) {
    this.shares = shares;
    this.rows = order.length;
    this.order = order;
  }

  /**
   * The rows of each part.
   *
   * @param keys for each row the value of the plan's column; not read for a split by rows
   * @param inOrder whether nothing is left to chance
   */
  static List<int[]> divide(SplitPlan plan, int rows, double[] keys, long seed, boolean inOrder) {
    int[] order =
        inOrder
            ? IntStream.range(0, rows).toArray()
            : Shuffle.permutation(rows, seed, BEFORE_EPOCHS);
    RowSplit split = new RowSplit(plan.shares(), order);
    return switch (plan.by()) {
      case ROWS -> sorted(split.cut(order));
      case COLUMN -> split.cut(byKey(IntStream.range(0, rows).toArray(), keys));
      case CLASS -> sorted(split.dealRows(byKey(order, keys)));
      case GROUP -> sorted(split.dealGroups(keys));
    };
  }

  /** Cuts a sequence of all rows at the shares. */
  private List<int[]> cut(int[] sequence) {
    List<int[]> parts = new ArrayList<>();
    int start = 0;
    for (int count : counts()) {
      parts.add(Arrays.copyOfRange(sequence, start, start + count));
      start += count;
    }
    return parts;
  }

  /** Largest remainders: the whole rows of each share, the rest to the largest fractions. */
  private int[] counts() {
    int[] counts = new int[shares.size()];
    for (int p = 0; p < counts.length; p++) {
      counts[p] = (int) Math.floor(shares.get(p) * rows);
    }
    for (int left = rows - IntStream.of(counts).sum(); left > 0; left--) {
      counts[shortest(counts, 0)]++;
    }
    return counts;
  }

  /**
   * The part that lacks most of its share of all rows dealt, one more included; the first of
   * equals.
   */
  private int shortest(int[] counts, int dealt) {
    double total = dealt == 0 ? rows : dealt;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int p = 0; p < counts.length; p++) {
      double lack = shares.get(p) * total - counts[p];
      if (lack > most) {
        most = lack;
        best = p;
      }
    }
    return best;
  }

  /** Deals rows that stand class by class, so that classes and parts both come out within a row. */
  private List<int[]> dealRows(int[] sequence) {
    int[] counts = new int[shares.size()];
    int[][] parts = new int[shares.size()][rows];
    for (int i = 0; i < rows; i++) {
      int part = shortest(counts, i + 1);
      parts[part][counts[part]++] = sequence[i];
    }
    return trim(parts, counts);
  }

  /** Deals whole groups, large ones first, so that the small ones even the parts out. */
  private List<int[]> dealGroups(double[] keys) {
    List<List<Integer>> groups = new ArrayList<>(groups(keys).values());
    groups.sort(Comparator.comparing(group -> -group.size()));
    int[] counts = new int[shares.size()];
    int[][] parts = new int[shares.size()][rows];
    for (List<Integer> group : groups) {
      int part = shortest(counts, 0);
      for (int row : group) {
        parts[part][counts[part]++] = row;
      }
    }
    return trim(parts, counts);
  }

  private Map<Double, List<Integer>> groups(double[] keys) {
    Map<Double, List<Integer>> groups = new LinkedHashMap<>();
    for (int row : order) {
      groups.computeIfAbsent(keys[row] + 0.0, key -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static List<int[]> trim(int[][] parts, int[] counts) {
    return IntStream.range(0, counts.length)
        .mapToObj(part -> Arrays.copyOf(parts[part], counts[part]))
        .toList();
  }

  private static int[] byKey(int[] sequence, double[] keys) {
    return IntStream.of(sequence)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> keys[row] + 0.0))
        .mapToInt(row -> row)
        .toArray();
  }

  private static List<int[]> sorted(List<int[]> parts) {
    parts.forEach(Arrays::sort);
    return parts;
  }
}
