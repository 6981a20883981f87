package dev.nnc.runtime.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a training.
 *
 * @param step completed steps, those before this training included
 * @param steps made in this training
 * @param loss of the last step; NaN if none was made
 * @param metrics by name, in the script's order
 * @param seconds from the first step to the end, measuring included
 * @param stepsPerSecond over the time spent in steps alone
 * @param firstStepMillis from the start of the Java machine to the end of the first step; -1 if
 *     none was made
 * @param interrupted whether an interrupt ended it early
 * @param history all that was measured, by a training that this one resumed too
 */
public record TrainingReport(
    String model,
    long step,
    long steps,
    double loss,
    Map<String, Double> metrics,
    double seconds,
    double stepsPerSecond,
    long firstStepMillis,
    boolean interrupted,
    History history) {
  public TrainingReport {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
