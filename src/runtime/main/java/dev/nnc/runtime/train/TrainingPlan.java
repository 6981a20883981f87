package dev.nnc.runtime.train;

import dev.nnc.runtime.data.DataPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a generated trainer states about its training.
 *
 * @param run how long and in what order
 * @param data where rows come from; null for a model without placeholders
 * @param metrics their names, in the order of {@link TrainingSession#evaluate}
 * @param logs what is logged when
 */
public record TrainingPlan(Run run, @Nullable DataPlan data, List<String> metrics, List<Log> logs) {
  public TrainingPlan {
    metrics = List.copyOf(metrics);
    logs = List.copyOf(logs);
  }

  /**
   * The run statement.
   *
   * @param batch rows a step; 0 for all
   * @param seed the session's where options give none
   * @param inOrder whether rows are taken as they stand, or shuffled each epoch
   */
  public record Run(long batch, Duration duration, long seed, boolean inOrder) {}

  /** A named value and how often it is logged. */
  public record Log(String name, Duration every) {
    public Log {
      if (every.amount() < 1) {
        throw new IllegalArgumentException(name + " every " + every);
      }
    }
  }
}
