package dev.nnc.plot.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TickTest {
  @Test
  void ticksAreRoundAndWrittenShort() {
    assertThat(labels(Tick.linear(-6, 6))).isEqualTo("−6 −4 −2 0 2 4 6");
    assertThat(labels(Tick.linear(0, 20_000))).isEqualTo("0 5,000 10,000 15,000 20,000");
    assertThat(labels(Tick.linear(0.31, 0.3112))).startsWith("0.31 0.3102");
    assertThat(labels(Tick.linear(0, 3e9))).isEqualTo("0 5e8 1e9 1.5e9 2e9 2.5e9 3e9");
    assertThat(labels(Tick.linear(0, 4e-6))).startsWith("0 1e-6 2e-6");
    assertThat(labels(Tick.logarithmic(1e-4, 1))).isEqualTo("0.0001 0.001 0.01 0.1 1");
    assertThat(labels(Tick.logarithmic(0.03, 2))).isEqualTo("0.05 0.1 0.2 0.5 1 2");
    assertThat(labels(Tick.logarithmic(1e-12, 1))).isEqualTo("1e-12 1e-10 1e-8 1e-6 0.0001 0.01 1");
  }

  private static String labels(List<Tick> ticks) {
    return String.join(" ", ticks.stream().map(Tick::label).toList());
  }

  @Test
  void thereAreNeitherTooManyNorTooFew() {
    for (int i = 0; i < 2000; i++) {
      double from = StrictMath.sin(i) * StrictMath.pow(10, i % 19 - 9);
      double to = from + (1.01 + StrictMath.cos(3 * i)) * StrictMath.pow(10, i % 7 - 3);
      List<Tick> ticks = Tick.linear(from, to);
      assertThat(ticks).as("%s to %s", from, to).hasSizeBetween(2, 9);
      assertThat(ticks)
          .allSatisfy(tick -> assertThat(tick.value()).isBetween(from - 1e-6, to + 1e-6));
      assertThat(ticks.stream().map(Tick::label)).doesNotHaveDuplicates();
    }
  }

  @Test
  void numbersHaveThreeDigits() {
    assertThat(Numbers.text(0.041523)).isEqualTo("0.0415");
    assertThat(Numbers.text(-2187.3)).isEqualTo("−2,190");
    assertThat(Numbers.text(12345678)).isEqualTo("1.23e7");
    assertThat(Numbers.percent(0.97222)).isEqualTo("97.2 %");
  }
}
