package dev.nnc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings with several losses, groups, and all that optimizers and schedules keep. */
class TrainBlocksTest {
  private static final String EVERYTHING =
      """
      model M {
        placeholder x : float[batch, 2]
        placeholder t : float[batch, 1]
        h = x |> dense(4, activation = tanh) |> batch_norm |> dropout(0.2)
        y = h |> dense(1)
      }
      train M {
        data       moons(60) { x = [x1, x2], t = [label] }
        loss       fit   = mse(y, t)
        loss       small = 0.1 * mean(h^2)
        regularize l2(cosine(0.1, over = 3 epochs)) except "**/bias", "**/shift"
        constrain  max_norm(1) on "h/dense/weight"
        optimize   accumulate(2) then sam(0.05) then adam(0.05) then lookahead(3) of fit on "h/**"
          else sgd(plateau(0.1, patience = 0, gain = 0.5), momentum = cosine(0.9, over = 3 epochs))
        average    swa(from = 2 epochs)
        run        batch 20, 6 epochs
        stop       small without gain for 6 epochs, restore best
        checkpoint "kept" every 1 epochs keep 9
      }
      """;

  private static final String ADVERSARIES =
      """
      model M {
        variable maker : float[2] = [1, -1]
        variable judge : float[2] = [0.5, 2]
        game = sum(maker * judge)
      }
      train M {
        loss     fool  = -game + 0.5 * sum(maker^2)
        loss     catch = 2 * game + sum(judge^2)
        optimize sgd(0.1) of fool on "maker" else sgd(0.01) of catch on "judge"
        run      1 step
      }
      """;

  @TempDir private Path folder;

  private CompiledScript script(String text) throws Exception {
    return CompiledScript.of(Files.writeString(folder.resolve("m.nn"), text));
  }

  @Test
  void eachLossHasItsNameAndItsOptimizer() throws Exception {
    try (TrainingSession session = script(ADVERSARIES).model().train()) {
      TrainingReport report = session.train();
      assertThat(report.losses()).containsExactly(Map.entry("fool", 2.5), Map.entry("catch", 1.25));
      assertThat(report.loss()).isEqualTo(3.75);
      assertThat(report.history().measurements().get(0).losses()).isEqualTo(report.losses());
      assertThat(session.variable("maker").floats())
          .containsExactly(1 - 0.1f * (-0.5f + 1), -1 - 0.1f * (-2 - 1));
      assertThat(session.variable("judge").floats())
          .containsExactly(0.5f - 0.01f * (2 + 1), 2 - 0.01f * (-2 + 4));
    }
  }

  @Test
  void weightedRowsAreDividedByTheirNumberOrTheirWeights() throws Exception {
    String text =
        """
        model M {
          variable y : float[3] = [1, 2, 4]
          target = [0, 0, 0]
          w      = [1, 0.5, 0.25]
        }
        train M {
          loss     whole = mse(y, target) weighted w
          loss     said  = mse(y, target, normalize = false) weighted w
          loss     share = mse(y, target, normalize = true) weighted w
          loss     again = mse(y, target) weighted w / mean(w)
          optimize sgd(0)
          run      1 step
        }
        """;
    try (TrainingSession session = script(text).model().train()) {
      Map<String, Double> losses = session.train().losses();
      double sum = 1 + 0.5 * 4 + 0.25 * 16;
      double[] expected = {sum / 3, sum / 3, sum / 1.75, sum / 1.75};
      assertThat(losses.values())
          .zipSatisfy(
              Arrays.stream(expected).boxed().toList(),
              (loss, value) -> assertThat(loss).isCloseTo(value, within(1e-6)));
    }
  }

  @Test
  void aLossThatIsNoNumberIsNamed() throws Exception {
    String text = ADVERSARIES.replace("sum(judge^2)", "log(-sum(judge^2))");
    try (TrainingSession session = script(text).model().train()) {
      assertThatThrownBy(() -> session.train(TrainingListener.SILENT))
          .hasMessageContaining("the loss of M is NaN at step 1: `catch` is NaN");
    }
  }

  /** The parts of a step know which loss a variable's gradient is of. */
  @Test
  void stepsInTwoPartsAreThoseMadeWhole() throws Exception {
    Map<String, Tensor> gradients;
    try (TrainingSession session = script(ADVERSARIES).model().train()) {
      gradients = session.gradients();
      session.apply(gradients);
      Tensor apart = session.variable("maker");
      session.initialize();
      session.run();
      assertThat(session.variable("maker").floats()).isEqualTo(apart.floats());
    }
    assertThat(gradients.get("maker").floats()).containsExactly(0.5f, -3);
    assertThat(gradients.get("judge").floats()).containsExactly(3, 2);
  }

  @Test
  void resumedIsAsNeverBrokenOff() throws Exception {
    CompiledScript script = script(EVERYTHING);
    Path whole = folder.resolve("whole");
    TrainingReport all = trained(script, Options.defaults().withResults(whole));
    assertThat(all.history().measurements().get(0).losses()).containsOnlyKeys("fit", "small");
    assertThat(all.metrics()).containsOnlyKeys("measured_small");
    List<Path> kept = checkpoints(whole.resolve("kept"));
    for (Path from : kept.subList(0, kept.size() - 1)) {
      Path rest = folder.resolve("from-" + from.getFileName());
      Options resumed = Options.defaults().withResults(rest).withResume(from);
      TrainingReport report = trained(script, resumed);
      assertThat(report.history().measurements()).isEqualTo(all.history().measurements());
      List<Path> again = checkpoints(rest.resolve("kept"));
      assertThat(again.get(again.size() - 1).resolve("M.safetensors"))
          .hasSameBinaryContentAs(kept.get(kept.size() - 1).resolve("M.safetensors"));
    }
  }

