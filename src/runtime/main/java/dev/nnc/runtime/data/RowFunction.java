package dev.nnc.runtime.data;

import java.util.Arrays;

/**
 * The expressions of a data statement, generated: columns in, placeholders out. May reuse its
 * result arrays from call to call.
 */
@FunctionalInterface
public interface RowFunction {
  /**
   * Computes placeholders from columns.
   *
   * @param inputs for each {@link Selection} of the source its values, [rows, width] row-major;
   *     behind them each {@link Statistic}, NaN while it is not known
   * @param rows how many rows are valid
   * @return for each output of the {@link SourcePlan} an array [rows, width]: a double[], which is
   *     rounded and checked against the placeholder's type, or an array of just that type (float[],
   *     int[], boolean[]); behind them, if the source is filtered, a boolean[] of the rows to keep;
   *     behind that what statistics look at
   */
  Object[] apply(double[][] inputs, int rows);

  /** The results of several functions, one after the other. */
  static Object[] joined(Object[]... results) {
    return Arrays.stream(results).flatMap(Arrays::stream).toArray();
  }
}
