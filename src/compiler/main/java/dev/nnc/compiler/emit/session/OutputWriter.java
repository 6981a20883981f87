package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.lower.Needs;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.Tensor;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes how what routines compute is handed to callers. */
public final class OutputWriter {
  /** The parameter that takes an output. */
  private static final String RESULT = "result";

  private final Program program;
  private final Sizes sizes;
  private final Fields fields;

  OutputWriter(Program program, Sizes sizes, Fields fields) {
    this.program = program;
    this.sizes = sizes;
    this.fields = fields;
  }

  /**
   * Methods called as an output, with the placeholders that it needs as parameters; none where the
   * lengths of arrays would not say all sizes.
   *
   * @param computer the method that computes it
   */
  List<MethodSpec> typed(Program.Fetch fetch, String name, String computer, Routine routine) {
    List<Program.Feed> needs = Needs.of(program, fetch);
    if (!TypedFeeds.canBeTyped(needs)) {
      return List.of();
    }
    MethodSpec.Builder returning = fed(fetch, name, needs);
    Buffer result = Fields.result(routine);
    if (fetch.type().isScalar()) {
      return List.of(number(returning, fetch, computer, result));
    }
    return List.of(
        array(returning, fetch, computer, result),
        into(fed(fetch, name, needs), fetch, computer, result));
  }

  private static MethodSpec.Builder fed(
      Program.Fetch fetch, String name, List<Program.Feed> needs) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "$L\n\n", Docs.sentence(fetch.doc(), "Computes {@code " + fetch.name() + "}."));
    TypedFeeds.add(method, needs);
    return method;
  }

  // public float slope(float x) {
  //   place("x", new float[] {x});
  //   computeSlope();
  //   return slope;
  // }
  private MethodSpec number(
      MethodSpec.Builder method, Program.Fetch fetch, String computer, Buffer result) {
    String start = result.isScalar() ? "" : "[" + fields.start(result) + "]";
    return method
        .addJavadoc("@return $L\n", type(fetch))
        .returns(Types.of(fetch.type().dtype()))
        .addStatement("$N()", computer)
        .addStatement("return $L$L", place(result), start)
        .build();
  }

  // public float[] y(float[] x) {
  //   int rows = rows("x", x.length);
  //   resize("batch", rows);
  //   place("x", x);
  //   computeY();
  //   return Arrays.copyOf(y, batch * 10);
  // }
  private MethodSpec array(
      MethodSpec.Builder method, Program.Fetch fetch, String computer, Buffer result) {
    return method
        .addJavadoc("@return $L\n", type(fetch))
        .returns(Types.array(fetch.type().dtype()))
        .addStatement("$N()", computer)
        .addStatement("return $L", copy(result, fetch))
        .build();
  }

  // public void y(float[] x, float[] result) {
  //   …
  //   requireLength("y", result.length, batch * 10);
  //   computeY();
  //   System.arraycopy(y, 0, result, 0, batch * 10);
  // }
  private MethodSpec into(
      MethodSpec.Builder method, Program.Fetch fetch, String computer, Buffer result) {
    TypeName array = Types.array(fetch.type().dtype());
    return method
        .addParameter(array, RESULT)
        .addJavadoc("@param $L takes the $L\n", RESULT, type(fetch))
        .addStatement("requireLength($S, $L.length, $L)", fetch.name(), RESULT, length(fetch))
        .addStatement("$N()", computer)
        .addStatement(copyTo(result, fetch))
        .build();
  }

  private static String type(Program.Fetch fetch) {
    return Docs.text(Types.described(fetch.type()));
  }

  private CodeBlock copy(Buffer result, Program.Fetch fetch) {
    if (result.isScalar()) {
      return array(result);
    }
    String start = fields.start(result);
    if (start.equals("0")) {
      return CodeBlock.of("$T.copyOf($L, $L)", Arrays.class, place(result), length(fetch));
    }
    return CodeBlock.of(
        "$T.copyOfRange($L, $L, $L + $L)",
        Arrays.class,
        place(result),
        start,
        start,
        length(fetch));
  }

  private CodeBlock copyTo(Buffer result, Program.Fetch fetch) {
    return result.isScalar()
        ? CodeBlock.of("$L[0] = $L", RESULT, fields.place(result))
        : CodeBlock.of(
            "$T.arraycopy($L,$W$L,$W$L,$W0,$W$L)",
            System.class,
            place(result),
            fields.start(result),
            RESULT,
            length(fetch));
  }

  /** Where a result is, in a method whose parameters may hide the arrays of placeholders. */
  private String place(Buffer result) {
    return (result.kind() == Buffer.Kind.PLACEHOLDER ? "this." : "") + fields.place(result);
  }

  private CodeBlock length(Program.Fetch fetch) {
    return sizes.elements(fetch.type().shape()).code();
  }

  // case "y" -> {
  //   computeY();
  //   yield tensor(y, batch, 1);
  // }
  CodeBlock yielding(String name, String computer, Routine routine, TensorType type) {
    return yielding(name, computer, tensor(Fields.result(routine), type));
  }

  /** As above, of a value that may be read in the middle of an array. */
  public CodeBlock yieldingInPlace(String name, String computer, Routine routine, TensorType type) {
    Buffer result = Fields.result(routine);
    boolean fed = result.kind() == Buffer.Kind.PLACEHOLDER && !result.isScalar();
    CodeBlock value =
        fed ? CodeBlock.of("tensor($L$L)", copied(result), trailing(type)) : tensor(result, type);
    return yielding(name, computer, value);
  }

  private static CodeBlock yielding(String name, String computer, CodeBlock value) {
    return CodeBlock.builder()
        .add("case $S -> {\n", name)
        .indent()
        .addStatement("$N()", computer)
        .addStatement("yield $L", value)
        .unindent()
        .add("}\n")
        .build();
  }

  private CodeBlock tensor(Buffer result, TensorType type) {
    if (type.isScalar() && result.isScalar()) {
      return CodeBlock.of("$T.scalar($L)", Tensor.class, fields.place(result));
    }
    CodeBlock array = result.isScalar() ? array(result) : CodeBlock.of("$L", fields.place(result));
    return CodeBlock.of("tensor($L$L)", array, trailing(type));
  }

  private CodeBlock copied(Buffer result) {
    return CodeBlock.of(
        "$1T.copyOfRange($2L, $3L, $3L + $4L)",
        Arrays.class,
        fields.place(result),
        fields.offset(result),
        sizes.elements(result.shape()).code());
  }

  /** The sizes of a value as further arguments: {@code , batch, 10}. */
  private CodeBlock trailing(TensorType type) {
    CodeBlock.Builder list = CodeBlock.builder();
    type.shape().dims().forEach(dim -> list.add(",$W$L", sizes.expr(dim).code()));
    return list.build();
  }

  /** A number as an array. */
  private CodeBlock array(Buffer number) {
    return CodeBlock.of("new $T {$L}", Types.array(number.dtype()), fields.place(number));
  }
}
