package dev.nnc.plot.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A mark on an axis: a round number and how it is written. */
public record Tick(double value, String label) {
  private static final int MOST = 7;
  private static final int MOST_DECADES = 6;
  private static final double ROUNDING = 1e-9;

  /** Multiples of 1, 2 or 5 times a power of ten, at most eight. */
  public static List<Tick> linear(double from, double to) {
    double wanted = (to - from) / MOST;
    int exponent = (int) StrictMath.floor(StrictMath.log10(wanted));
    long digit = 10;
    for (long candidate : new long[] {5, 2, 1}) {
      if (candidate * power(exponent) >= wanted * (1 - ROUNDING)) {
        digit = candidate;
      }
    }
    double step = digit * power(exponent);
    List<Tick> ticks = new ArrayList<>();
    double slack = step * ROUNDING;
    for (double k = Math.ceil((from - slack) / step); k * step <= to + slack; k++) {
      BigDecimal exact = BigDecimal.valueOf(((long) k) * digit).scaleByPowerOfTen(exponent);
      ticks.add(new Tick(exact.doubleValue(), Numbers.text(exact, to - from)));
    }
    return ticks;
  }

  private static double power(int exponent) {
    return BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
  }

  /** Powers of ten, with their multiples by 2 and 5 where there are few. */
  public static List<Tick> logarithmic(double from, double to) {
    int first = (int) StrictMath.floor(StrictMath.log10(from));
    int last = (int) StrictMath.ceil(StrictMath.log10(to));
    double decades = StrictMath.log10(to) - StrictMath.log10(from);
    if (decades < 0.5) {
      return linear(from, to);
    }
    int every = (int) Math.ceil(decades / MOST_DECADES);
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      for (int digit : decades < 2.5 ? new int[] {1, 2, 5} : new int[] {1}) {
        double value = digit * power(exponent);
        if (exponent % every == 0 && value >= from && value <= to) {
          ticks.add(new Tick(value, Numbers.text(value)));
        }
      }
    }
    return ticks;
  }

  /** Round values that divide a range into bands, ends left out. */
  static BigDecimal rounded(double value, int digits) {
    BigDecimal exact = new BigDecimal(value);
    int scale = digits - exact.precision() + exact.scale();
    return exact.setScale(scale, RoundingMode.HALF_EVEN);
  }
}
