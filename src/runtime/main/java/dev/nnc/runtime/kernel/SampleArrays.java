package dev.nnc.runtime.kernel;

import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays to call loops with. Loops that run one after another share those of real numbers, whatever
 * is in them by then: each with arrays of its own would take more memory than some trainings.
 */
final class SampleArrays {
  private final Map<List<Object>, Object> shared = new HashMap<>();

  /**
   * An array, at first of zeros.
   *
   * @param position among the arguments of a loop; arrays at others are others
   */
  Object get(Class<?> component, int length, int position) {
    // Whole numbers stand for places in arrays: only zero is sure to be one.
    return component == float.class || component == double.class
        ? shared.computeIfAbsent(
            List.of(component, length, position), key -> Array.newInstance(component, length))
        : Array.newInstance(component, length);
  }
}
