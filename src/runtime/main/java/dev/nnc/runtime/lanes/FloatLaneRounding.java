package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Nearest integers, for which vectors have no operation: adding and subtracting a large number
 * rounds to the nearest, of two the even one. Zero keeps the sign of the argument.
 */
final class FloatLaneRounding {
  /** From here on every float is an integer. */
  private static final float INTEGERS = 0x1p23f;

  private static final int SIGN = 0x80000000;

  private FloatLaneRounding() {}

  static FloatVector rint(FloatVector argument) {
    FloatVector a = argument.abs();
    IntVector sign = argument.reinterpretAsInts().lanewise(AND, SIGN);
    IntVector size = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts();
    FloatVector nearest = size.lanewise(OR, sign).reinterpretAsFloats();
    return argument.blend(nearest, a.compare(LT, INTEGERS));
  }

  static FloatVector floor(FloatVector argument) {
    FloatVector a = argument.abs();
    IntVector sign = argument.reinterpretAsInts().lanewise(AND, SIGN);
    IntVector size = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts();
    FloatVector nearest = size.lanewise(OR, sign).reinterpretAsFloats();
    FloatVector below = nearest.blend(nearest.sub(1f), nearest.compare(GT, argument));
    FloatVector result = below.reinterpretAsInts().lanewise(OR, sign).reinterpretAsFloats();
    return argument.blend(result, a.compare(LT, INTEGERS));
  }

  static FloatVector ceil(FloatVector argument) {
    FloatVector a = argument.abs();
    IntVector sign = argument.reinterpretAsInts().lanewise(AND, SIGN);
    IntVector size = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts();
    FloatVector nearest = size.lanewise(OR, sign).reinterpretAsFloats();
    FloatVector above = nearest.blend(nearest.add(1f), nearest.compare(LT, argument));
    FloatVector result = above.reinterpretAsInts().lanewise(OR, sign).reinterpretAsFloats();
    return argument.blend(result, a.compare(LT, INTEGERS));
  }
}
