package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Places;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.data.RowFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the expressions of a data statement as a method: columns in, placeholders out. */
public final class RowsWriter implements Places {
  /** Results of one method. */
  private static final int MOST_RESULTS = 50;

  private static final String COLUMN = "column";
  private static final String STATISTIC = "statistic";

  private final Program.Source source;
  private final Routine routine;
  private final Sizes sizes;
  private final RoutineWriter routines;
  private final Names scope = new Names("columns", "rows", "lanes", "products");
  private final Map<Buffer, String> places = new HashMap<>();
  private final Map<DType, String> lanes = new LinkedHashMap<>();

  public RowsWriter(Program.Source source, Routine routine, Sizes sizes, RoutineWriter routines) {
    this.source = source;
    this.routine = routine;
    this.sizes = sizes;
    this.routines = routines;
  }

  @Override
  public String place(Buffer buffer) {
    if (buffer.kind() == Buffer.Kind.PLACEHOLDER) {
      return "columns[" + position(buffer.name()) + "]";
    }
    return Objects.requireNonNull(places.get(buffer), buffer::toString);
  }

  /** Statistics stand behind columns. */
  private int position(String input) {
    return input.startsWith(COLUMN)
        ? Integer.parseInt(input.substring(COLUMN.length()))
        : source.columns().size() + Integer.parseInt(input.substring(STATISTIC.length()));
  }

  @Override
  public String offset(Buffer placeholder) {
    return "0";
  }

  @Override
  public boolean areInSession() {
    return false;
  }

  @Override
  public String lanes(DType dtype) {
    return lanes.computeIfAbsent(dtype, key -> scope.variable("lanes"));
  }

  /**
   * The method of a source; if it has many results, behind it those that it is divided into.
   *
   * @param methodNames where these find names
   */
  public List<MethodSpec> methods(String name, Names methodNames) {
    List<String> results = source.results();
    if (results.size() <= MOST_RESULTS) {
      return List.of(method(name, results));
    }
    List<MethodSpec> methods = new ArrayList<>();
    for (int from = 0; from < results.size(); from += MOST_RESULTS) {
      List<String> some = results.subList(from, Math.min(from + MOST_RESULTS, results.size()));
      RowsWriter part = new RowsWriter(source, routine.part(some), sizes, routines);
      methods.add(part.method(methodNames.variable(name + "/part"), some));
    }
    methods.add(0, joined(name, methods));
    return methods;
  }

  // private static Object[] rows(double[][] columns, int batch) {
  //   return RowFunction.joined(rowsPart(columns, batch), rowsPart2(columns, batch));
  // }
  private MethodSpec joined(String name, List<MethodSpec> parts) {
    String batch = scope.variable(sizes.field("batch"));
    CodeBlock calls =
        parts.stream()
            .map(part -> CodeBlock.of("$N(columns, $L)", part, batch))
            .collect(CodeBlock.joining(",$W"));
    return head(name, batch).addStatement("return $T.joined($L)", RowFunction.class, calls).build();
  }

  // private static Object[] rows(double[][] columns, int batch) {
  //   return new Object[] {columns[0], columns[1]};
  // }
  private MethodSpec method(String name, List<String> outputs) {
    String batch = scope.variable(sizes.field("batch"));
    CodeBlock.Builder declarations = CodeBlock.builder();
    for (Kernel kernel : routine.kernels()) {
      kernel.writes().forEach(buffer -> declare(declarations, buffer));
    }
    List<CodeBlock> statements = routines.statements(routine, this);
    lanes.forEach(
        (dtype, array) ->
            declarations.addStatement("$1T[] $2L = new $1T[16]", Types.of(dtype), array));
    List<CodeBlock> results = new ArrayList<>();
    outputs.forEach(each -> results.add(result(each)));
    return head(name, batch)
        .addCode(declarations.build())
        .addCode(CodeBlock.join(statements, ""))
        .addStatement("return new Object[] {$L}", CodeBlock.join(results, ",$W"))
        .build();
  }

  private MethodSpec.Builder head(String name, String batch) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ArrayTypeName.of(Object.class))
        .addParameter(ArrayTypeName.of(ArrayTypeName.of(TypeName.DOUBLE)), "columns")
        .addParameter(int.class, batch)
        .addCode("// $L\n", Docs.line(source.span()));
  }

  private void declare(CodeBlock.Builder out, Buffer buffer) {
    if (places.containsKey(buffer) || buffer.kind() == Buffer.Kind.CONSTANT) {
      return;
    }
    String name = scope.variable(buffer.name());
    places.put(buffer, name);
    if (buffer.isScalar()) {
      out.addStatement("$T $L", Types.of(buffer.dtype()), name);
    } else {
      out.addStatement(
          "$1T[] $2L = new $1T[$3L]",
          Types.of(buffer.dtype()),
          name,
          sizes.expr(buffer.elements()).code());
    }
  }

  private CodeBlock result(String name) {
    return CodeBlock.of("$L", place(Objects.requireNonNull(routine.results().get(name))));
  }
}
