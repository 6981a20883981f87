package dev.nnc.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Options;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample {@code Line}, trained as the classic lesson does. */
final class LineTrainerTest {
  private static final LineData DATA = LineData.read();

  private static LineTrainer.Session opened(Options options) {
    LineTrainer.Session trainer = LineTrainer.open(options);
    trainer.useData(DATA.dataset());
    trainer.assign("w1", DATA.initial());
    return trainer;
  }

  @Test
  void learnsAsRecorded() {
    DATA.losses()
        .forEach(
            (step, loss) -> {
              LineTrainer.Session trainer = opened(Options.defaults().withSteps(step + 1));
              TrainingReport report = trainer.train(TrainingListener.SILENT);
              assertThat(report.steps()).isEqualTo(step + 1);
              assertThat(report.loss()).isCloseTo(loss, within(1e-4 * loss + 1e-7));
            });
  }

  @Test
  void logsWhatTheScriptLogs() {
    LineTrainer.Session trainer = opened(Options.defaults());
    List<String> logged = new ArrayList<>();
    trainer.train(
        new TrainingListener() {
          @Override
          public void logged(long step, String name, Tensor value) {
            logged.add(step + " " + name + " " + value.shape());
          }
        });
    assertThat(logged).hasSize(40).startsWith("500 w1 [2, 1]").endsWith("20000 w1 [2, 1]");
    Tensor learnt = trainer.variable("w1");
    assertThat(learnt.at(0)).isCloseTo(DATA.learnt().at(0), within(2e-5));
    assertThat(learnt.at(1)).isCloseTo(DATA.learnt().at(1), within(2e-5));
  }
}
