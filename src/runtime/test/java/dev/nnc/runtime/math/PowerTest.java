package dev.nnc.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PowerTest {
  private static final double BOUND = 1.5;

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    -0.5,
    3,
    -3,
    1e300,
    -1e300,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    9007199254740991.0,
    9007199254740992.0,
    -9007199254740991.0,
    1 + 1e-15,
    1 - 1e-16,
    Double.MAX_VALUE,
    1e-310
  };

  @Test
  void doubleKeepsItsBound() {
    Random random = new Random(22);
    for (int i = 0; i < 5000; i++) {
      double x = Math.scalb(1 + random.nextDouble(), i % 2 == 0 ? 0 : random.nextInt(2000) - 1000);
      double y = i % 3 == 0 ? random.nextGaussian() : exponent(x, random.nextDouble(-740, 709));
      BigDecimal exact = Reference.pow(new BigDecimal(x), new BigDecimal(y));
      double error = Ulp.between(DoubleMath.pow(x, y), exact);
      assertThat(error).as("pow(%s, %s)", x, y).isLessThanOrEqualTo(BOUND);
    }
  }

  @Test
  void floatKeepsItsBound() {
    Random random = new Random(23);
    for (int i = 0; i < 2_000_000; i++) {
      float x = Float.intBitsToFloat(random.nextInt(0x7f800000));
      float base = i % 2 == 0 ? x : 1 + random.nextFloat();
      float y = (float) exponent(base, random.nextDouble(-104, 89));
      double error = Ulp.between(FloatMath.pow(base, y), DoubleMath.pow(base, y));
      if (!(error <= BOUND)) {
        assertThat(error).as("pow(%s, %s)", base, y).isLessThanOrEqualTo(BOUND);
      }
    }
  }

  @Test
  void specialCasesAreThoseOfMath() {
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        double expected = Math.pow(x, y);
        assertThat(same(DoubleMath.pow(x, y), expected)).as("pow(%s, %s)", x, y).isTrue();
        float narrow = (float) Math.pow((float) x, (float) y);
        float power = FloatMath.pow((float) x, (float) y);
        assertThat(same(power, narrow)).as("pow(%sf, %sf)", x, y).isTrue();
      }
    }
  }

  @Test
  void bitsArePinned() {
    CRC32 bits = new CRC32();
    Random random = new Random(24);
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextDouble(10);
      double y = random.nextDouble(-20, 20);
      Ulp.update(bits, Double.doubleToLongBits(DoubleMath.pow(x, y)));
      Ulp.update(bits, Float.floatToIntBits(FloatMath.pow((float) x, (float) y)));
    }
    assertThat(bits.getValue()).isEqualTo(2629987952L);
  }

  /** An exponent that takes {@code base} to about exp({@code logarithm}). */
  private static double exponent(double base, double logarithm) {
    return base == 1 ? logarithm : logarithm / StrictMath.log(base);
  }

  private static boolean same(double actual, double expected) {
    boolean equal = Double.doubleToLongBits(actual) == Double.doubleToLongBits(expected);
    return equal || Math.abs(actual - expected) <= 2 * Math.ulp(expected);
  }

  private static boolean same(float actual, float expected) {
    boolean equal = Float.floatToIntBits(actual) == Float.floatToIntBits(expected);
    return equal || Math.abs(actual - expected) <= 2 * Math.ulp(expected);
  }
}
