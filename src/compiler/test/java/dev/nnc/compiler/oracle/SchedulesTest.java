package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules that no record has, beside their formulas. */
class SchedulesTest {
  private static final int STEPS = 40;
  private static final Map<String, IntToDoubleFunction> RATES = new LinkedHashMap<>();

  static {
    RATES.put("steady(0.3, over = 7 steps)", t -> 0.3);
    RATES.put("warmup(0.4, over = 8 steps)", t -> 0.4 * Math.min(1, (t + 1) / 8.0));
    RATES.put(
        "inverse_sqrt(0.4, warmup = 8 steps)",
        t -> 0.4 * Math.min((t + 1) / 8.0, Math.sqrt(8.0 / (t + 1))));
    RATES.put(
        "warmup(0.4, over = 8 steps) then steady(0.4, over = 5 steps) then exponential(0.4, decay = 0.9)",
        t -> t < 8 ? 0.4 * (t + 1) / 8 : t < 13 ? 0.4 : 0.4 * Math.pow(0.9, t - 13));
    // Loshchilov and Hutter 2017: cycles of 5, 10, 20, … steps.
    RATES.put(
        "cosine_restarts(0.4, first = 5 steps, longer = 2, lower = 0.5, floor = 0.01)",
        t -> {
          int length = 5;
          int start = 0;
          double top = 0.4;
          while (t >= start + length) {
            start += length;
            length *= 2;
            top *= 0.5;
          }
          return wave(top, 0.01, (t - start) / (double) length);
        });
    RATES.put("cosine_restarts(0.4, first = 10 steps)", t -> wave(0.4, 0, t % 10 / 10.0));
    // PyTorch's OneCycleLR: two phases that end at steps 0.3 * 40 - 1 and 39.
    RATES.put(
        "one_cycle(0.4, over = 40 steps)",
        t ->
            t <= 11
                ? wave(0.4 / 25, 0.4, t / 11.0)
                : wave(0.4, 0.4 / 25 / 10_000, (t - 11) / 28.0));
    // PyTorch's CyclicLR, modes triangular2 and exp_range.
    RATES.put(
        "cyclic(0.1, 0.4, rise = 4 steps, fall = 6 steps, lower = 0.5)",
        t -> 0.1 + 0.3 * triangle(t % 10) * Math.pow(0.5, Math.floorDiv(t, 10)));
    RATES.put(
        "cyclic(0.1, 0.4, rise = 4 steps, fall = 6 steps, decay = 0.98)",
        t -> 0.1 + 0.3 * triangle(t % 10) * Math.pow(0.98, t));
  }

  private static double wave(double from, double to, double t) {
    return to + (from - to) * (1 + Math.cos(Math.PI * t)) / 2;
  }

  private static double triangle(int t) {
    return t <= 4 ? t / 4.0 : (10 - t) / 6.0;
  }

  /** A variable whose gradient is 1 shows the rate in its differences. */
  @ParameterizedTest
  @EnumSource(names = {"INTERPRETER", "PLAIN"})
  void ratesFollowTheirFormulas(Engine engine) {
    RATES.forEach(
        (schedule, rate) -> {
          Stepper stepper = engine.stepper(ScheduleCase.script(schedule), 1);
          double before = 0;
          for (int step = 0; step < STEPS; step++) {
            stepper.step(Map.of());
            double now = stepper.value("w").data()[0];
            assertThat(before - now)
                .as("%s, step %d", schedule, step)
                .isCloseTo(rate.applyAsDouble(step), within(1e-12));
            before = now;
          }
        });
  }
}
