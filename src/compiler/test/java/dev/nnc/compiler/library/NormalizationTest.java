package dev.nnc.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.compiler.driver.CompiledModel;
import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that normalizes its input itself: what it learns of the rows, and that it serves raw
 * ones.
 */
final class NormalizationTest {
  private static final int ROWS = 23;
  private static final String SCRIPT =
      """
      model Net {
        placeholder x : float[batch, 3]
        placeholder t : float[batch, 1]
        scaled = x |> normalization
        output scaled
        output y = scaled |> dense(1)
      }
      train Net {
        data     csv("rows.csv") { x = [a, b, c], t = [a] }
        loss     mse(y, t)
        optimize sgd(0.01)
        run      batch 5, 3 epochs
      }
      """;

  @TempDir private Path folder;

  private static double[] row(int row) {
    return new double[] {1000 + 7 * Math.sin(row), 1e-3 * row * row, 0.1};
  }

  @Test
  void learnsTheTrainingRowsAndServesRawOnes() throws IOException {
    StringBuilder csv = new StringBuilder("a,b,c\n");
    for (int i = 0; i < ROWS; i++) {
      double[] row = row(i);
      csv.append(row[0]).append(',').append(row[1]).append(',').append(row[2]).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), csv);
    Files.writeString(folder.resolve("net.nn"), SCRIPT);
    CompiledModel model = CompiledScript.of(folder.resolve("net.nn")).model();
    Path weights = folder.resolve("net.safetensors");
    try (TrainingSession session = model.train()) {
      session.train(TrainingListener.SILENT);
      session.save(weights);
      for (int column = 0; column < 3; column++) {
        checkStatistics(session, column);
      }
    }
    try (Session served = model.open(Options.defaults().withWeights(weights))) {
      served.feed("x", Tensor.of(new float[] {1000, 0, 0.1f, 1007, 0.5f, 1.1f}, 2, 3));
      Tensor scaled = served.fetch("scaled");
      assertThat(scaled.at(0)).isCloseTo((1000 - mean(0)) / deviation(0), within(1e-3));
      assertThat(scaled.at(4)).isCloseTo((0.5 - mean(1)) / deviation(1), within(1e-4));
      assertThat(scaled.at(2)).isCloseTo(0, within(1e-6));
      assertThat(scaled.at(5)).isCloseTo(1, within(1e-5));
      assertThat(served.fetch("y").size()).isEqualTo(2);
    }
  }

  private static void checkStatistics(Session session, int column) {
    double mean = mean(column);
    double variance = deviation(column) * deviation(column);
    assertThat(session.variable("scaled/normalization/center").at(column))
        .isCloseTo(mean, within(1e-6 * Math.abs(mean)));
    assertThat(session.variable("scaled/normalization/spread").at(column))
        .isCloseTo(variance, within(1e-4 * variance + 1e-13));
  }

  private static double mean(int column) {
    double sum = 0;
    for (int i = 0; i < ROWS; i++) {
      sum += row(i)[column];
    }
    return sum / ROWS;
  }

  private static double deviation(int column) {
    double sum = 0;
    for (int i = 0; i < ROWS; i++) {
      sum += Math.pow(row(i)[column] - mean(column), 2);
    }
    return Math.sqrt(sum / ROWS);
  }
}
