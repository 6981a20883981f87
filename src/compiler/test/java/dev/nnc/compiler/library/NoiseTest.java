package dev.nnc.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.train.TrainingSession;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers that make noise in training: what a step sees of them. */
class NoiseTest {
  private static final int ROWS = 400;
  private static final int COLUMNS = 50;

  /** What a layer makes of ones in a step. */
  private static double[] seen(String layer, String shape) {
    String script =
        """
        model Noise {
          variable w : float[] = 1
          state x : float%2$s = 1
          state seen : float%2$s = 0
          seen' = x |> %1$s
          output seen
          f = w^2 + 0 * sum(x)
        }
        train Noise {
          loss f
          optimize sgd(0.1)
          run 1 steps
        }
        """
            .formatted(layer, shape);
    try (TrainingSession session = CompiledScript.of(script).model().train()) {
      session.initialize();
      session.run();
      Tensor seen = session.fetch("seen");
      return IntStream.range(0, seen.size()).mapToDouble(seen::at).toArray();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dropout(0.3), 1, 0.4286",
    "gaussian_dropout(0.3), 1, 0.4286",
    "gaussian_noise(0.5), 1, 0.25",
    "dropout(0), 1, 0",
    "alpha_dropout(0.2), 0.7031, 0.9402",
  })
  void onesHaveMeanAndVariance(String layer, double mean, double variance) {
    double[] seen = seen(layer, "[" + ROWS + ", " + COLUMNS + "]");
    assertThat(mean(seen)).as(layer).isCloseTo(mean, within(0.02));
    assertThat(variance(seen)).as(layer).isCloseTo(variance, within(0.03));
  }

  @Test
  void channelsAreLostTogether() {
    double[] seen = seen("spatial_dropout(0.3)", "[20, 50, 2, 3]");
    int lost = 0;
    for (int i = 0; i < seen.length; i++) {
      assertThat(seen[i]).isEqualTo(seen[i - i % 6]).isIn(0.0, (double) (1 / 0.7f));
      lost += seen[i] == 0 ? 1 : 0;
    }
    assertThat(lost / (double) seen.length).isCloseTo(0.3, within(0.05));
  }

  private static double mean(double[] numbers) {
    return DoubleStream.of(numbers).average().orElseThrow();
  }

  private static double variance(double[] numbers) {
    double mean = mean(numbers);
    return DoubleStream.of(numbers).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }
}
