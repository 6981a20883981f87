package dev.nnc.compiler.ir;

import dev.nnc.compiler.type.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator with its attributes. Equal operators on the same inputs are the same value, except in
 * the family {@link Family#RANDOM}, whose attributes name each one.
 */
public interface Op {
  /** The field's word for it, as printed by {@code explain}. */
  String label();

  Family family();

  /**
   * The shape rule.
   *
   * @throws IllegalArgumentException if the inputs do not fit; the checker has seen to it that no
   *     script leads there
   */
  TensorType infer(List<TensorType> inputs);

  /**
   * What reaches one input of a node from the derivative by its result, in differentiable
   * operators.
   *
   * @param node a node of this operator
   * @param input which of its inputs
   * @param cotangent the derivative by the result, of the result's type
   * @return the derivative by the input, of the input's type, or null where it is zero
   */
  @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent);

  /**
   * The double-precision reference.
   *
   * @param shape of the result
   * @return the result's elements, row-major
   */
  double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment);
}
