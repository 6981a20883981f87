package dev.nnc.runtime.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloatArrayMathTest {
  private static final int[] SIZES = {
    1, 4, 6, 8, 13, 16, 25, 32, 64, 100, 128, 207, 256, 300, 512, 702, 1024
  };
  private static final int RUN = 1 << 16;

  /** A prime, so that all exponents and both ends of every mantissa's range occur. */
  private static final int STRIDE = 509;

  @BeforeAll
  static void runInLanes() {
    FloatArrayMath.skipWarmUp();
  }

  @ParameterizedTest
  @EnumSource
  void arraysHoldTheScalarResults(FloatArrayFunction function) {
    compare(function, STRIDE);
  }

  /** One float of 31; all of them, which takes hours, with {@code -Dstride=1}. */
  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void manyFloatsHaveTheScalarResult(FloatArrayFunction function) {
    compare(function, Integer.getInteger("stride", 31));
  }

  @ParameterizedTest
  @EnumSource
  void anySizeAndPlace(FloatArrayFunction function) {
    Random random = new Random(5);
    for (int size : SIZES) {
      float[] x = new float[size + 3];
      float[] expected = new float[size + 5];
      for (int i = 0; i < size; i++) {
        x[3 + i] = (float) random.nextGaussian();
        expected[2 + i] = function.scalar.apply(x[3 + i]);
      }
      float[] out = new float[size + 5];
      function.array.apply(x, 3, out, 2, size);
      assertThat(out).isEqualTo(expected);
      function.array.apply(x, 3, x, 3, size);
      assertThat(Arrays.copyOfRange(x, 3, size + 3))
          .isEqualTo(Arrays.copyOfRange(expected, 2, size + 2));
    }
  }

  private static void compare(FloatArrayFunction function, int stride) {
    float[] x = new float[RUN];
    float[] out = new float[RUN];
    for (long bits = 0; bits < 1L << 32; bits += (long) stride * RUN) {
      for (int i = 0; i < RUN; i++) {
        x[i] = Float.intBitsToFloat((int) (bits + (long) i * stride));
      }
      function.array.apply(x, 0, out, 0, RUN);
      for (int i = 0; i < RUN; i++) {
        float expected = function.scalar.apply(x[i]);
        if (Float.floatToIntBits(out[i]) != Float.floatToIntBits(expected)) {
          assertThat(out[i]).as("%s(%s)", function, x[i]).isEqualTo(expected);
        }
      }
    }
  }
}
