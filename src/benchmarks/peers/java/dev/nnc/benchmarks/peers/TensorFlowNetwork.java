package dev.nnc.benchmarks.peers;

import dev.nnc.benchmarks.measure.ClassRows;
import dev.nnc.benchmarks.measure.FloatRows;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A workload as a graph, with its batches.
 *
 * @param input the placeholder of the rows
 * @param target the placeholder of what is to be learnt
 * @param inputs the rows of the batch that is next
 * @param targets what is to be learnt of the batch that is next
 * @param update one step
 * @param initializers what is run before the first
 */
record TensorFlowNetwork(
    Operand<TFloat32> input,
    Operand<? extends TType> target,
    Supplier<Tensor> inputs,
    Supplier<Tensor> targets,
    Operand<TFloat32> loss,
    Op update,
    List<Op> initializers) {
  private static final int PIXELS = 784;

  static TensorFlowNetwork of(Workload workload, Graph graph, WorkloadFiles files) {
    return switch (workload) {
      case W1 -> values(workload, graph, files, 2, 1);
      case W2S, W2T -> values(workload, graph, files, 1, 1);
      case W4 -> values(workload, graph, files, 130, 5);
      case W3, W5 -> digits(workload, graph, files);
    };
  }

  private static TensorFlowNetwork values(
      Workload workload, Graph graph, WorkloadFiles files, int columns, int labels) {
    Ops tf = Ops.create(graph);
    Placeholder<TFloat32> x = input(workload, tf, columns);
    Shape shape = Shape.of(workload.batch(), labels);
    Placeholder<TFloat32> y = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    TensorFlowLayers layers = new TensorFlowLayers(workload, graph, tf, files);
    Operand<TFloat32> loss =
        switch (workload) {
          case W1 -> layers.meanSquare(layers.dense(x, 2, 1, false), y);
          case W2S -> layers.meanSquare(layers.dense(x, tf.math::softplus, 1, 5, 5, 1), y);
          case W2T -> layers.meanSquare(layers.dense(x, tf.math::tanh, 1, 5, 5, 1), y);
          case W4 -> layers.labels(layers.table(x), y);
          case W3, W5 -> throw new IllegalArgumentException("classes: " + workload);
        };
    String name = workload.weights();
    FloatRows rows = new FloatRows(files.floats(name + "_y"), labels, workload.batch());
    Supplier<Tensor> targets =
        () -> TFloat32.tensorOf(shape, DataBuffers.of(rows.next(), true, false));
    Supplier<Tensor> inputs = inputs(workload, files.floats(name + "_x"), columns);
    return new TensorFlowNetwork(
        x, y, inputs, targets, loss, layers.update(loss), layers.initializers());
  }

  private static TensorFlowNetwork digits(Workload workload, Graph graph, WorkloadFiles files) {
    Ops tf = Ops.create(graph);
    Placeholder<TFloat32> x = input(workload, tf, PIXELS);
    Shape shape = Shape.of(workload.batch());
    Placeholder<TInt32> y = tf.placeholder(TInt32.class, Placeholder.shape(shape));
    TensorFlowLayers layers = new TensorFlowLayers(workload, graph, tf, files);
    Operand<TFloat32> logits =
        workload == Workload.W3
            ? layers.dense(x, tf.math::sigmoid, PIXELS, PIXELS, PIXELS, 10)
            : layers.dense(x, tf.nn::relu, PIXELS, 128, 10);
    Operand<TFloat32> loss = layers.classes(logits, y, 10);
    ClassRows rows = new ClassRows(files.classes("mnist_y"), workload.batch());
    Supplier<Tensor> targets =
        () -> TInt32.tensorOf(shape, DataBuffers.of(rows.next(), true, false));
    Supplier<Tensor> inputs = inputs(workload, files.floats("mnist_x"), PIXELS);
    return new TensorFlowNetwork(
        x, y, inputs, targets, loss, layers.update(loss), layers.initializers());
  }

  private static Placeholder<TFloat32> input(Workload workload, Ops tf, int columns) {
    Shape shape = Shape.of(workload.batch(), columns);
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  private static Supplier<Tensor> inputs(Workload workload, float[] all, int columns) {
    FloatRows rows = new FloatRows(all, columns, workload.batch());
    Shape shape = Shape.of(workload.batch(), columns);
    return () -> TFloat32.tensorOf(shape, DataBuffers.of(rows.next(), true, false));
  }
}
