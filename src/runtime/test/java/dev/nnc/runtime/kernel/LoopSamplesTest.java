package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoopSamplesTest {
  /** Loops with all that generated ones may take. */
  static class Loops {
    int calls;

    void ofFloats(float[] from, float factor, boolean choice, int rows) {
      from[1000 * rows] = choice ? factor : 0;
      calls++;
    }

    double ofDoubles(double[] from, double factor, int step, int rows) {
      calls++;
      return from[rows] * factor * step;
    }

    void ofOthers(int[] classes, boolean[] mask, int rows) {
      mask[rows] = classes[rows] == 0;
      calls++;
    }

    void ofMore(float[] from, int rows) {
      from[1_000_000 * rows] = 0;
      calls++;
    }
  }

  /** The same loops, which must not be given arrays that are too short. */
  static final class Twin extends Loops {
    private int attempts;

    @Override
    void ofFloats(float[] from, float factor, boolean choice, int rows) {
      attempts++;
      super.ofFloats(from, factor, choice, rows);
    }

    @Override
    double ofDoubles(double[] from, double factor, int step, int rows) {
      attempts++;
      return super.ofDoubles(from, factor, step, rows);
    }

    @Override
    void ofOthers(int[] classes, boolean[] mask, int rows) {
      attempts++;
      super.ofOthers(classes, mask, rows);
    }

    @Override
    void ofMore(float[] from, int rows) {
      attempts++;
      super.ofMore(from, rows);
    }
  }

  @Test
  void callsLoopsOfAnyTypesWithArraysThatAreLongEnough() {
    Twin twin = new Twin();
    Loops plain = new Loops();
    List<Runnable> samples = LoopSamples.of(MethodHandles.lookup(), twin, plain);
    assertThat(samples).hasSize(3);
    assertThat(plain.calls).isEqualTo(3);
    assertThat(twin.attempts).isZero();
    samples.forEach(Runnable::run);
    assertThat(twin.attempts).isEqualTo(3);
    assertThat(twin.calls).isEqualTo(3);
  }
}
