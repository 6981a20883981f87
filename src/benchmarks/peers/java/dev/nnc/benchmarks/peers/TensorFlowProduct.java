package dev.nnc.benchmarks.peers;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** A product in a graph of its own, of variables, so that it is not computed in advance. */
final class TensorFlowProduct implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final MatMul<TFloat32> product;

  TensorFlowProduct(ProductShape shape, float[] a, float[] b, int threads) {
    session = new Session(graph, config(threads));
    Ops tf = Ops.create(graph);
    product =
        tf.linalg.matMul(
            variable(tf, "a", a, shape.left()),
            variable(tf, "b", b, shape.right()),
            MatMul.transposeA(shape.aTransposed()),
            MatMul.transposeB(shape.bTransposed()));
  }

  private static ConfigProto config(int threads) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(-1)
        .build();
  }

  private Operand<TFloat32> variable(Ops tf, String name, float[] values, long[] sizes) {
    Shape shape = Shape.of(sizes);
    VarHandleOp handle = tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
    session.run(tf.assignVariableOp(handle, tf.constant(shape, DataBuffers.of(values))));
    return tf.readVariableOp(handle, TFloat32.class);
  }

  void multiply() {
    session.runner().addTarget(product).run().close();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
