package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.kernel.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes sums of real numbers along axes before others, in the order of {@link Sums}. */
public class ColumnSumWriter extends Reduction {
  /** The parameter that holds the sums of a block of rows. */
  public static final String COLUMNS = "columns";

  public ColumnSumWriter(
      Kernel.Reduction kernel, List<Point.Argument> arguments, Sizes sizes, Names scope) {
    super(kernel, arguments, sizes, scope);
  }

  // Arrays.fill(sums, 0, COLUMNS, 0);
  // for (int i = 0; i < rows; i++) {
  //   int row = i * COLUMNS;
  //   for (int j = 0; j < COLUMNS; j++) {
  //     sums[j] += x[row + j];
  //   }
  // }
  @Override
  protected void write() {
    if (kernel.body().byRows()) {
      nest.open(out, outer, inner);
      addRows();
      nest.close(out, outer, inner);
      return;
    }
    nest.open(out, 0, outer);
    clearSums();
    if (kernel.scratch() == null) {
      nest.open(out, outer, inner);
      addRow(point.argument(store.argument()), store.index());
      nest.close(out, outer, inner);
    } else if (inner - outer == 1) {
      blocks();
    } else {
      countedRows();
    }
    nest.close(out, 0, outer);
  }

  private CodeBlock target() {
    return point.element(store.argument(), store.index()).code();
  }

  private void clearSums() {
    if (outer == 0) {
      clear(point.argument(store.argument()));
    } else {
      overColumns("$L = 0", target());
    }
  }

  private void clear(String array) {
    out.addStatement("$T.fill($L, 0, $L, 0)", Arrays.class, array, nest.extent(inner, rank).code());
  }

  // for (int block = 0; block < rows; block += Sums.ROWS) {
  //   Arrays.fill(columns, 0, COLUMNS, 0);
  //   int end = Math.min(rows, block + Sums.ROWS);
  //   for (int i = block; i < end; i++) {
  //     int row = i * COLUMNS;
  //     for (int j = 0; j < COLUMNS; j++) {
  //       columns[j] += x[row + j];
  //     }
  //   }
  //   … add columns to sums
  // }
  private void blocks() {
    nest.openBlocks(out, outer, "ROWS");
    clear(COLUMNS);
    nest.openBlock(out, outer, "ROWS");
    addRow();
    out.endControlFlow();
    overColumns("$L += $L", target(), column());
    out.endControlFlow();
  }

  /** Several axes that no single index runs over: the rows are counted. */
  private void countedRows() {
    String row = scope.variable("count");
    clear(COLUMNS);
    out.addStatement("int $L = 0", row);
    nest.open(out, outer, inner);
    addRow();
    out.beginControlFlow("if (++$L % $T.ROWS == 0)", row, Sums.class);
    overColumns("$L += $L", target(), column());
    clear(COLUMNS);
    out.endControlFlow();
    nest.close(out, outer, inner);
    overColumns("$L += $L", target(), column());
  }

  // for (int j = 0; j < COLUMNS; j++) {
  //   float newY = x[row + j] * scale[j];
  //   columns[at + j] += newY;
  //   columns[at + COLUMNS + j] += x[row + j];
  //   y[row + j] = newY;
  // }
  protected void addRows() {
    nest.openRows(out, inner, rank, point);
    addPoint(point);
    nest.close(out, inner, rank);
  }

  /** Adds a point to all sums, and stores what else is computed there. */
  protected void addPoint(Point single) {
    single.declare(out, named());
    for (Body.Store total : kernel.totals()) {
      out.addStatement(
          "$L[$L] += $L", COLUMNS, sum(total).code(), single.value(total.value()).code());
    }
    for (Body.Store element : kernel.elements()) {
      out.addStatement(
          "$L = $L",
          single.element(element.argument(), element.index()).code(),
          single.value(element.value()).code());
    }
  }

  /** What is stored is computed first, since it may overwrite what it is made of. */
  protected Point.Named named() {
    Map<Integer, String> variables = new HashMap<>();
    for (Body.Store element : kernel.elements()) {
      variables.put(element.value(), "new/" + point.argument(element.argument()));
    }
    return new Point.Named(variables, Map.of());
  }

  /** Where among the sums of a block the one of the present column is. */
  protected JavaExpr sum(Body.Store total) {
    int before = kernel.totals().indexOf(total);
    JavaExpr width = nest.extent(inner, rank);
    JavaExpr start = JavaExpr.primary(Band.AT);
    if (before > 0) {
      start =
          start.plus(before == 1 ? width : JavaExpr.primary(Integer.toString(before)).times(width));
    }
    return start.plus(point.index(columnIndex(), null));
  }

  private void addRow() {
    addRow(COLUMNS, columnIndex());
    point.forgetRows();
  }

  /**
   * Adds a row to an array of sums.
   *
   * @param index where in it a column is
   */
  protected void addRow(String array, Affine index) {
    nest.openRows(out, inner, rank, point);
    CodeBlock value = value();
    out.addStatement("$L[$L] += $L", array, at(array, index), value);
    nest.close(out, inner, rank);
  }

  /** The index in an array as it is written. */
  protected CodeBlock at(String array, Affine index) {
    boolean scratch = array.equals(COLUMNS);
    return (scratch ? point.index(index, null) : point.position(store.argument(), index)).code();
  }

  private void overColumns(String format, CodeBlock... operands) {
    nest.open(out, inner, rank);
    out.addStatement(format, (Object[]) operands);
    nest.close(out, inner, rank);
  }

  /** An element of a block's sums. */
  private CodeBlock column() {
    return CodeBlock.of("$L[$L]", COLUMNS, point.index(columnIndex(), null).code());
  }

  /** The position among the columns alone. */
  private Affine columnIndex() {
    List<Dim> strides = new ArrayList<>();
    Dim stride = Dim.ONE;
    for (int axis = rank - 1; axis >= 0; axis--) {
      strides.add(0, axis >= inner ? stride : Dim.fixed(0));
      stride = axis >= inner ? stride.times(nest.dim(axis)) : stride;
    }
    return new Affine(strides, List.of());
  }
}
