package dev.nnc.runtime.data;

import dev.nnc.runtime.UserException;
import java.util.List;

/** Stores what a source computes, row by row, where each row belongs. */
final class RowWriter {
  private final OpenSource source;
  private final List<PlaceholderRows> targets;
  private final int[] destinations;

  RowWriter(OpenSource source, List<PlaceholderRows> all, int[] destinations) {
    this.source = source;
    this.targets = source.plan().outputs().stream().map(name -> named(all, name)).toList();
    this.destinations = destinations;
  }

  private static PlaceholderRows named(List<PlaceholderRows> all, String name) {
    return all.stream().filter(rows -> rows.plan().name().equals(name)).findFirst().orElseThrow();
  }

  void write(int firstRow, int rows) {
    Object[] results = source.compute(firstRow, rows, destinations);
    for (int output = 0; output < targets.size(); output++) {
      store(targets.get(output), results[output], firstRow, rows);
    }
  }

  private void store(PlaceholderRows target, Object results, int firstRow, int rows) {
    for (int r = 0; r < rows; r++) {
      int destination = destinations[firstRow + r];
      int refused = destination < 0 ? -1 : target.store(results, r, destination);
      if (refused >= 0) {
        String place = source.place(firstRow + r, target.plan().name(), refused);
        throw new UserException(
            place + ": " + target.complaint(results, r, refused), target.help(results, r, refused));
      }
    }
  }
}
