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
 * @param metrics their names, in the order of {@link TrainingSession#evaluate}
 * @param logs what is logged when
 * @param pictures what is drawn in the end
 */
public record TrainingPlan(
    Run run,
    @Nullable DataPlan data,
    List<String> metrics,
    List<Log> logs,
    List<PicturePlan> pictures) {
  public TrainingPlan {
    metrics = List.copyOf(metrics);
    logs = List.copyOf(logs);
    pictures = List.copyOf(pictures);
  }

  /** A plan without pictures. */
  public TrainingPlan(Run run, @Nullable DataPlan data, List<String> metrics, List<Log> logs) {
    this(run, data, metrics, logs, List.of());
  }

  /** The same plan with pictures. */
  public TrainingPlan withPictures(List<PicturePlan> drawn) {
    return new TrainingPlan(run, data, metrics, logs, drawn);
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
