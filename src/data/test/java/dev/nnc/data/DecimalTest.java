package dev.nnc.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @Test
  void numbersAreThoseOfJava() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        requireJava(String.valueOf(value));
      }
      String decimals = "%." + random.nextInt(25) + "f";
      requireJava(String.format(Locale.ROOT, decimals, random.nextGaussian() * 1000));
      requireJava(String.valueOf(random.nextInt(100_000)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1",
        ".5",
        "5.",
        "-.5e1",
        "1E5",
        "1e-400",
        "1e400",
        "000123.4500",
        "999999999999999",
        "0.0000000000000000000001",
        "0.00000000000000000000001",
        "123456789012345678901234567890"
      })
  void formsAreRead(String text) {
    requireJava(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-", "+", ".", "-.", "1.2.3", "1e", "e5", "1e5.5", "--1", "1f", "1d", "0x10", "0x1p3",
        "1_000", "1,5", "١", "abc", "NaN", "1 2", "yes"
      })
  void otherTextIsNoNumber(String text) {
    assertThat(parse(text)).isNaN();
  }

  @Test
  void wordsHaveValues() {
    assertThat(parse("true")).isEqualTo(1);
    assertThat(parse("False")).isEqualTo(0);
    assertThat(parse("-inf")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(parse("Infinity")).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static void requireJava(String text) {
    assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
  }

  private static double parse(String text) {
    char[] padded = ("12" + text + "34").toCharArray();
    return Decimal.parse(padded, 2, padded.length - 2);
  }
}
