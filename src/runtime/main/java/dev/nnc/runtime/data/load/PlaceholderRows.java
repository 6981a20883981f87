package dev.nnc.runtime.data.load;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.data.PlaceholderPlan;

/** The array of one placeholder while it is filled row by row. */
final class PlaceholderRows {
  private final PlaceholderPlan plan;
  private final int width;
  private final Object array;

  PlaceholderRows(PlaceholderPlan plan, int length) {
    this.plan = plan;
    this.width = plan.width();
    this.array = plan.type().newArray(length);
  }

  PlaceholderPlan plan() {
    return plan;
  }

  Object array() {
    return array;
  }

  /**
   * Stores a row of results.
   *
   * @param results double[], or an array of the placeholder's type
   * @return the first element that the placeholder cannot take, or -1
   */
  int store(Object results, int row, int destination) {
    boolean isPlain = plan.classes() == 0 && results instanceof double[];
    return isPlain && array instanceof float[] floats
        ? storeFloats((double[]) results, row * width, floats, destination * width)
        : storeEach(results, row, destination);
  }

  /** The usual case, in a loop that is fast before it is compiled. */
  private int storeFloats(double[] results, int from, float[] floats, int target) {
    for (int e = 0; e < width; e++) {
      float value = (float) results[from + e];
      if (!Float.isFinite(value)) {
        return e;
      }
      floats[target + e] = value;
    }
    return -1;
  }

  private int storeEach(Object results, int row, int destination) {
    for (int e = 0; e < width; e++) {
      double value = value(results, row * width + e);
      if (!accepts(value)) {
        return e;
      }
      put(destination * width + e, value);
    }
    return -1;
  }

  /** What is wrong with a value that {@link #store} refused. */
  String complaint(Object results, int row, int element) {
    double value = value(results, row * width + element);
    String subject = "`" + plan.name() + "` is " + text(value);
    if (!Double.isFinite(value)) {
      return subject;
    }
    if (plan.type() != ElementType.INT32 || (plan.classes() > 0 && value == Math.rint(value))) {
      return plan.classes() > 0
          ? subject + ", but its classes are 0 to " + (plan.classes() - 1)
          : subject + ", beyond the largest float";
    }
    return subject
        + (value == Math.rint(value) ? ", beyond the largest int" : ", not a whole number");
  }

  /** What to do about it. */
  String help(Object results, int row, int element) {
    double value = value(results, row * width + element);
    if (plan.classes() > 0 && value == plan.classes()) {
      return "if classes count from 1 in the file, subtract 1";
    }
    if (plan.classes() > 0 && value == Math.rint(value) && Double.isFinite(value)) {
      return "the loss is computed from "
          + plan.classes()
          + " numbers a row: have one for each class";
    }
    return plan.type() == ElementType.INT32
        ? "feed it with whole numbers"
        : "correct it, or leave such rows out with `where`";
  }

  private static String text(double value) {
    boolean shortWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return shortWhole ? String.valueOf((long) value) : String.valueOf(value);
  }

  private boolean accepts(double value) {
    if (plan.classes() > 0 && !(value >= 0 && value < plan.classes())) {
      return false;
    }
    return switch (plan.type()) {
      case FLOAT32 -> Float.isFinite((float) value);
      case FLOAT64, BOOL -> Double.isFinite(value);
      case INT32 -> value == (int) value;
    };
  }

  static double value(Object results, int index) {
    if (results instanceof double[] doubles) {
      return doubles[index];
    }
    if (results instanceof float[] floats) {
      return floats[index];
    }
    if (results instanceof int[] ints) {
      return ints[index];
    }
    return ((boolean[]) results)[index] ? 1 : 0;
  }

  private void put(int index, double value) {
    switch (plan.type()) {
      case FLOAT32 -> ((float[]) array)[index] = (float) value;
      case FLOAT64 -> ((double[]) array)[index] = value;
      case INT32 -> ((int[]) array)[index] = (int) value;
      case BOOL -> ((boolean[]) array)[index] = value != 0;
    }
  }
}
