package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.type.DType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Where gradients live between the parts of a step: in arrays made when first asked for. */
final class GradientFields {
  private final Names names;
  private final Map<Buffer, String> places = new HashMap<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<CodeBlock> allocations = new ArrayList<>();

  /** Declares a table of arrays; its name. */
  interface Tables {
    String table(DType dtype, String what, int rows);
  }

  /**
   * @param gradients by the paths of variables
   */
  GradientFields(Map<String, Buffer> gradients, Names names, Tables tables) {
    this.names = names;
    Map<DType, List<Buffer>> byType = new EnumMap<>(DType.class);
    gradients
        .values()
        .forEach(each -> byType.computeIfAbsent(each.dtype(), k -> new ArrayList<>()).add(each));
    byType.forEach(
        (dtype, list) -> {
          if (list.size() > Fields.MOST_FIELDS) {
            String table = tables.table(dtype, "gradients", list.size());
            for (int row = 0; row < list.size(); row++) {
              places.put(list.get(row), table + "[" + row + "]");
            }
          }
        });
    gradients.forEach(this::add);
  }

  private void add(String variable, Buffer gradient) {
    String place = places.computeIfAbsent(gradient, key -> field(variable, key));
    allocations.add(allocation(place, variable, gradient));
  }

  private String field(String variable, Buffer gradient) {
    String cell = gradient.name().substring(Origin.GRADIENT.length());
    String name = names.variable(cell + "/gradient");
    fields.add(
        FieldSpec.builder(Types.array(gradient.dtype()), name, Modifier.PRIVATE)
            .addJavadoc(
                "The derivative by {@code $L}, $L.", Docs.code(variable), Fields.type(gradient))
            .initializer("{}")
            .build());
    return name;
  }

  // w1Gradient = floatGradient("w1");
  private static CodeBlock allocation(String place, String variable, Buffer gradient) {
    return CodeBlock.builder()
        .addStatement("$L = $LGradient($S)", place, Types.of(gradient.dtype()), variable)
        .build();
  }

  Map<Buffer, String> places() {
    return places;
  }

  List<FieldSpec> fields() {
    return fields;
  }

  List<CodeBlock> allocations() {
    return allocations;
  }
}
