package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoopSamplesTest {
  /** Loops with all that generated ones may take. */
  static final class Loops {
    private int calls;

    void ofFloats(float[] from, float factor, boolean choice, int rows) {
      from[rows] = choice ? factor : 0;
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
  }

  @Test
  void callsLoopsOfAnyTypes() {
    Loops loops = new Loops();
    List<Runnable> samples = LoopSamples.of(MethodHandles.lookup(), loops);
    assertThat(samples).hasSize(3);
    loops.calls = 0;
    samples.forEach(Runnable::run);
    assertThat(loops.calls).isEqualTo(3);
  }
}
