package dev.nnc.compiler.emit.train;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.emit.session.SharedCode;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.type.Shape;
import dev.nnc.runtime.data.Batches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes how a trainer takes a batch of its data; nothing for a trainer without any. */
final class BatchWriter {
  private static final ParameterSpec FIRST = ParameterSpec.builder(int.class, "first").build();
  private static final ParameterSpec ROWS = ParameterSpec.builder(int.class, "rows").build();
  private static final ParameterSpec BATCHES =
      ParameterSpec.builder(Batches.class, "batches").build();

  private final Program program;
  private final StepPlan plan;
  private final Sizes sizes;
  private final Fields fields;
  private final RoutineWriter routines;
  private final Map<String, String> gathered = new LinkedHashMap<>();
  private final Map<String, String> positions = new LinkedHashMap<>();

  BatchWriter(SharedCode shared) {
    program = shared.program();
    plan = shared.plan();
    sizes = shared.sizes();
    fields = shared.fields();
    routines = shared.routines();
    if (Objects.requireNonNull(program.training()).data() != null) {
      for (String placeholder : plan.placeholders().keySet()) {
        positions.put(placeholder, shared.names().constant(placeholder));
        gathered.put(placeholder, shared.names().variable(placeholder + "/rows"));
      }
    }
  }

  /** The positions of placeholders in the data. */
  List<FieldSpec> constants() {
    List<FieldSpec> constants = new ArrayList<>();
    for (String name : positions.values()) {
      constants.add(
          FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .initializer("$L", constants.size())
              .build());
    }
    return constants;
  }

  /** Arrays for the rows of shuffled batches. */
  List<FieldSpec> fields() {
    List<FieldSpec> declared = new ArrayList<>();
    gathered.forEach(
        (placeholder, name) ->
            declared.add(
                FieldSpec.builder(Types.array(buffer(placeholder).dtype()), name, Modifier.PRIVATE)
                    .initializer("{}")
                    .build()));
    return declared;
  }

  List<MethodSpec> methods() {
    boolean hasData = Objects.requireNonNull(program.training()).data() != null;
    return hasData ? List.of(readRows(), gatherRows()) : List.of();
  }

  private Buffer buffer(String placeholder) {
    return Objects.requireNonNull(plan.placeholders().get(placeholder));
  }

  /** The elements of a row of a placeholder. */
  private JavaExpr width(String placeholder) {
    Shape shape = buffer(placeholder).shape();
    return sizes.at(placeholder).elements(shape.part(Math.min(1, shape.rank()), shape.rank()));
  }

  private MethodSpec readRows() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("readRows")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("Takes rows of the data in place.")
            .addParameter(FIRST)
            .addParameter(ROWS);
    resizeRows(method);
    List<CodeBlock> reads = new ArrayList<>();
    positions.forEach((placeholder, position) -> reads.add(read(placeholder, position)));
    return method.addCode(routines.divided("read/rows", List.of(FIRST), reads)).build();
  }

  // x = dataset().floats(X);
  // xOffset = first * 2;
  private CodeBlock read(String placeholder, String position) {
    Buffer buffer = buffer(placeholder);
    JavaExpr first = JavaExpr.primary("first");
    JavaExpr width = width(placeholder);
    boolean one = width.toString().equals("1");
    return CodeBlock.builder()
        .addStatement(
            "$L = dataset().$L($L)", fields.place(buffer), Types.plural(buffer.dtype()), position)
        .addStatement("$L = $L", fields.offset(buffer), one ? "first" : first.times(width).code())
        .build();
  }

  private void resizeRows(MethodSpec.Builder method) {
    for (Program.Feed feed : program.placeholders()) {
      Shape shape = feed.type().shape();
      if (!shape.isScalar() && !shape.dim(0).isFixed()) {
        method.addStatement("resize($S, rows)", shape.dim(0).symbols().get(0));
        return;
      }
    }
  }

  private MethodSpec gatherRows() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("gatherRows")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("Copies the rows of a shuffled batch side by side.")
            .addParameter(BATCHES)
            .addParameter(ROWS);
    resizeRows(method);
    List<CodeBlock> rooms = new ArrayList<>();
    List<CodeBlock> copies = new ArrayList<>();
    List<CodeBlock> places = new ArrayList<>();
    gathered.forEach(
        (placeholder, array) -> {
          rooms.add(room(placeholder, array));
          String position = Objects.requireNonNull(positions.get(placeholder));
          copies.add(statement("batches.gather($L, $L)", position, array));
          places.add(statement("place($S, $L)", placeholder, array));
        });
    return method
        .addCode(routines.divided("make/room", List.of(ROWS), rooms))
        .addCode(routines.divided("gather", List.of(BATCHES), copies))
        .addCode(routines.divided("place", places))
        .build();
  }

  // if (xRows.length < rows * 2) {
  //   xRows = new float[length("batch", rows, 2)];
  // }
  private CodeBlock room(String placeholder, String array) {
    CodeBlock width = width(placeholder).code();
    CodeBlock needed =
        width.toString().equals("1") ? CodeBlock.of("rows") : CodeBlock.of("rows * $L", width);
    return CodeBlock.builder()
        .beginControlFlow("if ($L.length < $L)", array, needed)
        .addStatement(
            "$L = new $T[length($S, rows, $L)]",
            array,
            Types.of(buffer(placeholder).dtype()),
            "batch",
            width)
        .endControlFlow()
        .build();
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }
}
