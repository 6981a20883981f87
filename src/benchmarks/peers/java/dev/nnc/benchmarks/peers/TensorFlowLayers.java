package dev.nnc.benchmarks.peers;

import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Layers and losses as parts of a graph. */
final class TensorFlowLayers {
  private final Workload workload;
  private final Ops tf;
  private final WorkloadFiles files;
  private final TensorFlowVariables variables;
  private final List<Op> moves = new ArrayList<>();
  private int layers;

  TensorFlowLayers(Workload workload, Graph graph, Ops tf, WorkloadFiles files) {
    this.workload = workload;
    this.tf = tf;
    this.files = files;
    this.variables = new TensorFlowVariables(graph, tf);
  }

  Operand<TFloat32> dense(Operand<TFloat32> input, int inputs, int units, boolean bias) {
    int layer = layers++;
    float[] weight = files.floats(workload.weights() + "_W" + layer);
    Operand<TFloat32> z = tf.linalg.matMul(input, variables.train(weight, inputs, units));
    if (!bias) {
      return z;
    }
    float[] shift = files.floats(workload.weights() + "_b" + layer);
    return tf.nn.biasAdd(z, variables.train(shift, units));
  }

  /** Dense layers of these units, the activation between them. */
  Operand<TFloat32> dense(
      Operand<TFloat32> input, UnaryOperator<Operand<TFloat32>> activation, int... units) {
    Operand<TFloat32> h = input;
    for (int i = 0; i + 1 < units.length; i++) {
      h = dense(h, units[i], units[i + 1], true);
      h = i + 2 < units.length ? activation.apply(h) : h;
    }
    return h;
  }

  Operand<TFloat32> table(Operand<TFloat32> input) {
    int columns = 130;
    Operand<TFloat32> h = dropout(norm(input, columns), columns);
    for (int i = 0; i < 3; i++) {
      Operand<TFloat32> z = norm(dense(h, columns, 160, true), 160);
      columns = 160;
      h = dropout(tf.math.mul(z, tf.math.sigmoid(z)), columns);
    }
    return dense(h, columns, 5, true);
  }

  private Operand<TFloat32> norm(Operand<TFloat32> input, int features) {
    Operand<TFloat32> scale = variables.train(ones(features), features);
    Operand<TFloat32> shift = variables.train(new float[features], features);
    Operand<TFloat32> none = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            tf.reshape(input, tf.array(workload.batch(), 1, 1, features)),
            scale,
            shift,
            none,
            none,
            FusedBatchNorm.epsilon(1e-3f),
            FusedBatchNorm.isTraining(true));
    move(variables.keep(0, features), norm.batchMean());
    move(variables.keep(1, features), norm.batchVariance());
    return tf.reshape(norm.y(), tf.array(workload.batch(), features));
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Moves a running statistic a hundredth of its way. */
  private void move(VarHandleOp handle, Operand<TFloat32> value) {
    Operand<TFloat32> way = tf.math.sub(value, tf.readVariableOp(handle, TFloat32.class));
    moves.add(tf.assignAddVariableOp(handle, tf.math.mul(way, tf.constant(0.01f))));
  }

  private Operand<TFloat32> dropout(Operand<TFloat32> input, int features) {
    float rate = Trainee.dropout();
    if (rate == 0) {
      return input;
    }
    Operand<TFloat32> drawn =
        tf.random.randomUniform(tf.array(workload.batch(), features), TFloat32.class);
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(drawn, tf.constant(rate)), TFloat32.class);
    return tf.math.mul(input, tf.math.mul(kept, tf.constant(1 / (1 - rate))));
  }

  Operand<TFloat32> meanSquare(Operand<TFloat32> prediction, Operand<TFloat32> target) {
    return mean(tf.math.square(tf.math.sub(prediction, target)), 0, 1);
  }

  Operand<TFloat32> classes(Operand<TFloat32> logits, Operand<TInt32> target, int count) {
    Operand<TFloat32> rows =
        tf.oneHot(target, tf.constant(count), tf.constant(1f), tf.constant(0f));
    return mean(tf.nn.softmaxCrossEntropyWithLogits(logits, rows).loss(), 0);
  }

  /** Binary cross entropy of logits in its stable form, labels smoothed by 0.01. */
  Operand<TFloat32> labels(Operand<TFloat32> logits, Operand<TFloat32> target) {
    Operand<TFloat32> smooth =
        tf.math.add(tf.math.mul(target, tf.constant(0.99f)), tf.constant(0.005f));
    Operand<TFloat32> tail = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(logits))));
    Operand<TFloat32> linear = tf.math.sub(tf.nn.relu(logits), tf.math.mul(logits, smooth));
    return mean(tf.math.add(linear, tail), 0, 1);
  }

  private Operand<TFloat32> mean(Operand<TFloat32> values, int... axes) {
    return tf.math.mean(values, tf.array(axes));
  }

  /** One step, the running statistics included. */
  Op update(Operand<TFloat32> loss) {
    List<Op> all = new ArrayList<>(variables.update(workload, loss));
    all.addAll(moves);
    return tf.withControlDependencies(all).noOp();
  }

  List<Op> initializers() {
    return variables.initializers();
  }
}