  private static TrainingReport trained(CompiledScript script, Options options) {
    try (TrainingSession session = script.model().train(options)) {
      return session.train();
    }
  }

  private static List<Path> checkpoints(Path kept) throws Exception {
    try (Stream<Path> all = Files.list(kept)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  /**
   * What `batch_norm` keeps for use is of the averaged weights, batch by batch, as they are then.
   */
  @Test
  void runningStatisticsAreThoseOfTheAverages() throws Exception {
    String text =
        """
        model M {
          placeholder x : float[batch, 2]
          h = x |> dense(1) |> batch_norm(keep = 0.5)
          output y = h
        }
        train M {
          loss     mean((h - sin(x[:, 0:1]))^2)
          optimize sgd(2)
          average  swa(from = 2 steps, every = 1 step)
          run      9 steps
        }
        """;
    double mean = 0;
    double spread = 1;
    try (TrainingSession session = script(text).model().train()) {
      for (int step = 0; step < 9; step++) {
        double[] x = {step, 1, -1, 2 * step, 0.5, 0.25};
        float[] weight = session.variable("average/h/dense/weight").floats();
        float bias = session.variable("average/h/dense/bias").floats()[0];
        double[] z = new double[3];
        for (int row = 0; row < 3; row++) {
          z[row] = x[2 * row] * weight[0] + x[2 * row + 1] * weight[1] + bias;
        }
        double center = Arrays.stream(z).average().orElseThrow();
        double square = Arrays.stream(z).map(each -> (each - center) * (each - center)).sum() / 3;
        mean = 0.5 * mean + 0.5 * center;
        spread = 0.5 * spread + 0.5 * square;
        session.feed("x", Tensor.of(x, 3, 2));
        if (step % 2 == 0) {
          session.run();
        } else {
          session.apply(session.gradients());
        }
        String norm = "average/h/batch_norm/";
        assertThat(session.variable(norm + "moving_mean").at(0)).isCloseTo(mean, within(1e-4));
        assertThat(session.variable(norm + "moving_variance").at(0))
            .isCloseTo(spread, within(1e-4 * spread));
      }
      float[] weight = session.variable("average/h/dense/weight").floats();
      double bias = session.variable("average/h/dense/bias").at(0);
      double z = 3 * weight[0] - 2 * weight[1] + bias;
      session.feed("x", Tensor.of(new double[] {3, -2}, 1, 2));
      double scale = session.variable("average/h/batch_norm/scale").at(0);
      double shift = session.variable("average/h/batch_norm/shift").at(0);
      assertThat(session.fetch("y").at(0))
          .isCloseTo((z - mean) / Math.sqrt(spread + 1e-3) * scale + shift, within(1e-3));
    }
  }

  @Test
  void averagesThatAreNotUsedStandBesideWhatIs() throws Exception {
    String text =
        """
        model M {
          variable w : float[1] = [0]
          output now   = w[0]
          output shadow = average(w)[0]
        }
        train M {
          loss     sum((w - 1)^2)
          optimize sgd(0.25)
          average  0.99, use = %s
          run      3 steps
        }
        """;
    for (String use : List.of("raw", "average")) {
      try (TrainingSession session = script(text.formatted(use)).model().train()) {
        session.run();
        session.run();
        double shadow = session.variable("average/w").at(0);
        double raw = session.variable("w").at(0);
        assertThat(raw).isEqualTo(0.75);
        assertThat(shadow).isNotEqualTo(raw);
        assertThat(session.fetch("shadow").at(0)).isEqualTo(shadow);
        assertThat(session.fetch("now").at(0)).isEqualTo(use.equals("raw") ? raw : shadow);
      }
    }
  }

  /** PyTorch's ReduceLROnPlateau, worked by hand: a first look, then looks without gain. */
  @Test
  void aRateFallsWhereNothingIsGained() throws Exception {
    Map<String, List<Double>> expected = new LinkedHashMap<>();
    expected.put("", List.of(1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125));
    expected.put(", cooldown = 1", List.of(1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25));
    expected.put(", floor = 0.4", List.of(1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.4, 0.4, 0.4, 0.4));
    expected.put(
        ", metric = \"updates\", higher = true",
        List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0));
    for (Map.Entry<String, List<Double>> each : expected.entrySet()) {
      String text =
          """
          model M {
            variable w : float[] = 1
            state count : float[] = 0
            count' = count + 1
          }
          train M {
            loss     0 * w + 1
            optimize sgd(plateau(1, factor = 0.5, patience = 2, every = 1 step%s))
            run      10 steps
            metric   updates = count
          }
          """
              .formatted(each.getKey());
      try (TrainingSession session = script(text).model().train()) {
        List<Double> rates =
            session.train(TrainingListener.SILENT).history().measurements().stream()
                .map(measured -> measured.rates().get("rate"))
                .toList();
        assertThat(rates).as(each.getKey()).isEqualTo(each.getValue());
      }
    }
  }
}
