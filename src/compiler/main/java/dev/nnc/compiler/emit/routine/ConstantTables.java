package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.nnc.compiler.emit.code.ClassParts;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.type.DType;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes arrays of numbers, long ones by several methods: each must stay small. */
final class ConstantTables {
  private static final int LONGEST = 500;

  private ConstantTables() {}

  static void add(ClassParts parts, String name, DType dtype, List<Double> values) {
    FieldSpec.Builder field =
        FieldSpec.builder(
            Types.array(dtype), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    if (values.size() <= LONGEST) {
      parts.constants().add(field.initializer("{$L}", list(values, dtype)).build());
      return;
    }
    parts.constants().add(field.initializer("new $T[$L]", Types.of(dtype), values.size()).build());
    for (int from = 0; from < values.size(); from += LONGEST) {
      List<Double> part = values.subList(from, Math.min(values.size(), from + LONGEST));
      String method = Names.camel("fill/" + name.toLowerCase(Locale.ROOT) + "/from/" + from);
      parts.staticBlocks().add(CodeBlock.builder().addStatement("$N()", method).build());
      parts.helpers().add(fill(method, name, dtype, part, from));
    }
  }

  private static MethodSpec fill(
      String method, String name, DType dtype, List<Double> part, int from) {
    return MethodSpec.methodBuilder(method)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addStatement("$T[] part = {$L}", Types.of(dtype), list(part, dtype))
        .addStatement("$T.arraycopy(part, 0, $L, $L, part.length)", System.class, name, from)
        .build();
  }

  private static CodeBlock list(List<Double> values, DType dtype) {
    return values.stream()
        .map(value -> Numbers.literal(value, dtype).code())
        .collect(CodeBlock.joining(",$W"));
  }
}
