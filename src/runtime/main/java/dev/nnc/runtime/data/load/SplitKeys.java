package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.data.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The values that a {@link SplitPlan} goes by: of a column, or else of a placeholder of that name.
 */
final class SplitKeys {
  private final List<OpenSource> sources;
  private final String name;

  SplitKeys(List<OpenSource> sources, String name) {
    this.sources = sources;
    this.name = name;
  }

  /**
   * The values of some rows.
   *
   * @param placeholders of the plan, for their widths
   * @throws UserException if there is nothing of the name, it has several values a row, or one is
   *     missing
   */
  double[] read(int[] kept, List<PlaceholderPlan> placeholders) {
    for (OpenSource source : sources) {
      if (source.columns().has(name)) {
        return column(source, kept);
      }
    }
    for (OpenSource source : sources) {
      if (source.plan().outputs().contains(name)) {
        placeholders.stream()
            .filter(placeholder -> placeholder.name().equals(name))
            .forEach(placeholder -> requireSingle(source, placeholder.width()));
        return computed(source, kept);
      }
    }
    sources.get(0).columns().find(name);
    throw new AssertionError(name);
  }

  private double[] column(OpenSource source, int[] kept) {
    Table table = source.table();
    int field = source.columns().find(name);
    requireSingle(source, table.fields().get(field).width());
    double[] all = new double[table.rows()];
    table.readKeys(field, 0, all.length, all);
    double[] keys = pick(all, kept);
    for (int i = 0; i < keys.length; i++) {
      if (Double.isNaN(keys[i])) {
        throw missing(table.place(kept[i], field));
      }
    }
    return keys;
  }

  private double[] computed(OpenSource source, int[] kept) {
    int output = source.plan().outputs().indexOf(name);
    source.useCategoriesOf(name, kept);
    double[] all = new double[source.table().rows()];
    int[] nowhere = new int[all.length];
    Arrays.fill(nowhere, -1);
    source.forEachChunk(
        (start, rows) -> {
          Object results = source.compute(start, rows, nowhere)[output];
          for (int r = 0; r < rows; r++) {
            all[start + r] = PlaceholderRows.value(results, r);
          }
        });
    double[] keys = pick(all, kept);
    for (int i = 0; i < keys.length; i++) {
      if (Double.isNaN(keys[i])) {
        throw missing(source.place(kept[i], name, 0));
      }
    }
    return keys;
  }

  private static double[] pick(double[] all, int[] kept) {
    return Arrays.stream(kept).mapToDouble(row -> all[row]).toArray();
  }

  private static UserException missing(String place) {
    return new UserException(
        place + ": the value that splits is missing", "leave such rows out with `where`");
  }

  private void requireSingle(OpenSource source, int width) {
    if (width != 1) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "`%s` of %s has %d numbers a row and cannot split",
              name,
              source.name(),
              width),
          "split by a column of single values");
    }
  }
}
