package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores what a source computes, row by row, where each row belongs. */
final class RowWriter {
  private final OpenSource source;
  private final @Nullable PlaceholderRows[] targets;
  private final int[] destinations;

  /**
   * @param wanted of the placeholders that the source computes, those to store
   */
  RowWriter(OpenSource source, List<PlaceholderRows> wanted, int[] destinations) {
    this.source = source;
    List<String> outputs = source.plan().outputs();
    this.targets = new PlaceholderRows[outputs.size()];
    for (PlaceholderRows rows : wanted) {
      int output = outputs.indexOf(rows.plan().name());
      if (output >= 0) {
        targets[output] = rows;
      }
    }
    this.destinations = destinations;
  }

  void write(int firstRow, int rows) {
    Object[] results = source.compute(firstRow, rows, destinations);
    for (int output = 0; output < targets.length; output++) {
      PlaceholderRows target = targets[output];
      if (target != null) {
        store(target, results[output], firstRow, rows);
      }
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
