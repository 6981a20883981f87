package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** Fields of the session that hold code, so that no step makes an object for it. */
public final class LambdaFields {
  /** So many fields a constructor may give values to; for more it calls methods. */
  private static final int MOST_IN_CONSTRUCTOR = 50;

  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** A field and the lambda, or method reference, that it holds. */
  record Field(String name, Class<?> type, CodeBlock code) {}

  /** The name of the field for a key, made if there is none. */
  String name(String key, Supplier<Field> made) {
    Field known = fields.get(key);
    if (known == null) {
      known = made.get();
      fields.put(key, known);
    }
    return known.name;
  }

  public boolean areNone() {
    return fields.isEmpty();
  }

  private boolean areFew() {
    return fields.size() <= MOST_IN_CONSTRUCTOR;
  }

  public List<FieldSpec> declarations() {
    List<FieldSpec> declared = new ArrayList<>();
    for (Field each : fields.values()) {
      FieldSpec.Builder field = FieldSpec.builder(each.type, each.name, Modifier.PRIVATE);
      declared.add(
          areFew()
              ? field.addModifiers(Modifier.FINAL).initializer(each.code).build()
              : field.build());
    }
    return declared;
  }

  /** What gives the fields their values if they do not have them yet. */
  public List<CodeBlock> assignments() {
    if (areFew()) {
      return List.of();
    }
    return fields.values().stream()
        .map(each -> CodeBlock.builder().addStatement("$N = $L", each.name, each.code).build())
        .toList();
  }
}
