package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.loop.Tile;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.kernel.DoubleEdge;
import dev.nnc.runtime.kernel.FloatEdge;

/** Writes what follows on the finished parts of products as fields of the session. */
public final class Edges {
  private final Names names;
  private final LambdaFields fields = new LambdaFields();

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
    return fields.name(key, () -> edge(loop, dtype, call));
  }

  private LambdaFields.Field edge(Kernel.Loop loop, DType dtype, CodeBlock call) {
    return new LambdaFields.Field(
        names.variable(KernelNames.written(loop).name() + "/edge"),
        dtype == DType.FLOAT32 ? FloatEdge.class : DoubleEdge.class,
        CodeBlock.of("($L) -> $L", Tile.arguments(), call));
  }

  public LambdaFields fields() {
    return fields;
  }
}
