package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator without inputs, whose type is given with it. */
public interface SourceOp extends StructuralOp {
  @Override
  default Family family() {
    return Family.SOURCE;
  }

  @Override
  default TensorType infer(List<TensorType> inputs) {
    throw new IllegalArgumentException(label() + " needs its type");
  }

  @Override
  default @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return null;
  }
}
