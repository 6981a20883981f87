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
  default void progressed(Progress event) {}

  /** After each part of the run: an epoch, or about a twentieth. */
  default void measured(Measured event) {}

  /** When the script's {@code log} says so. */
  default void logged(long step, String name, Tensor value) {}

  /**
   * When a checkpoint is there.
   *
   * @param folder its own
   */
  default void checkpointed(long step, Path folder) {}

  /** When something went wrong that does not end the training; one sentence for the user. */
  default void warned(String message) {}

  /** After the last step. */
  default void finished(TrainingReport report) {}

  /** The weights are in a file. */
  default void saved(Path file) {}

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
      int stepsPerEpoch) {

    /** Rows a step, a smaller last batch of an epoch included; 0 without data. */
    public double rowsPerStep() {
      return (double) rows / stepsPerEpoch;
    }
  }

  /**
   * Where the training is between two steps.
   *
   * @param step completed steps
   * @param loss of the last step, penalties included
   * @param rates as of {@link Measured}
   */
  record Progress(long step, double loss, Map<String, Double> rates) {}

  /**
   * What is measured of the training.
   *
   * @param step completed steps
   * @param epoch completed epochs, with the part of the one begun
   * @param loss of the last step, penalties included
   * @param measuredLoss of the model as used, without penalties, over the part that metrics are
   *     computed on; NaN where nothing asks for it
   * @param metrics by name, in the script's order
   * @param rates the learning rates at this step; those of several groups of variables are called
   *     {@code rate_1}, {@code rate_2}, … as they are counted
   * @param losses those that have names in the script, of the last step, in its order
   */
  record Measured(
      long step,
      double epoch,
      double loss,
      double measuredLoss,
      Map<String, Double> metrics,
      Map<String, Double> rates,
      Map<String, Double> losses) {
    /** A measurement where no loss has a name. */
    public Measured(
        long step,
        double epoch,
        double loss,
        double measuredLoss,
        Map<String, Double> metrics,
        Map<String, Double> rates) {
      this(step, epoch, loss, measuredLoss, metrics, rates, Map.of());
    }
  }
}
