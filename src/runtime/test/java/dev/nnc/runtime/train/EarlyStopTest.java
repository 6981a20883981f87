package dev.nnc.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.session.Options;
import org.junit.jupiter.api.Test;

/** When a training stops early, and what it puts back. */
final class EarlyStopTest {
  private static final double NAN = Double.NaN;

  private static TrainingReport trained(
      TrainingPlan.Better better, double gain, boolean restore, Double... scores) {
    TrainingPlan.Stop stop =
        new TrainingPlan.Stop("score", better, gain, Duration.steps(3), restore);
    try (Slope session = Slope.open(Options.defaults(), Slope.plan(100).withStop(stop), scores)) {
      TrainingReport report = session.train();
      assertThat(session.variable("w").doubles()[0]).isEqualTo((double) report.step());
      assertThat(session.completedSteps()).isEqualTo(report.step());
      assertThat(report.end())
          .isEqualTo(
              report.lastStep() == 100 ? TrainingReport.End.COMPLETE : TrainingReport.End.EARLY);
      return report;
    }
  }

  private static void check(
      TrainingPlan.Better better, double gain, long last, long best, Double... scores) {
    TrainingReport restored = trained(better, gain, true, scores);
    assertThat(restored.lastStep()).isEqualTo(last);
    assertThat(restored.step()).isEqualTo(best);
    TrainingReport left = trained(better, gain, false, scores);
    assertThat(left.lastStep()).isEqualTo(last);
    assertThat(left.step()).isEqualTo(last);
  }

  @Test
  void stopsWhereNothingIsGainedForLongEnough() {
    check(TrainingPlan.Better.HIGHER, 0, 5, 2, 1.0, 2.0, 2.0, 1.5);
    check(TrainingPlan.Better.LOWER, 0, 4, 1, 1.0, 2.0, 3.0);
    check(TrainingPlan.Better.LOWER, 0, 7, 4, 5.0, 6.0, 6.0, 4.0, 5.0);
  }

  @Test
  void smallGainsAddUpAndTheBestIsTheBest() {
    check(TrainingPlan.Better.HIGHER, 1, 10, 8, 1.0, 1.5, 1.9, 2.0, 2.5, 2.9, 3.0, 3.1);
    check(TrainingPlan.Better.HIGHER, 1, 4, 3, 1.0, 1.4, 1.5, 1.2);
  }

  @Test
  void noNumberIsNoGain() {
    check(TrainingPlan.Better.HIGHER, 0, 3, 3, NAN, NAN, NAN, NAN);
    check(TrainingPlan.Better.HIGHER, 0, 5, 2, NAN, 1.0, NAN, NAN);
  }

  @Test
  void reportsTheBest() {
    TrainingReport report = trained(TrainingPlan.Better.HIGHER, 0, true, 1.0, 3.0, 2.0);
    assertThat(report.metrics()).containsEntry("score", 3.0);
    assertThat(report.loss()).isEqualTo(2);
    assertThat(report.history().measurements()).hasSize(5);
    assertThat(report.history().measurements().get(1).rates()).containsEntry("rate", 1 / 3.0);
    assertThat(report.history().measurements().get(1).measuredLoss()).isEqualTo(-2);
  }
}
