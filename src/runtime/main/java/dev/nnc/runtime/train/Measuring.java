package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is measured of a training: losses, metrics and rates at a step. */
final class Measuring {
  private final TrainingSession session;
  private TrainingListener.@Nullable Measured latest;

  Measuring(TrainingSession session) {
    this.session = session;
  }

  /** The rows that metrics are computed on; 0 without data. */
  int rows() {
    Dataset.@Nullable Part part = session.trainingRows().measuredPart();
    return part == null ? 0 : part.rows();
  }

  /** Whether anything is asked of the model as it is used: a metric, a stop, validation rows. */
  static boolean evaluates(TrainingSession session) {
    return !session.plan().metrics().isEmpty()
        || session.plan().stop() != null
        || !session.plan().looks().isEmpty()
        || session.trainingRows().validates();
  }

  /** What is measured at this step; computed once. */
  TrainingListener.Measured now() {
    if (latest == null || latest.step() != session.completedSteps()) {
      latest = measured();
    }
    return latest;
  }

  /** What is measured at this step, with the rates that came of it. */
  TrainingListener.Measured withNewRates() {
    TrainingListener.Measured now = now();
    latest =
        new TrainingListener.Measured(
            now.step(),
            now.epoch(),
            now.loss(),
            now.measuredLoss(),
            now.metrics(),
            rates(),
            now.losses());
    return latest;
  }

  private TrainingListener.Measured measured() {
    long step = session.completedSteps();
    double[] values = evaluates(session) ? evaluated() : new double[] {Double.NaN};
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (String name : session.plan().metrics()) {
      metrics.put(name, values[metrics.size() + 1]);
    }
    double epoch = (double) step / session.stepsPerEpoch();
    return new TrainingListener.Measured(
        step, epoch, session.loss(), values[0], metrics, rates(), losses());
  }

  private double[] evaluated() {
    Dataset.@Nullable Part part = session.trainingRows().measuredPart();
    return part == null ? session.evaluate(0, 0) : session.evaluate(part.first(), part.rows());
  }

  /** The learning rates at this step by name. */
  Map<String, Double> rates() {
    double[] rates = session.rates();
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < rates.length; i++) {
      if (!Double.isNaN(rates[i])) {
        named.put(rates.length == 1 ? "rate" : "rate_" + (i + 1), rates[i]);
      }
    }
    return named;
  }

  /** The losses of the last step that have names. */
  Map<String, Double> losses() {
    double[] losses = session.losses();
    Map<String, Double> named = new LinkedHashMap<>();
    for (String name : session.plan().losses()) {
      named.put(name, losses[named.size()]);
    }
    return named;
  }

  /** The value of a log of the plan. */
  Tensor logged(String name) {
    if (name.equals("loss")) {
      return Tensor.scalar(session.loss());
    }
    if (name.equals("data_loss")) {
      return Tensor.scalar(session.dataLoss());
    }
    int loss = session.plan().losses().indexOf(name);
    if (loss >= 0) {
      return Tensor.scalar(session.losses()[loss]);
    }
    List<String> metrics = session.plan().metrics();
    return metrics.contains(name)
        ? Tensor.scalar(now().metrics().getOrDefault(name, Double.NaN))
        : session.logged(name);
  }
}
