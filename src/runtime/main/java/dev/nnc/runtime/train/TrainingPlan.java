package dev.nnc.runtime.train;

import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.picture.PicturePlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a generated trainer states about its training.
 *
 * @param run how long and in what order
 * @param data where rows come from; null for a model without placeholders
 * @param losses the names of losses that have one, in the order of {@link TrainingSession#losses}
 * @param metrics their names, in the order of {@link TrainingSession#evaluate}
 * @param logs what is logged when
 * @param pictures what is drawn in the end
 * @param stop when it ends early; null for never
 * @param checkpoint where it can go on from; null for nowhere
 * @param board the TensorBoard that it writes to; null for none
 * @param looks what is measured for schedules
 */
public record TrainingPlan(
    Run run,
    @Nullable DataPlan data,
    List<String> losses,
    List<String> metrics,
    List<Log> logs,
    List<PicturePlan> pictures,
    @Nullable Stop stop,
    @Nullable Checkpoint checkpoint,
    @Nullable Board board,
    List<Look> looks) {
  public TrainingPlan {
    losses = List.copyOf(losses);
    metrics = List.copyOf(metrics);
    logs = List.copyOf(logs);
    pictures = List.copyOf(pictures);
    looks = List.copyOf(looks);
  }

  /** What pictures show the way of: variables by path, and {@code loss}. */
  Set<String> recorded() {
    Set<String> names = new LinkedHashSet<>();
    for (PicturePlan picture : pictures) {
      for (PictureLayer layer : picture.layers()) {
        if (layer instanceof PictureLayer.Contour contour) {
          names.addAll(contour.path());
        } else if (layer instanceof PictureLayer.Curves curves && curves.names().contains("loss")) {
          names.add("loss");
        }
      }
    }
    return names;
  }

  /** A plan of steps that nothing accompanies. */
  public TrainingPlan(Run run, @Nullable DataPlan data, List<String> metrics, List<Log> logs) {
    this(run, data, List.of(), metrics, logs, List.of(), null, null, null, List.of());
  }

  /** The same plan with names for losses. */
  public TrainingPlan withLosses(List<String> names) {
    return new TrainingPlan(
        run, data, names, metrics, logs, pictures, stop, checkpoint, board, looks);
  }

  /** The same plan with pictures. */
  public TrainingPlan withPictures(List<PicturePlan> drawn) {
    return new TrainingPlan(
        run, data, losses, metrics, logs, drawn, stop, checkpoint, board, looks);
  }

  public TrainingPlan withStop(Stop rule) {
    return new TrainingPlan(
        run, data, losses, metrics, logs, pictures, rule, checkpoint, board, looks);
  }

  public TrainingPlan withCheckpoint(Checkpoint rule) {
    return new TrainingPlan(run, data, losses, metrics, logs, pictures, stop, rule, board, looks);
  }

  public TrainingPlan withBoard(Board rule) {
    return new TrainingPlan(
        run, data, losses, metrics, logs, pictures, stop, checkpoint, rule, looks);
  }

  /** The same plan with measurements for schedules. */
  public TrainingPlan withLooks(List<Look> all) {
    return new TrainingPlan(
        run, data, losses, metrics, logs, pictures, stop, checkpoint, board, all);
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

  /** What gets better in a metric. */
  public enum Better {
    HIGHER,
    LOWER
  }

  /**
   * The stop statement: a training ends where its metric has not got better for a while.
   *
   * @param metric {@code loss} for the one measured, or the name of a metric
   * @param gain the least change to the better that counts; 0 for any
   * @param patience how long to go on without one
   * @param restoreBest whether the state of the best measurement is put back at the end
   */
  public record Stop(
      String metric, Better better, double gain, Duration patience, boolean restoreBest) {}

  /**
   * The checkpoint statement.
   *
   * @param folder that checkpoints are made in
   * @param every null for after each measurement
   * @param keep how many stay, at least 1
   */
  public record Checkpoint(String folder, @Nullable Duration every, int keep) {}

  /**
   * A measurement for a schedule, such as a rate that falls where nothing is gained.
   *
   * @param metric {@code loss} for the one measured, or the name of a metric
   * @param path of the slot [2] that gets its value and how many there were
   */
  public record Look(String metric, Duration every, String path) {}

  /**
   * A TensorBoard.
   *
   * @param folder that its file of events is made in
   * @param every how often loss and rate are written besides the measurements; null for never
   */
  public record Board(String folder, @Nullable Duration every) {}
}
