package dev.nnc.runtime.lanes;

import static dev.nnc.runtime.lanes.FloatLanes.LENGTH;
import static dev.nnc.runtime.lanes.FloatLanes.SPECIES;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Nearest integers; no vector operation is one for them. */
final class FloatLaneRounding {
  /** From here on every float is an integer. */
  private static final float INTEGERS = 0x1p23f;

  private static final int SIGN = 0x80000000;

  private FloatLaneRounding() {}

  static void rint(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      nearest(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(out, to + i);
    }
  }

  static void floor(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector argument = FloatVector.fromArray(SPECIES, x, from + i);
      FloatVector nearest = nearest(argument);
      FloatVector below = nearest.blend(nearest.sub(1f), nearest.compare(GT, argument));
      below.intoArray(out, to + i);
    }
  }

  static void ceil(float[] x, int from, float[] out, int to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector argument = FloatVector.fromArray(SPECIES, x, from + i);
      FloatVector nearest = nearest(argument);
      FloatVector above = nearest.blend(nearest.add(1f), nearest.compare(LT, argument));
      IntVector sign = argument.reinterpretAsInts().lanewise(AND, SIGN);
      above.reinterpretAsInts().lanewise(OR, sign).reinterpretAsFloats().intoArray(out, to + i);
    }
  }

  /** Of two integers equally near the even one; zero keeps the sign of x. */
  private static FloatVector nearest(FloatVector x) {
    FloatVector a = x.abs();
    IntVector size = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts();
    IntVector sign = x.reinterpretAsInts().lanewise(AND, SIGN);
    return x.blend(size.lanewise(OR, sign).reinterpretAsFloats(), a.compare(LT, INTEGERS));
  }
}
