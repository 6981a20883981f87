package dev.nnc.benchmarks.peers;

import dev.nnc.benchmarks.measure.Workload;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** The variables of a graph, and how those that are trained are updated. */
final class TensorFlowVariables {
  private final Graph graph;
  private final Ops tf;
  private final List<Op> initializers = new ArrayList<>();
  private final List<Variable> trained = new ArrayList<>();

  /** A variable, and its value before the update. */
  private record Variable(VarHandleOp handle, ReadVariableOp<TFloat32> value, Shape shape) {}

  TensorFlowVariables(Graph graph, Ops tf) {
    this.graph = graph;
    this.tf = tf;
  }

  /** A variable with its initial values; returns its value. */
  Operand<TFloat32> train(float[] initial, long... sizes) {
    Shape shape = Shape.of(sizes);
    VarHandleOp handle = handle(tf.constant(shape, DataBuffers.of(initial)), shape);
    Variable variable = new Variable(handle, tf.readVariableOp(handle, TFloat32.class), shape);
    trained.add(variable);
    return variable.value;
  }

  /** A variable of equal numbers that is not trained. */
  VarHandleOp keep(float initial, long... sizes) {
    Shape shape = Shape.of(sizes);
    return handle(tf.fill(tf.constant(sizes), tf.constant(initial)), shape);
  }

  private VarHandleOp handle(Operand<TFloat32> initial, Shape shape) {
    String name = "variable" + initializers.size();
    VarHandleOp handle = tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
    initializers.add(tf.assignVariableOp(handle, initial));
    return handle;
  }

  List<Op> initializers() {
    return initializers;
  }

  /** One step of a workload's optimizer. */
  List<Op> update(Workload workload, Operand<TFloat32> loss) {
    Output<?>[] values = trained.stream().map(each -> each.value.asOutput()).toArray(Output[]::new);
    Output<?>[] gradients = graph.addGradients(loss.asOutput(), values);
    List<Op> updates = new ArrayList<>();
    List<Operand<TFloat32>> powers = powers(workload, updates);
    for (int i = 0; i < trained.size(); i++) {
      @SuppressWarnings("unchecked") // the derivatives have the type of the variables
      Operand<TFloat32> gradient = (Operand<TFloat32>) gradients[i];
      updates.add(
          switch (workload) {
            case W1 -> descend(trained.get(i), gradient, 0.001f);
            case W2S, W2T -> descend(trained.get(i), gradient, 0.05f);
            case W3, W4 -> adam(trained.get(i), gradient, powers);
            case W5 -> momentum(trained.get(i), gradient);
          });
    }
    return updates;
  }

  private Op descend(Variable variable, Operand<TFloat32> gradient, float rate) {
    return tf.train.resourceApplyGradientDescent(variable.handle, tf.constant(rate), gradient);
  }

  private Op momentum(Variable variable, Operand<TFloat32> gradient) {
    return tf.train.resourceApplyMomentum(
        variable.handle, slot(variable), tf.constant(0.01f), gradient, tf.constant(0.9f));
  }

  private Op adam(Variable variable, Operand<TFloat32> gradient, List<Operand<TFloat32>> powers) {
    return tf.train.resourceApplyAdam(
        variable.handle,
        slot(variable),
        slot(variable),
        powers.get(0),
        powers.get(1),
        tf.constant(1e-3f),
        tf.constant(0.9f),
        tf.constant(0.999f),
        tf.constant(1e-8f),
        gradient);
  }

  private VarHandleOp slot(Variable variable) {
    return keep(0, variable.shape.asArray());
  }

  /** The powers of Adam's betas at this step, which the updates move on. */
  private List<Operand<TFloat32>> powers(Workload workload, List<Op> updates) {
    if (workload != Workload.W3 && workload != Workload.W4) {
      return List.of();
    }
    List<Operand<TFloat32>> powers = new ArrayList<>();
    for (float beta : new float[] {0.9f, 0.999f}) {
      VarHandleOp handle = keep(beta);
      Operand<TFloat32> power = tf.readVariableOp(handle, TFloat32.class);
      updates.add(tf.assignVariableOp(handle, tf.math.mul(power, tf.constant(beta))));
      powers.add(power);
    }
    return powers;
  }
}
