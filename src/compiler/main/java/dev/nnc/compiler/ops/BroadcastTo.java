package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The same elements again along new axes.
 *
 * @param shape of the result
 * @param added the axes of the result that the input does not have, ascending
 */
public record BroadcastTo(Shape shape, List<Integer> added) implements StructuralOp {

  /** Repeats a value along the axes that it lacks; the node itself where it lacks none. */
  public static Node along(GraphBuilder builder, Node node, Shape shape, List<Integer> added) {
    if (added.isEmpty()) {
      return node;
    }
    OptionalDouble constant = Constants.value(node);
    return constant.isPresent()
        ? Constants.of(builder, constant.getAsDouble(), node.type().with(shape))
        : builder.node(new BroadcastTo(shape, List.copyOf(added)), node);
  }

  /** Repeats a value over leading dimensions, by the language's rule. */
  public static Node leading(GraphBuilder builder, Node node, Shape shape) {
    int outer = shape.rank() - node.type().shape().rank();
    return along(builder, node, shape, IntStream.range(0, outer).boxed().toList());
  }

  @Override
  public String label() {
    return "broadcast " + shape + " along " + added;
  }

  @Override
  public Family family() {
    return Family.MOVEMENT;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    TensorType input = inputs.get(0);
    StructuralOp.require(input.shape().equals(shape.without(added)), label(), input);
    return input.with(shape);
  }

  /** What went to many places comes back as a sum. */
  @Override
  public Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    return builder.node(new Sum(added), cotangent);
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] sizes, Environment environment) {
    double[] data = inputs.get(0).data();
    double[] result = new double[DenseArray.size(sizes)];
    Indexing.walk(sizes, Indexing.keptStrides(sizes, added), 0, (i, at) -> result[i] = data[at]);
    return result;
  }
}
