package dev.nnc.runtime.kernel.lanes;

import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies rows of a right operand into panels of three vectors. */
public final class FloatPanelCopy {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LENGTH = FloatLanes.LENGTH;
  private static final int WIDTH = 3 * LENGTH;

  private FloatPanelCopy() {}

  /**
   * Copies {@code panels} times three vectors that stand next to each other from {@code source}:
   * each three to {@code target}, {@code distance} after the three before.
   */
  public static void row(
      float[] source, int from, float[] target, int to, int distance, int panels) {
    int in = from;
    int out = to;
    for (int panel = 0; panel < panels; panel++) {
      FloatVector first = FloatVector.fromArray(SPECIES, source, in);
      FloatVector second = FloatVector.fromArray(SPECIES, source, in + LENGTH);
      FloatVector third = FloatVector.fromArray(SPECIES, source, in + 2 * LENGTH);
      first.intoArray(target, out);
      second.intoArray(target, out + LENGTH);
      third.intoArray(target, out + 2 * LENGTH);
      in += WIDTH;
      out += distance;
    }
  }

  /**
   * Copies {@code vectors} that stand next to each other from each of {@code rows}, one {@code
   * step} after the other, to rows of {@code width}.
   */
  public static void part(
      float[] source,
      int from,
      int step,
      float[] target,
      int to,
      int width,
      int vectors,
      int rows) {
    for (int row = 0; row < rows; row++) {
      int in = from + row * step;
      int out = to + row * width;
      for (int c = 0; c < vectors * LENGTH; c += LENGTH) {
        FloatVector.fromArray(SPECIES, source, in + c).intoArray(target, out + c);
      }
    }
  }
}
