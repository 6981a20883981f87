package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured and recorded during a training, oldest first. A training that is resumed from a
 * checkpoint goes on with the history of the one before.
 */
public final class History {
  private final List<TrainingListener.Measured> measurements = new ArrayList<>();
  private final Map<String, List<Point>> paths = new LinkedHashMap<>();

  /**
   * A value on the way.
   *
   * @param step completed steps
   */
  public record Point(long step, Tensor value) {}

  /** The measurements, as listeners heard of them. */
  public List<TrainingListener.Measured> measurements() {
    return Collections.unmodifiableList(measurements);
  }

  /** The values recorded under a name; none if nothing was. */
  public List<Point> path(String name) {
    return Collections.unmodifiableList(paths.getOrDefault(name, List.of()));
  }

  /** The names that values were recorded under, in the order of their first. */
  public List<String> paths() {
    return List.copyOf(paths.keySet());
  }

  /** Adds a measurement behind those that are there. */
  public void add(TrainingListener.Measured measured) {
    measurements.add(measured);
  }

  /** Adds a value to those recorded under a name. */
  public void record(String name, long step, Tensor value) {
    paths.computeIfAbsent(name, key -> new ArrayList<>()).add(new Point(step, value));
  }

  /** What is there now; later entries do not change it. */
  public History copy() {
    History copy = new History();
    copy.measurements.addAll(measurements);
    paths.forEach((name, points) -> copy.paths.put(name, new ArrayList<>(points)));
    return copy;
  }

  /** How much there is, not what. */
  @Override
  public String toString() {
    return "History[" + measurements.size() + " measurements, paths " + paths.keySet() + "]";
  }
}
