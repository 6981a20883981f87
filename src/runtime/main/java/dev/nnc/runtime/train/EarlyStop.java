package dev.nnc.runtime.train;

import dev.nnc.runtime.session.Snapshot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches a metric: the training is over where it has not gained enough for too long. A gain is
 * counted from the value of the last one, so that many small ones add up; the best state is that of
 * the best value, however small the gain.
 */
final class EarlyStop {
  private final TrainingPlan.Stop rule;
  private final TrainingSession session;
  private final long patience;

  private double reference = Double.NaN;
  private long referenceStep;
  private double best = Double.NaN;
  private long bestStep;
  private boolean over;
  private @Nullable Snapshot snapshot;

  /**
   * @param patience in steps
   */
  EarlyStop(TrainingPlan.Stop rule, TrainingSession session, long patience) {
    this.rule = rule;
    this.session = session;
    this.patience = patience;
    referenceStep = session.completedSteps();
    bestStep = referenceStep;
  }

  /** Takes a measurement into account; NaN is never a gain. */
  void look(TrainingListener.Measured measured) {
    double value = value(measured, rule.metric());
    if (gains(value, best, 0)) {
      best = value;
      bestStep = measured.step();
      takeSnapshot();
    }
    if (gains(value, reference, rule.gain())) {
      reference = value;
      referenceStep = measured.step();
    }
    over = measured.step() - referenceStep >= patience;
  }

  /** A metric by name, or the {@code loss} that was measured. */
  static double value(TrainingListener.Measured measured, String metric) {
    return metric.equals("loss")
        ? measured.measuredLoss()
        : measured.metrics().getOrDefault(metric, Double.NaN);
  }

  private boolean gains(double value, double before, double least) {
    double gain = rule.better() == TrainingPlan.Better.HIGHER ? value - before : before - value;
    return (Double.isNaN(before) && !Double.isNaN(value)) || (gain > 0 && gain >= least);
  }

  private void takeSnapshot() {
    if (!rule.restoreBest()) {
      return;
    }
    if (snapshot == null) {
      snapshot = new Snapshot(session);
    } else {
      snapshot.take();
    }
  }

  boolean isOver() {
    return over;
  }

  /** Gives the session its best state, if the rule says so. */
  void restore() {
    if (snapshot != null && snapshot.step() != session.completedSteps()) {
      snapshot.putBack();
    }
  }

  // For checkpoints.

  void save(Path file) {
    if (snapshot != null) {
      snapshot.save(file);
    }
  }

  /** What it knows besides the best state. */
  Map<String, String> memory() {
    Map<String, String> memory = new LinkedHashMap<>();
    memory.put("stop.reference", Double.toString(reference));
    memory.put("stop.reference_step", Long.toString(referenceStep));
    memory.put("stop.best", Double.toString(best));
    memory.put("stop.best_step", Long.toString(bestStep));
    memory.put("stop.over", Boolean.toString(over));
    return memory;
  }

  /**
   * Knows what another one knew.
   *
   * @param state the file of its best state; null if it had none
   */
  void remember(Map<String, String> memory, @Nullable Path state) {
    if (!memory.containsKey("stop.best")) {
      return;
    }
    reference = Double.parseDouble(memory.getOrDefault("stop.reference", ""));
    referenceStep = Long.parseLong(memory.getOrDefault("stop.reference_step", ""));
    best = Double.parseDouble(memory.getOrDefault("stop.best", ""));
    bestStep = Long.parseLong(memory.getOrDefault("stop.best_step", ""));
    over = Boolean.parseBoolean(memory.get("stop.over"));
    if (state != null && rule.restoreBest()) {
      snapshot = new Snapshot(session);
      snapshot.load(state);
    }
  }
}
