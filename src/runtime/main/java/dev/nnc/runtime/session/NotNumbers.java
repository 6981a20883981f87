package dev.nnc.runtime.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of a session that was opened with NaN among its weights. */
public final class NotNumbers {
  private NotNumbers() {}

  /** A warning that names the cells with NaN; empty if there are none, or no file gave them. */
  public static Optional<String> warning(Session session) {
    Options options = session.options();
    @Nullable Path from = options.weights() == null ? options.resume() : options.weights();
    List<String> cells =
        session.cells().stream().filter(NotNumbers::isBroken).map(Cell::path).toList();
    return from == null || cells.isEmpty()
        ? Optional.empty()
        : Optional.of(
            from
                + " has NaN in "
                + Messages.names(cells)
                + ", and so will be what is computed with it;"
                + " take weights that were saved earlier");
  }

  /** What the data statement learns is NaN until then. */
  private static boolean isBroken(Cell cell) {
    return cell.kind() != Cell.Kind.STATISTIC && hasNaN(cell.data());
  }

  private static boolean hasNaN(Object array) {
    boolean found = false;
    if (array instanceof float[] floats) {
      for (float each : floats) {
        found |= Float.isNaN(each);
      }
    } else if (array instanceof double[] doubles) {
      for (double each : doubles) {
        found |= Double.isNaN(each);
      }
    }
    return found;
  }
}
