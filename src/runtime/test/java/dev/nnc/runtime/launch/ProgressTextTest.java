package dev.nnc.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.train.TrainingListener;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lines that say how far a training is. */
final class ProgressTextTest {
  private static final TrainingListener.Started STARTED =
      new TrainingListener.Started("M", 10, 900, 100, 0, 200, 10);
  private static final TrainingListener.Measured MEASURED =
      new TrainingListener.Measured(
          20, 2, 0.25, 0.5, Map.of("accuracy", 0.75), Map.of("rate", 0.001));
  private static final TrainingListener.Progress PROGRESS =
      new TrainingListener.Progress(25, 0.125, Map.of("rate", 0.001));

  @Test
  void saysWhatIsKnown() {
    ProgressText text = new ProgressText(STARTED);
    assertThat(text.line(MEASURED))
        .isEqualTo(
            "step 20  epoch 2  loss 0.25000  validation loss 0.50000  accuracy 0.75000"
                + "  rate 0.0010000");
    assertThat(text.line(PROGRESS, 200))
        .isEqualTo(
            "[###---------------------------]   13 %  epoch 3 of 20, batch 5 of 10  loss 0.12500"
                + "  accuracy 0.75000  rate 0.0010000");
    TrainingListener.Started stepsAlone = new TrainingListener.Started("M", 10, 0, 0, 0, 200, 1);
    assertThat(new ProgressText(stepsAlone).line(PROGRESS, 65))
        .isEqualTo("[#---------]   13 %  step 25 of 200  loss 0.12500  rate 0.0010000");
  }

  @Test
  void neverIsWiderThanTheTerminal() {
    ProgressText text = new ProgressText(STARTED);
    text.line(MEASURED);
    for (int columns = 1; columns < 200; columns++) {
      assertThat(text.line(PROGRESS, columns)).hasSizeLessThanOrEqualTo(columns).isNotEmpty();
    }
    assertThat(text.line(PROGRESS, 50))
        .isEqualTo(" 13 %  epoch 3 of 20, batch 5 of 10  loss 0.12500");
  }

  @Test
  void knowsThePaceOfLate() {
    Pace pace = new Pace(100, 0);
    pace.at(101, 500_000_000L);
    assertThat(pace.isKnown()).isFalse();
    long second = 1_000_000_000L;
    pace.at(110, 10 * second);
    assertThat(pace.stepsPerSecond()).isEqualTo(1);
    pace.at(210, 20 * second);
    pace.at(310, 30 * second);
    assertThat(pace.isKnown()).isTrue();
    assertThat(pace.stepsPerSecond()).isEqualTo(10);
    assertThat(pace.seconds(100)).isEqualTo(10);
    assertThat(ProgressText.time(3723.4)).isEqualTo("1:02:03");
    assertThat(ProgressText.time(63)).isEqualTo("1:03");
  }

  @Test
  void understandsWhatTellsTheWidth() {
    assertThat(Columns.number("40 132\n")).isEqualTo(132);
    assertThat(Columns.number("97")).isEqualTo(97);
    assertThat(Columns.number("0 0")).isEqualTo(80);
    assertThat(Columns.number("")).isEqualTo(80);
    assertThat(Columns.number("wide")).isEqualTo(80);
  }
}
