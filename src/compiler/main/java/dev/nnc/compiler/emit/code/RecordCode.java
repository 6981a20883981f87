package dev.nnc.compiler.emit.code;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.type.DType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes records of the runtime as the Java that makes them. */
public final class RecordCode {
  private RecordCode() {}

  // new Type("text", 1, List.of(…), null)
  static CodeBlock of(Record value) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      arguments.add(value(component(value, component)));
    }
    return CodeBlock.of("new $T($L)", value.getClass(), CodeBlock.join(arguments, ",$W"));
  }

  private static @Nullable Object component(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static CodeBlock value(@Nullable Object value) {
    if (value instanceof String text) {
      return CodeBlock.of("$S", text);
    }
    if (value instanceof Record inner) {
      return of(inner);
    }
    if (value instanceof Enum<?> constant) {
      return CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
    }
    if (value instanceof Double number) {
      return Numbers.literal(number, DType.FLOAT64).code();
    }
    if (value instanceof List<?> elements) {
      List<CodeBlock> codes = elements.stream().map(RecordCode::value).toList();
      return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(codes, ",$W"));
    }
    return CodeBlock.of("$L", value);
  }
}
