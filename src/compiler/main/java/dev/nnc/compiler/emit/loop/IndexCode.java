package dev.nnc.compiler.emit.loop;

import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.type.Dim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the number that an affine index is: {@code row + j}, {@code i * WIDTH + 3 - j}. */
final class IndexCode {
  private IndexCode() {}

  /**
   * @param offset what is added, or null
   * @param axes the indices of the loop
   */
  static JavaExpr of(Affine index, @Nullable String offset, List<JavaExpr> axes, Sizes sizes) {
    JavaExpr sum = offset == null ? null : JavaExpr.primary(offset);
    for (int axis = 0; axis < axes.size(); axis++) {
      Dim stride = index.strides().get(axis);
      if (stride.factor() > 0) {
        sum = add(sum, stepped(axes.get(axis), stride, sizes));
      }
    }
    for (Dim term : index.offsets()) {
      Dim absolute = absolute(term);
      JavaExpr size = absolute.isFixed() ? Numbers.integer(absolute.size()) : sizes.expr(absolute);
      sum = term.factor() < 0 ? orZero(sum).minus(size) : add(sum, size);
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      Dim stride = index.strides().get(axis);
      if (stride.factor() < 0) {
        sum = orZero(sum).minus(stepped(axes.get(axis), absolute(stride), sizes));
      }
    }
    return orZero(sum);
  }

  private static JavaExpr add(@Nullable JavaExpr sum, JavaExpr term) {
    return sum == null ? term : sum.plus(term);
  }

  private static JavaExpr stepped(JavaExpr at, Dim stride, Sizes sizes) {
    return stride.isOne() ? at : at.times(sizes.expr(stride));
  }

  private static Dim absolute(Dim dim) {
    return dim.symbols().stream()
        .map(Dim::dynamic)
        .reduce(Dim.fixed(Math.abs(dim.factor())), Dim::times);
  }

  private static JavaExpr orZero(@Nullable JavaExpr sum) {
    return sum == null ? JavaExpr.primary("0") : sum;
  }
}
