package dev.nnc.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.benchmarks.measure.FloatRows;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is timed is the training that the peers make too: the losses are theirs. */
class WorkloadsTest {
  private final WorkloadFiles files = WorkloadFiles.find();

  @ParameterizedTest
  @EnumSource(names = "W4", mode = EnumSource.Mode.EXCLUDE)
  void lossIsThatOfThePeers(Workload workload) {
    double loss = lossOf(Training.open(workload, 1, files), workload.checkedStep());

    assertThat(workload.agrees(loss)).as("loss %s", loss).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"W1", "W2S", "W2T"})
  void ownLoopMakesTheStepsThatACallerMakes(Workload workload) {
    long steps = workload.checkedStep();

    assertThat(lossOf(Training.open(workload, 1, files), steps))
        .isEqualTo(lossOf(FedTraining.open(workload, 1, files), steps));
  }

  private static double lossOf(Training training, long steps) {
    double[] reached = {Double.NaN};
    try (training) {
      training.run(
          (completed, loss) -> {
            reached[0] = completed == steps ? loss : reached[0];
            return completed < steps;
          });
    }
    return reached[0];
  }

  /** Without dropout, whose masks are drawn otherwise everywhere, the loss is PyTorch's too. */
  @Test
  void tableWithoutDropoutHasTheLossOfThePeers() {
    CompilerOptions options = CompilerOptions.standard().withOverrides(Map.of("drop", "0"));
    FloatRows x = new FloatRows(files.floats("w4_x"), 130, 4096);
    FloatRows y = new FloatRows(files.floats("w4_y"), 5, 4096);
    try (TrainingSession session =
        CompiledScript.of(Path.of("main/nn/w4.nn"), options).model().train()) {
      InitialWeights.assign(session, Workload.W4, files);
      double loss = Double.NaN;
      for (int i = 0; i < 20; i++) {
        session.feed("x", Tensor.of(x.next(), 4096, 130));
        session.feed("y", Tensor.of(y.next(), 4096, 5));
        loss = session.run();
      }

      assertThat(loss).isCloseTo(0.410747, within(0.0004));
    }
  }
}
