package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/**
 * The same elements in row-major order under another shape.
 *
 * @param shape with as many elements
 */
public record Reshape(Shape shape) implements StructuralOp {
  /** The node itself where it has the shape already. */
  public static Node to(GraphBuilder builder, Node node, Shape shape) {
    return node.type().shape().equals(shape) ? node : builder.node(new Reshape(shape), node);
  }

  @Override
  public String label() {
    return "reshape " + shape;
  }

  @Override
  public Family family() {
    return Family.MOVEMENT;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(
        input.shape().elements().equals(shape.elements()), "reshape", input, shape);
    return input.with(shape);
  }

  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return to(builder, cotangent, node.input(0).type().shape());
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] sizes, Environment environment) {
    return inputs.get(0).data();
  }
}
