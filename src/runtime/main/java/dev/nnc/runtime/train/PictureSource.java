package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What pictures are drawn from: a model as it is after training, and what was measured of it. */
public interface PictureSource {
  String model();

  History history();

  /** Whether the script counts time in epochs. */
  boolean countsEpochs();

  /** The rows of the data; null without. */
  @Nullable Dataset data();

  /** What the classes of a placeholder are called in the data, as far as they are known. */
  SortedMap<Integer, String> classNames(String placeholder);

  /**
   * Computes a value that the plan's pictures name.
   *
   * @param placed arrays for the placeholders that it needs, of their types, by name
   * @param rows how many rows they have
   */
  Tensor value(String name, Map<String, Object> placed, int rows);

  /** The loss of the model as used, over the rows that metrics are computed on. */
  double loss();

  /** A copy of a variable's value. */
  Tensor variable(String path);

  /** Sets a variable's value, for what is computed next. */
  void assign(String path, Tensor value);
}
