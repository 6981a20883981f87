package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.Op;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/**
 * A structural operator applied to counted inputs.
 *
 * @param expected the elements of its value
 */
record StructuralCase(Op op, List<TensorType> inputs, TensorType result, double... expected) {
  @Override
  public String toString() {
    return op.label() + " of " + inputs;
  }
}
