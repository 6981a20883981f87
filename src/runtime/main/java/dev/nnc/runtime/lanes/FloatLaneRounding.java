package dev.nnc.runtime.lanes;

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

  static FloatVector rint(FloatVector argument) {
    return nearest(argument);
  }

  static FloatVector floor(FloatVector argument) {
    FloatVector nearest = nearest(argument);
    FloatVector below = nearest.blend(nearest.sub(1f), nearest.compare(GT, argument));
    return below;
  }

  static FloatVector ceil(FloatVector argument) {
    FloatVector nearest = nearest(argument);
    FloatVector above = nearest.blend(nearest.add(1f), nearest.compare(LT, argument));
    IntVector sign = argument.reinterpretAsInts().lanewise(AND, SIGN);
    return above.reinterpretAsInts().lanewise(OR, sign).reinterpretAsFloats();
  }

  /** Of two integers equally near the even one; zero keeps the sign of x. */
  private static FloatVector nearest(FloatVector x) {
    FloatVector a = x.abs();
    IntVector size = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts();
    IntVector sign = x.reinterpretAsInts().lanewise(AND, SIGN);
    return x.blend(size.lanewise(OR, sign).reinterpretAsFloats(), a.compare(LT, INTEGERS));
  }
}
