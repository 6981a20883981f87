package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import java.util.List;

/** A training without data whose metric at each step is given: w goes 0, 1, 2, … */
final class Slope extends TrainingSession {
  private final double[] w = doubles(Cell.Kind.VARIABLE, "w", 1);
  private final double[] slot = doubles(Cell.Kind.SLOT, "w/slot", 1);
  private final List<Double> scores;

  private Slope(Options options, TrainingPlan plan, List<Double> scores) {
    super("Slope", options, plan);
    this.scores = scores;
  }

  static TrainingPlan plan(long steps) {
    TrainingPlan.Run run = new TrainingPlan.Run(0, Duration.steps(steps), 0, true);
    return new TrainingPlan(run, null, List.of("score"), List.of());
  }

  /**
   * @param scores the metric after each step; the last stays
   */
  static Slope open(Options options, TrainingPlan plan, Double... scores) {
    return start(new Slope(options, plan, List.of(scores)));
  }

  @Override
  protected void initializeCells() {
    w[0] = 0;
    slot[0] = 0;
  }

  @Override
  protected Tensor compute(String output) {
    throw new IllegalStateException(output);
  }

  @Override
  protected void steps(int count) {
    for (int i = 0; i < count; i++) {
      update();
    }
  }

  @Override
  protected void update() {
    w[0]++;
    slot[0] -= w[0];
    step++;
  }

  @Override
  protected double loss() {
    return w[0];
  }

  @Override
  protected double[] evaluate(int firstRow, int rows) {
    int last = Math.min((int) w[0], scores.size()) - 1;
    return new double[] {-w[0], last < 0 ? Double.NaN : scores.get(last)};
  }

  @Override
  protected double[] rates() {
    return new double[] {1 / (1.0 + step)};
  }
}
