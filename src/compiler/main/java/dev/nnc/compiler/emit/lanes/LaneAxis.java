package dev.nnc.compiler.emit.lanes;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.ops.JavaForm;
import dev.nnc.runtime.kernel.Sums;

/** Opens loops over the last axis: many points at a time, and the points that are left over. */
final class LaneAxis {
  private final ClassName species;
  private final String index;
  private final JavaExpr extent;
  private final String bound;
  private final boolean whole;

  /**
   * @param extent how many points the axis has
   * @param whole whether that is a multiple of 16
   */
  LaneAxis(ClassName species, JavaExpr index, JavaExpr extent, boolean whole, Names scope) {
    this.species = species;
    this.index = index.toString();
    this.extent = extent;
    this.whole = whole;
    bound = whole ? extent.toString() : scope.variable("bound");
  }

  // int bound = FloatLanes.SPECIES.loopBound(WIDTH);
  void declareBound(CodeBlock.Builder out) {
    if (!whole) {
      out.addStatement("int $L = $T.SPECIES.loopBound($L)", bound, species, extent.code());
    }
  }

  // int bound = block + FloatLanes.SPECIES.loopBound(end - block);
  void declareBound(CodeBlock.Builder out, JavaExpr from) {
    if (from.toString().equals("0")) {
      declareBound(out);
    } else if (!whole) {
      CodeBlock count = count(from).code();
      out.addStatement(
          "int $L = $L + $T.SPECIES.loopBound($L)", bound, from.code(), species, count);
    }
  }

  /** {@code columns} rather than {@code column + columns - column}. */
  private JavaExpr count(JavaExpr from) {
    String start = from + " + ";
    String end = extent.toString();
    return end.startsWith(start)
        ? JavaExpr.primary(end.substring(start.length()))
        : extent.minus(from);
  }

  // for (int j = 0; j < bound; j += FloatLanes.LENGTH) {
  void openLanes(CodeBlock.Builder out) {
    openLanes(out, JavaExpr.primary("0"));
  }

  // for (int j = column; j < bound; j += FloatLanes.LENGTH) {
  void openLanes(CodeBlock.Builder out, JavaExpr from) {
    out.beginControlFlow(
        "for (int $1L = $2L; $1L < $3L; $1L += $4T.LENGTH)", index, from.code(), bound, species);
  }

  // for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
  static void openGroups(CodeBlock.Builder out, ClassName species, String lane) {
    out.beginControlFlow(
        "for (int $1L = 0; $1L < $2T.LANES; $1L += $3T.LENGTH)", lane, Sums.class, species);
  }

  // for (int j = lane; j < bound; j += Sums.LANES) {
  void openGroup(CodeBlock.Builder out, String first) {
    out.beginControlFlow(
        "for (int $1L = $2L; $1L < $3L; $1L += $4T.LANES)", index, first, bound, Sums.class);
  }

  /** Whether points are left over. */
  boolean leavesSome() {
    return !whole;
  }

  // for (int j = bound; j < WIDTH; j++) {
  void openRest(CodeBlock.Builder out) {
    out.beginControlFlow(
        "for (int $1L = $2L; $1L < $3L; $1L++)", index, bound, extent.at(JavaForm.ADDITIVE));
  }
}
