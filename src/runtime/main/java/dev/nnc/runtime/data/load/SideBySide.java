package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.SplitPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources whose rows belong together: row i of each makes row i of the data. */
final class SideBySide {
  private final List<OpenSource> sources;
  private final int rows;

  /**
   * @throws UserException if the sources have different numbers of rows, or none
   */
  SideBySide(List<OpenSource> sources) {
    this.sources = List.copyOf(sources);
    OpenSource first = sources.get(0);
    this.rows = first.table().rows();
    for (OpenSource source : sources) {
      requireRows(first, source);
    }
  }

  private static void requireRows(OpenSource first, OpenSource source) {
    int expected = first.table().rows();
    int rows = source.table().rows();
    if (rows == 0) {
      String header = source.table().header();
      throw new UserException(
          header.isEmpty() ? source.name() + " has no rows" : header + ": no rows follow",
          "is the file complete?");
    }
    if (rows != expected) {
      throw unequal(first.name(), expected, source.name(), rows);
    }
  }

  /** What is said of two sources that do not belong together. */
  static UserException unequal(String first, long rows, String second, long otherRows) {
    return new UserException(
        String.format(
            Locale.ROOT,
            "sources side by side need equal numbers of rows, but %s has %d and %s has %d",
            first,
            rows,
            second,
            otherRows),
        "row i of each belongs together: name files of one data set");
  }

  List<OpenSource> sources() {
    return sources;
  }

  private String name() {
    return sources.stream().map(OpenSource::name).collect(Collectors.joining(" and "));
  }

  /**
   * The rows that no source leaves out.
   *
   * @throws UserException if no row is left
   */
  int[] kept() {
    boolean[] kept = new boolean[rows];
    Arrays.fill(kept, true);
    for (OpenSource source : sources) {
      if (source.plan().filtered()) {
        filter(source, kept);
      }
    }
    int[] left = IntStream.range(0, rows).filter(row -> kept[row]).toArray();
    if (left.length == 0) {
      throw new UserException(
          "`where` leaves none of the " + rows + " rows of " + name(), "look at its condition");
    }
    return left;
  }

  private void filter(OpenSource source, boolean[] kept) {
    int[] nowhere = new int[rows];
    Arrays.fill(nowhere, -1);
    source.forEachChunk(
        (start, count) -> {
          boolean[] keep = source.computeKept(start, count, nowhere);
          for (int r = 0; r < count; r++) {
            kept[start + r] &= keep[r];
          }
        });
  }

  /**
   * The rows of each part, in order.
   *
   * @throws UserException if a part would be empty
   */
  List<int[]> divide(DataPlan plan) {
    int[] kept = kept();
    SplitPlan split = plan.split();
    if (split == null) {
      return List.of(kept);
    }
    double[] keys =
        split.column().isEmpty()
            ? new double[0]
            : new SplitKeys(sources, split.column()).read(kept, plan.placeholders());
    List<int[]> parts =
        RowSplit.divide(split, kept.length, keys, plan.seed(), plan.inOrder()).stream()
            .map(part -> IntStream.of(part).map(row -> kept[row]).toArray())
            .toList();
    for (int p = 0; p < parts.size(); p++) {
      if (parts.get(p).length == 0) {
        throw emptyPart(split, p, kept.length);
      }
    }
    return parts;
  }

  private UserException emptyPart(SplitPlan split, int part, int count) {
    String by = split.column().isEmpty() ? "" : " by `" + split.column() + "`";
    return new UserException(
        String.format(
            Locale.ROOT,
            "the split%s of %d rows of %s leaves nothing for part %d",
            by,
            count,
            name(),
            part + 1),
        "use more rows, or give the part a larger share");
  }

  /**
   * Computes rows and stores them.
   *
   * @param parts the rows in the order in which they are to stand
   * @param first where the first of them goes
   */
  void write(List<int[]> parts, int first, List<PlaceholderRows> targets) {
    int[] destinations = destinations(parts, first);
    for (OpenSource source : sources) {
      source.forEachChunk(new RowWriter(source, targets, destinations)::write);
    }
  }

  private int[] destinations(List<int[]> parts, int first) {
    int[] destinations = new int[rows];
    Arrays.fill(destinations, -1);
    int next = first;
    for (int[] part : parts) {
      for (int row : part) {
        destinations[row] = next++;
      }
    }
    return destinations;
  }
}
