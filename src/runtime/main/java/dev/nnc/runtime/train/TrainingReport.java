package dev.nnc.runtime.train;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a training.
 *
 * @param step the completed steps of the state that the session is in, those before this training
 *     included
 * @param lastStep the completed steps at the end; more than {@code step} where the best state was
 *     put back
 * @param steps made in this training
 * @param loss of the last step; NaN if none was made
 * @param losses those of the last step that have names, in the script's order
 * @param metrics by name, in the script's order
 * @param seconds from the first step to the end, measuring included
 * @param stepsPerSecond over the time spent in steps alone
 * @param firstStepMillis from the start of the Java machine to the end of the first step; -1 if
 *     none was made, or this Java does not know when it was started
 * @param end what ended it
 * @param history all that was measured, by a training that this one resumed too
 * @param checkpoints the folder of checkpoints that it can be resumed from; null if there is none
 */
public record TrainingReport(
    String model,
    long step,
    long lastStep,
    long steps,
    double loss,
    Map<String, Double> losses,
    Map<String, Double> metrics,
    double seconds,
    double stepsPerSecond,
    long firstStepMillis,
    End end,
    History history,
    @Nullable Path checkpoints) {
  public TrainingReport {
    losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** What ends a training. */
  public enum End {
    /** It has made all its steps. */
    COMPLETE,
    /** The script's stop statement. */
    EARLY,
    /** An interrupt of its thread. */
    INTERRUPTED
  }

  /** Whether an interrupt ended it early. */
  public boolean interrupted() {
    return end == End.INTERRUPTED;
  }
}
