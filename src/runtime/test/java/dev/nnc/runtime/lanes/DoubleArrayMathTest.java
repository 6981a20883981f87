package dev.nnc.runtime.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoubleArrayMathTest {
  private static final int SAMPLES = 1 << 19;

  /** Ends of ranges, and where functions change from one form to another. */
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    0x1p-54,
    0x1p-55,
    0.5,
    0.6,
    0.625,
    0.9,
    1.6666666666666667,
    2.5,
    3.5,
    6,
    6.25,
    709.9,
    710,
    -745,
    -746,
    -40,
    0x1.6a09e667f3bcdp0,
    0x1.6a09e667f3bcdp-1,
    0x1.6a09e667f3bccp-1,
    1 - 0x1p-53,
    1 + 0x1p-52,
    0x1p52,
    0x1p53,
    0x1p52 - 0.5
  };

  @BeforeAll
  static void runInLanes() {
    DoubleArrayMath.skipWarmUp();
  }

  @ParameterizedTest
  @EnumSource
  void arraysHoldTheScalarResults(DoubleArrayFunction function) {
    double[] x = samples();
    double[] out = new double[x.length];
    function.array.apply(x, 1, out, 1, x.length - 1);
    for (int i = 1; i < x.length; i++) {
      double expected = function.scalar.applyAsDouble(x[i]);
      if (Double.doubleToLongBits(out[i]) != Double.doubleToLongBits(expected)) {
        assertThat(out[i]).as("%s(%s)", function, x[i]).isEqualTo(expected);
      }
    }
    assertThat(out[0]).isZero();
  }

  /** Special values, all magnitudes, common ones, and the range of exponentials. */
  private static double[] samples() {
    Random random = new Random(6);
    double[] x = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i += 4) {
      x[i] = Double.longBitsToDouble(random.nextLong());
      x[i + 1] = 3 * random.nextGaussian();
      x[i + 2] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(80) - 60);
      x[i + 3] = 1600 * (random.nextDouble() - 0.5);
    }
    System.arraycopy(SPECIAL, 0, x, 1, SPECIAL.length);
    return x;
  }
}
