package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes the part of an evaluation that is made for some rows at a time. */
public final class MeasureWriter {
  private final StepPlan plan;
  private final Sizes sizes;
  private final Fields fields;

  public MeasureWriter(StepPlan plan, Sizes sizes, Fields fields) {
    this.plan = plan;
    this.sizes = sizes;
    this.fields = fields;
  }

  // if (measuredLoss.length < length("batch", rows, 1)) {
  //   measuredLoss = new float[length("batch", rows, 1)];
  // }
  // for (int row = 0; row < rows; row += MEASURED_ROWS) {
  //   int count = Math.min(MEASURED_ROWS, rows - row);
  //   readRows(firstRow + row, count);
  //   …
  //   System.arraycopy(loss, 0, measuredLoss, row, count);
  // }
  // batch = rows;
  public CodeBlock code(RoutineWriter routines, Routine measure) {
    List<CodeBlock> rooms = plan.ofAllRows().stream().map(this::room).toList();
    List<CodeBlock> copies = new ArrayList<>();
    plan.measured().forEach((name, all) -> copies.add(kept(named(measure, name), all)));
    return CodeBlock.builder()
        .add(routines.divided("make/room", List.of(number("rows")), rooms))
        .beginControlFlow("for (int row = 0; row < rows; row += MEASURED_ROWS)")
        .addStatement("int count = $T.min(MEASURED_ROWS, rows - row)", Math.class)
        .addStatement("readRows(firstRow + row, count)")
        .add(routines.body("measure", measure, fields))
        .add(routines.divided("keep", List.of(number("row"), number("count")), copies))
        .endControlFlow()
        .addStatement("$L = rows", sizes.field("batch"))
        .build();
  }

  private static ParameterSpec number(String name) {
    return ParameterSpec.builder(int.class, name).build();
  }

  private static Buffer named(Routine measure, String name) {
    return Objects.requireNonNull(measure.results().get(name));
  }

  private CodeBlock room(Buffer all) {
    CodeBlock length = CodeBlock.of("length($S, rows, $L)", "batch", width(all).code());
    return CodeBlock.builder()
        .beginControlFlow("if ($L.length < $L)", fields.place(all), length)
        .addStatement("$L = new $T[$L]", fields.place(all), Types.of(all.dtype()), length)
        .endControlFlow()
        .build();
  }

  private CodeBlock kept(Buffer some, Buffer all) {
    return CodeBlock.builder()
        .addStatement(
            "$T.arraycopy($L, $L, $L, $L, $L)",
            System.class,
            fields.place(some),
            fields.start(some),
            fields.place(all),
            times("row", all),
            times("count", all))
        .build();
  }

  private CodeBlock times(String rows, Buffer all) {
    JavaExpr count = JavaExpr.primary(rows);
    JavaExpr width = width(all);
    return width.toString().equals("1") ? count.code() : count.times(width).code();
  }

  /** The elements of a row. */
  private JavaExpr width(Buffer all) {
    Shape shape = all.shape();
    Dim leading = Dim.fixed(shape.dim(0).factor());
    return sizes.expr(leading.times(shape.part(1, shape.rank()).elements()));
  }
}
