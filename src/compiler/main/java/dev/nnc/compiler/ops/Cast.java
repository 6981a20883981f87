package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same numbers in another element type; truth values are 1 and 0.
 *
 * @param to the element type of the result
 */
public record Cast(DType to) implements StructuralOp {
  /** The node itself where it has the element type. */
  public static Node of(GraphBuilder builder, Node node, DType to) {
    return node.type().dtype() == to ? node : builder.node(new Cast(to), node);
  }

  @Override
  public String label() {
    return "cast " + to.keyword();
  }

  @Override
  public Family family() {
    return Family.ELEMENTWISE;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    return inputs.get(0).with(to);
  }

  @Override
  public @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    DType from = node.input(0).type().dtype();
    return from.isReal() && to.isReal() ? builder.node(new Cast(from), cotangent) : null;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    DType exact = to == DType.FLOAT32 ? DType.FLOAT64 : to;
    return Arrays.stream(inputs.get(0).data()).map(exact::round).toArray();
  }
}
