package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.ir.DenseArray;

/** Compares numbers up to rounding. */
final class Close {
  private Close() {}

  /**
   * Asserts that all numbers agree relative to their size, tiny ones relative to 1e-5.
   *
   * @param relative the largest relative difference
   */
  static void assertClose(String what, DenseArray actual, DenseArray expected, double relative) {
    assertClose(what, actual, expected, relative, 1e-5);
  }

  /**
   * Asserts that all numbers agree relative to their size, those below some size relative to that.
   *
   * @param relative the largest relative difference
   * @param smallest the size below which numbers may differ more
   */
  static void assertClose(
      String what, DenseArray actual, DenseArray expected, double relative, double smallest) {
    assertThat(actual.shape()).as("%s: shape", what).isEqualTo(expected.shape());
    for (int i = 0; i < expected.data().length; i++) {
      double a = actual.data()[i];
      double e = expected.data()[i];
      double bound = relative * Math.max(Math.abs(e), smallest);
      assertThat(Double.isFinite(a)).as("%s[%d] is finite: %s", what, i, a).isTrue();
      assertThat(Math.abs(a - e))
          .as("%s[%d]: %s, not %s", what, i, a, e)
          .isLessThanOrEqualTo(bound);
    }
  }
}
