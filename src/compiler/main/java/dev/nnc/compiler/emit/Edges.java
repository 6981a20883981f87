package dev.nnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.kernel.DoubleEdge;
import dev.nnc.runtime.kernel.FloatEdge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes what follows on the finished parts of products as fields of the session. */
final class Edges {
  /** So many fields a constructor may give values to; for more it calls methods. */
  private static final int MOST_IN_CONSTRUCTOR = 50;

  private final Names names;
  private final Map<String, Edge> edges = new LinkedHashMap<>();

  private record Edge(String name, Class<?> type, CodeBlock lambda) {}

  Edges(Names names) {
    this.names = names;
  }

  /**
   * The field of a loop on the parts of a product, one for the same calls.
   *
   * @param call of the loop's method
   */
  // private final FloatEdge hEdge =
  //     (tile, at, stride, row, rows, column, columns) ->
  //         kernels.computeH(tile, at, stride, row, rows, column, columns, hBias, h);
  String field(Kernel.Loop loop, DType dtype, CodeBlock call) {
    // A whole statement: what stands behind the last place to break is lost otherwise.
    String key = CodeBlock.builder().addStatement("$L", call).build().toString();
    return edges.computeIfAbsent(key, k -> edge(loop, dtype, call)).name;
  }

  private Edge edge(Kernel.Loop loop, DType dtype, CodeBlock call) {
    return new Edge(
        names.variable(KernelNames.written(loop).name() + "/edge"),
        dtype == DType.FLOAT32 ? FloatEdge.class : DoubleEdge.class,
        CodeBlock.of("($L) -> $L", Tile.arguments(), call));
  }

  private boolean areFew() {
    return edges.size() <= MOST_IN_CONSTRUCTOR;
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    for (Edge edge : edges.values()) {
      FieldSpec.Builder field = FieldSpec.builder(edge.type, edge.name, Modifier.PRIVATE);
      fields.add(
          areFew()
              ? field.addModifiers(Modifier.FINAL).initializer(edge.lambda).build()
              : field.build());
    }
    return fields;
  }

  /** What gives the fields their values if they do not have them yet. */
  List<CodeBlock> assignments() {
    if (areFew()) {
      return List.of();
    }
    return edges.values().stream()
        .map(edge -> CodeBlock.builder().addStatement("$N = $L", edge.name, edge.lambda).build())
        .toList();
  }
}
