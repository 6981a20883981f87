package dev.nnc.runtime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.lanes.FloatLanes;
import dev.nnc.runtime.lanes.Lanes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of limits and times whatever the machine. */
final class RooflineTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void lessMemoryIsNoSlower(int threads) {
    Roofline roofline = new Roofline(threads, List.of(0.0, 1.0, 1e5, 3e5, 1e6));
    assertThat(roofline.bandwidths().keySet())
        .containsExactly(1L << 14, 1L << 17, 1L << 19, 1L << 20);
    double least = roofline.bandwidth(1e6);
    for (double bytes : new double[] {3e5, 1e5, 1e4, 0}) {
      assertThat(roofline.bandwidth(bytes)).isGreaterThanOrEqualTo(least).isFinite();
      least = roofline.bandwidth(bytes);
    }
    assertThat(least).isPositive();
    assertThat(roofline.multiplyAdds(Float.BYTES)).isPositive().isFinite();
    assertThat(roofline.multiplyAdds(Double.BYTES) * 2).isEqualTo(roofline.multiplyAdds(4));
  }

  /** Both loops of a limit compute the same, so neither leaves anything out. */
  @Test
  void loopsComputeWhatTheySay() {
    float[] b = new float[512];
    float[] c = new float[512];
    for (int i = 0; i < b.length; i++) {
      b[i] = i;
      c[i] = 1f / (i + 1);
    }
    float[] plain = new float[512];
    PlainLimitLoops.triad(plain, b, c, 3);
    assertThat(plain[2]).isEqualTo(3f);
    assertThat(PlainLimitLoops.multiplyAdd()).isEqualTo(1f);
    if (Lanes.AVAILABLE) {
      float[] inLanes = new float[512];
      LimitLoops.triad(inLanes, b, c, 3);
      assertThat(inLanes).isEqualTo(plain);
      // Twelve chains from 1 to 12, to which each step adds a quarter.
      float added = LimitLoops.OPERATIONS / (24f * FloatLanes.LENGTH) * 12 / 4;
      assertThat(LimitLoops.multiplyAdd()).isEqualTo(78 + added);
      assertThat(512 % (4 * FloatLanes.LENGTH)).isZero();
    }
  }

  @Test
  void clockAddsUpKernels() {
    KernelClock clock = new KernelClock(2);
    assertThat(clock.times(0).kernels()).containsExactly(0.0, 0.0);
    long begin = System.nanoTime();
    clock.reset();
    for (int i = 0; i < 100; i++) {
      clock.start();
      clock.lap(0);
      Thread.yield();
      clock.lap(1);
    }
    double mean = (System.nanoTime() - begin) / 100.0;
    StepTimes times = clock.times(700);
    assertThat(times.steps()).isEqualTo(100);
    assertThat(times.rows()).isEqualTo(700);
    assertThat(times.reading()).isPositive();
    double sum = times.between() + times.kernels().get(0) + times.kernels().get(1);
    assertThat(sum).isBetween(0.0, mean);
    clock.reset();
    assertThat(clock.times(0).steps()).isZero();
  }
}
