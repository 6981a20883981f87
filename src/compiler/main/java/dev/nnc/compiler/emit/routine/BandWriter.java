package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.emit.code.Places;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.loop.Band;
import dev.nnc.compiler.emit.loop.ColumnSumWriter;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.kernel.DoubleRowSums;
import dev.nnc.runtime.kernel.FloatRowSums;
import dev.nnc.runtime.kernel.RowLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes loops over rows as fields of the session, which its team computes. */
public final class BandWriter {
  private final Names names;
  private final Sizes sizes;
  private final Names methodNames;
  private final List<MethodSpec> helpers;
  private final LambdaFields fields = new LambdaFields();

  /**
   * @param helpers takes the methods of the session that compute several kernels
   */
  BandWriter(Names names, Names methodNames, Sizes sizes, List<MethodSpec> helpers) {
    this.names = names;
    this.methodNames = methodNames;
    this.sizes = sizes;
    this.helpers = helpers;
  }

  /**
   * The statements that compute a band.
   *
   * @param call computes some rows of a kernel
   */
  // team.sum(gradRows, batch, 2 * WIDTH, 4_000);
  // team.total(0, gradScale, WIDTH);
  // team.total(WIDTH, gradShift, WIDTH);
  CodeBlock write(Kernel.Band band, Function<Kernel, CodeBlock> call, Places places) {
    String field = field(band, call);
    String rows = sizes.expr(band.rows()).toString();
    String work = Numbers.grouped(band.work());
    CodeBlock.Builder out = CodeBlock.builder();
    if (band.totals().isEmpty()) {
      return out.addStatement("$L.run($N, $L, $L)", Band.TEAM, field, rows, work).build();
    }
    JavaExpr width = before(band, band.totals().size());
    out.addStatement("$L.sum($N, $L, $L, $L)", Band.TEAM, field, rows, width.code(), work);
    for (int i = 0; i < band.totals().size(); i++) {
      Buffer total = band.totals().get(i);
      out.addStatement(
          "$L.total($L, $L, $L)",
          Band.TEAM,
          before(band, i).code(),
          places.place(total),
          width(total).code());
    }
    return out.build();
  }

  private JavaExpr width(Buffer total) {
    return sizes.at(total.name()).expr(total.elements());
  }

  /** How many sums come before those of a kernel. */
  private JavaExpr before(Kernel.Band band, int sum) {
    List<Buffer> before = band.totals().subList(0, sum);
    if (before.isEmpty()) {
      return JavaExpr.primary("0");
    }
    boolean same = before.stream().map(Buffer::elements).distinct().count() == 1;
    return same && sum > 1
        ? JavaExpr.primary(Integer.toString(sum)).times(width(before.get(0)))
        : before.stream().map(this::width).reduce(JavaExpr::plus).orElseThrow();
  }

  // private final FloatRowSums gradScaleRows =
  //     (from, to, columns, at) -> kernels.sumGradScale(gradY, y, columns, at, from, to);
  // private final FloatRowSums gradShiftRows = this::sumGradShiftRows;
  private String field(Kernel.Band band, Function<Kernel, CodeBlock> call) {
    List<CodeBlock> calls = band.kernels().stream().map(call).toList();
    CodeBlock.Builder statements = CodeBlock.builder();
    calls.forEach(each -> statements.addStatement("$L", each));
    String key = band.totals().size() + statements.build().toString();
    return fields.name(key, () -> loop(band, calls, statements.build()));
  }

  private LambdaFields.Field loop(Kernel.Band band, List<CodeBlock> calls, CodeBlock statements) {
    String path = KernelNames.written(named(band)).name() + "/rows";
    CodeBlock code =
        calls.size() == 1
            ? CodeBlock.of("($L) -> $L", String.join(", ", parameters(band)), calls.get(0))
            : CodeBlock.of("this::$N", helper(band, path, statements));
    return new LambdaFields.Field(names.variable(path), type(band), code);
  }

  /** The kernel that says most of what a band does: the last but for sums. */
  private static Kernel named(Kernel.Band band) {
    Kernel named = band.kernels().get(0);
    for (Kernel kernel : band.kernels()) {
      boolean sums = kernel instanceof Kernel.Reduction r && r.elements().isEmpty();
      named = sums ? named : kernel;
    }
    return named;
  }

  private static List<String> parameters(Kernel.Band band) {
    return band.totals().isEmpty()
        ? List.of(Band.FROM, Band.TO)
        : List.of(Band.FROM, Band.TO, ColumnSumWriter.COLUMNS, Band.AT);
  }

  // private void computeGradShiftRows(int from, int to, float[] columns, int at) {
  //   kernels.sumGradScale(gradY, y, columns, at, from, to);
  //   kernels.sumGradShift(gradY, columns, at + WIDTH, from, to);
  // }
  private String helper(Kernel.Band band, String path, CodeBlock statements) {
    String name = methodNames.variable("compute/" + path);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addParameter(int.class, Band.FROM)
            .addParameter(int.class, Band.TO);
    if (!band.totals().isEmpty()) {
      DType dtype = band.totals().get(0).dtype();
      method.addParameter(Types.array(dtype), ColumnSumWriter.COLUMNS);
      method.addParameter(int.class, Band.AT);
    }
    helpers.add(method.addCode(Docs.comment(band.values())).addCode(statements).build());
    return name;
  }

  private static Class<?> type(Kernel.Band band) {
    if (band.totals().isEmpty()) {
      return RowLoop.class;
    }
    DType dtype = band.totals().get(0).dtype();
    return dtype == DType.FLOAT32 ? FloatRowSums.class : DoubleRowSums.class;
  }

  /** What follows a kernel's own arguments. */
  // columns, at + WIDTH, from, to     from * WIDTH, to * WIDTH
  List<CodeBlock> arguments(Kernel.Band band, Kernel.Method kernel) {
    List<CodeBlock> arguments = new ArrayList<>();
    if (kernel instanceof Kernel.Reduction sums) {
      Buffer first = sums.arguments().get(sums.totals().get(0).argument());
      JavaExpr before = before(band, band.totals().indexOf(first));
      JavaExpr at = JavaExpr.primary(Band.AT);
      arguments.add(CodeBlock.of(ColumnSumWriter.COLUMNS));
      arguments.add((before.toString().equals("0") ? at : at.plus(before)).code());
    }
    Sizes known = sizes.at(KernelNames.written(kernel).name());
    for (String row : List.of(Band.FROM, Band.TO)) {
      arguments.add(times(known, JavaExpr.primary(row), band, kernel).code());
    }
    return arguments;
  }

  /** The first of the random numbers of a block of rows. */
  JavaExpr from(Kernel.Band band, Kernel.Fill fill) {
    return times(sizes.at(fill.out().name()), JavaExpr.primary(Band.FROM), band, fill);
  }

  /** How many random numbers a block of rows has. */
  JavaExpr count(Kernel.Band band, Kernel.Fill fill) {
    JavaExpr rows = JavaExpr.primary(Band.TO).minus(JavaExpr.primary(Band.FROM));
    return times(sizes.at(fill.out().name()), rows, band, fill);
  }

  private static JavaExpr times(Sizes known, JavaExpr rows, Kernel.Band band, Kernel kernel) {
    Dim elements =
        kernel instanceof Kernel.Method method
            ? method.body().axes().get(0)
            : kernel.writes().get(0).elements();
    long unit = elements.factor() / band.rows().factor();
    return unit == 1 ? rows : rows.times(known.constant(unit));
  }

  public LambdaFields fields() {
    return fields;
  }
}
