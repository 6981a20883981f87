package dev.nnc.runtime.lanes;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * Nearest integers, for which vectors have no operation: adding and subtracting a large number
 * rounds to the nearest, of two the even one. Zero keeps the sign of the argument.
 */
final class DoubleLaneRounding {
  /** From here on every double is an integer. */
  private static final double INTEGERS = 0x1p52;

  private static final long SIGN = 0x8000000000000000L;

  private DoubleLaneRounding() {}

  static DoubleVector rint(DoubleVector argument) {
    DoubleVector a = argument.abs();
    LongVector sign = argument.reinterpretAsLongs().lanewise(AND, SIGN);
    LongVector size = a.add(INTEGERS).sub(INTEGERS).reinterpretAsLongs();
    DoubleVector nearest = size.lanewise(OR, sign).reinterpretAsDoubles();
    return argument.blend(nearest, a.compare(LT, INTEGERS));
  }

  static DoubleVector floor(DoubleVector argument) {
    DoubleVector a = argument.abs();
    LongVector sign = argument.reinterpretAsLongs().lanewise(AND, SIGN);
    LongVector size = a.add(INTEGERS).sub(INTEGERS).reinterpretAsLongs();
    DoubleVector nearest = size.lanewise(OR, sign).reinterpretAsDoubles();
    DoubleVector below = nearest.blend(nearest.sub(1.0), nearest.compare(GT, argument));
    DoubleVector result = below.reinterpretAsLongs().lanewise(OR, sign).reinterpretAsDoubles();
    return argument.blend(result, a.compare(LT, INTEGERS));
  }

  static DoubleVector ceil(DoubleVector argument) {
    DoubleVector a = argument.abs();
    LongVector sign = argument.reinterpretAsLongs().lanewise(AND, SIGN);
    LongVector size = a.add(INTEGERS).sub(INTEGERS).reinterpretAsLongs();
    DoubleVector nearest = size.lanewise(OR, sign).reinterpretAsDoubles();
    DoubleVector above = nearest.blend(nearest.add(1.0), nearest.compare(LT, argument));
    DoubleVector result = above.reinterpretAsLongs().lanewise(OR, sign).reinterpretAsDoubles();
    return argument.blend(result, a.compare(LT, INTEGERS));
  }
}
