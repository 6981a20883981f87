package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import java.nio.file.Path;
import java.util.Map;

/** Hears of a training's progress, on the thread that trains. */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener SILENT = new TrainingListener() {};

  /** Before the first step. */
  default void started(Started event) {}

  /** Between steps, a few times a second at most; the session may be asked, not changed. */
  default void progressed(long step, double loss) {}

  /** After each part of the run: an epoch, or about a twentieth. */
  default void measured(Measured event) {}

  /** When the script's {@code log} says so. */
  default void logged(long step, String name, Tensor value) {}

  /** After the last step. */
  default void finished(TrainingReport report) {}

  /** When a picture of the script was written. */
  default void drawn(Path file) {}

  /**
   * What is about to be trained.
   *
   * @param parameters numbers in all variables
   * @param rows of the training part; 0 without data
   * @param measuredRows of the part for metrics
   * @param firstStep the steps completed before
   * @param lastStep the steps completed when the training ends
   * @param stepsPerEpoch 1 without data
   */
  record Started(
      String model,
      long parameters,
      int rows,
      int measuredRows,
      long firstStep,
      long lastStep,
      int stepsPerEpoch) {}

  /**
   * How far the training is.
   *
   * @param step completed steps
   * @param epoch completed epochs, with the part of the one begun
   * @param loss of the last step, penalties included
   * @param measuredLoss of the model as used, without penalties, over the part that metrics are
   *     computed on; NaN where nothing asks for it
   * @param metrics by name, in the script's order
   * @param rates the learning rates at this step: {@code rate}, or {@code rate_1}, {@code rate_2},
   *     … for groups of variables
   */
  record Measured(
      long step,
      double epoch,
      double loss,
      double measuredLoss,
      Map<String, Double> metrics,
      Map<String, Double> rates) {}
}
