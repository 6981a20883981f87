package dev.nnc.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ElementaryFunctionTest {
  private static final int SAMPLES = 2000;
  private static final int FLOAT_STRIDE = 509;

  static final List<ElementaryFunction> functions = ElementaryFunction.ALL;

  @ParameterizedTest
  @FieldSource("functions")
  void doubleKeepsItsBound(ElementaryFunction function) {
    Random random = new Random(20);
    for (int i = 0; i < SAMPLES; i++) {
      double x = sample(function, random, i);
      double result = function.inDouble().applyAsDouble(x);
      double error = Ulp.between(result, function.exact().apply(new BigDecimal(x)));
      assertThat(error).as("%s(%s)", function, x).isLessThanOrEqualTo(function.doubleBound());
    }
  }

  @ParameterizedTest
  @FieldSource("functions")
  void floatKeepsItsBound(ElementaryFunction function) {
    for (long bits = 0; bits < 1L << 32; bits += FLOAT_STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      if (x > function.from() && x < function.to()) {
        float result = function.inFloat().apply(x);
        double error = Ulp.between(result, function.inDouble().applyAsDouble(x));
        if (!(error <= function.floatBound())) {
          assertThat(error).as("%s(%s)", function, x).isLessThanOrEqualTo(function.floatBound());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exp, 0, 1",
    "exp, -0.0, 1",
    "exp, 1000, Infinity",
    "exp, -1000, 0",
    "exp, Infinity, Infinity",
    "exp, -Infinity, 0",
    "expm1, 0, 0",
    "expm1, -0.0, -0.0",
    "expm1, 1e-40, 1e-40",
    "expm1, 1000, Infinity",
    "expm1, -1000, -1",
    "expm1, -Infinity, -1",
    "expm1, Infinity, Infinity",
    "log, 1, 0",
    "log, 0, -Infinity",
    "log, -0.0, -Infinity",
    "log, -1, NaN",
    "log, Infinity, Infinity",
    "log, -Infinity, NaN",
    "log1p, 0, 0",
    "log1p, -0.0, -0.0",
    "log1p, -1, -Infinity",
    "log1p, -2, NaN",
    "log1p, 1e-40, 1e-40",
    "log1p, Infinity, Infinity",
    "log1p, -Infinity, NaN",
    "sin, 0, 0",
    "sin, -0.0, -0.0",
    "sin, Infinity, NaN",
    "sin, -Infinity, NaN",
    "sin, 1e-40, 1e-40",
    "cos, 0, 1",
    "cos, -0.0, 1",
    "cos, Infinity, NaN",
    "cos, -Infinity, NaN",
    "cos, 1e-40, 1",
    "atan, 0, 0",
    "atan, -0.0, -0.0",
    "atan, 1e-40, 1e-40",
    "atan, Infinity, 1.5707963267948966",
    "atan, -Infinity, -1.5707963267948966",
    "atan, 1, 0.7853981633974483",
    "tanh, 0, 0",
    "tanh, -0.0, -0.0",
    "tanh, 1e-40, 1e-40",
    "tanh, 100, 1",
    "tanh, -100, -1",
    "tanh, Infinity, 1",
    "tanh, -Infinity, -1",
    "tanh, -1e-8, -1e-8",
    "sigmoid, 0, 0.5",
    "sigmoid, 1000, 1",
    "sigmoid, -1000, 0",
    "sigmoid, Infinity, 1",
    "sigmoid, -Infinity, 0",
    "softplus, 1000, 1000",
    "softplus, -1000, 0",
    "softplus, Infinity, Infinity",
    "softplus, -Infinity, 0",
    "softplus, 0, 0.6931471805599453",
    "erf, 0, 0",
    "erf, -0.0, -0.0",
    "erf, 10, 1",
    "erf, -10, -1",
    "erf, Infinity, 1",
    "erf, -Infinity, -1",
    "erfinv, 0, 0",
    "erfinv, -0.0, -0.0",
    "erfinv, 1, Infinity",
    "erfinv, -1, -Infinity",
    "erfinv, 1.5, NaN",
    "erfinv, -Infinity, NaN",
  })
  void specialValues(String name, double x, Double expected) {
    ElementaryFunction function = named(name);
    assertThat(function.inDouble().applyAsDouble(x)).isEqualTo(expected);
    assertThat(function.inFloat().apply((float) x)).isEqualTo(Float.valueOf(expected.floatValue()));
  }

  @ParameterizedTest
  @FieldSource("functions")
  void notANumberStaysSo(ElementaryFunction function) {
    assertThat(function.inDouble().applyAsDouble(Double.NaN)).isNaN();
    assertThat(function.inFloat().apply(Float.NaN)).isNaN();
  }

  @Test
  void underflowIsGradual() {
    assertThat(FloatMath.sigmoid(-100)).isEqualTo(3.8e-44f);
    assertThat(FloatMath.exp(-103)).isEqualTo(Float.MIN_VALUE);
    assertThat(DoubleMath.exp(-740)).isCloseTo(4.19955798965e-322, within(Double.MIN_VALUE));
    assertThat(DoubleMath.sigmoid(-745)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void stableFormsKeepTwelveDigits() {
    MathContext digits = new MathContext(20);
    for (double x :
        new double[] {-1000, -700, -40, -1e-8, -1e-300, 1e-300, 1e-8, 30, 40, 700, 1000}) {
      BigDecimal exact = new BigDecimal(x);
      double tanh = Reference.tanh(exact).round(digits).doubleValue();
      double sigmoid = Reference.sigmoid(exact).round(digits).doubleValue();
      double softplus = Reference.softplus(exact).round(digits).doubleValue();
      assertThat(DoubleMath.tanh(x)).isCloseTo(tanh, within(1e-12 * Math.abs(tanh)));
      assertThat(DoubleMath.sigmoid(x)).isCloseTo(sigmoid, within(1e-12 * sigmoid));
      assertThat(DoubleMath.softplus(x)).isCloseTo(softplus, within(1e-12 * softplus));
    }
  }

  @Test
  void sineStaysInRangeWhereItCannotBeReduced() {
    for (double x = 1e5; x < 1e308; x *= 1.7) {
      assertThat(Math.abs(DoubleMath.sin(x))).isLessThanOrEqualTo(1);
      assertThat(Math.abs(DoubleMath.cos(-x))).isLessThanOrEqualTo(1);
      float narrow = (float) Math.min(x, Float.MAX_VALUE);
      assertThat(Math.abs(FloatMath.sin(narrow))).isLessThanOrEqualTo(1);
      assertThat(Math.abs(FloatMath.cos(-narrow))).isLessThanOrEqualTo(1);
    }
  }

  /** Recorded trainings depend on these bits: a change here is a change of every golden. */
  @ParameterizedTest
  @CsvSource({
    "exp, 706215469",
    "expm1, 2147997373",
    "log, 2594009444",
    "log1p, 2367814443",
    "sin, 1492050831",
    "cos, 2303497854",
    "atan, 311745810",
    "tanh, 3082549938",
    "sigmoid, 933069413",
    "softplus, 111111621",
    "erf, 1832832411",
    "erfinv, 1316678780",
  })
  void bitsArePinned(String name, long expected) {
    ElementaryFunction function = named(name);
    CRC32 bits = new CRC32();
    Random random = new Random(21);
    for (int i = 0; i < 20_000; i++) {
      double x = sample(function, random, i);
      Ulp.update(bits, Double.doubleToLongBits(function.inDouble().applyAsDouble(x)));
      Ulp.update(bits, Float.floatToIntBits(function.inFloat().apply((float) x)));
    }
    assertThat(bits.getValue()).isEqualTo(expected);
  }

  private static ElementaryFunction named(String name) {
    return functions.stream().filter(function -> function.name().equals(name)).findFirst().get();
  }

  /** Over the whole range, about zero, at every small magnitude, and near multiples of pi / 2. */
  private static double sample(ElementaryFunction function, Random random, int i) {
    double size = Math.scalb(1 + random.nextDouble(), random.nextInt(60) - 40);
    double uniform = random.nextDouble();
    double radius = i % 4 == 0 ? Double.MAX_VALUE : 4 << (i % 4);
    double from = Math.max(-radius, function.from());
    double to = Math.min(radius, function.to());
    double between = from + (to / 2 - from / 2) * uniform * 2;
    double special = random.nextBoolean() ? size : random.nextInt(60_000) * (Math.PI / 2);
    double x = i % 4 == 3 ? special : between;
    return x > function.from() && x < function.to() ? x : Math.min(size, 0.999);
  }
}
