package dev.nnc.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.loss.Loss;
import dev.nnc.benchmarks.measure.ClassRows;
import dev.nnc.benchmarks.measure.FloatRows;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The networks in DJL's arrays, with their batches. */
final class PyTorchNetwork {
  private static final int PIXELS = 784;
  private static final int DIGITS = 10;

  private final Workload workload;
  private final NDManager manager;
  private final WorkloadFiles files;
  private final Loss ofClasses = Loss.softmaxCrossEntropyLoss();
  private final Loss ofLabels = Loss.sigmoidBinaryCrossEntropyLoss();
  private final List<NDArray> parameters = new ArrayList<>();
  private final List<NDArray> weights = new ArrayList<>();
  private final List<NDArray> biases = new ArrayList<>();
  private final List<NDList> norms = new ArrayList<>();
  private final FloatRows x;
  private final Targets targets;

  /** The targets of the batch that is next. */
  private interface Targets {
    NDArray next(NDManager scope);
  }

  private PyTorchNetwork(
      Workload workload, NDManager manager, WorkloadFiles files, FloatRows x, Targets targets) {
    this.workload = workload;
    this.manager = manager;
    this.files = files;
    this.x = x;
    this.targets = targets;
  }

  static PyTorchNetwork of(Workload workload, NDManager manager, WorkloadFiles files) {
    return switch (workload) {
      case W1 -> values(workload, manager, files, 2, 1).dense(2, 1, false);
      case W2S, W2T ->
          values(workload, manager, files, 1, 1)
              .dense(1, 5, true)
              .dense(5, 5, true)
              .dense(5, 1, true);
      case W3 ->
          digits(workload, manager, files)
              .dense(PIXELS, PIXELS, true)
              .dense(PIXELS, PIXELS, true)
              .dense(PIXELS, DIGITS, true);
      case W4 ->
          values(workload, manager, files, 130, 5)
              .norm(130)
              .dense(130, 160, true)
              .norm(160)
              .dense(160, 160, true)
              .norm(160)
              .dense(160, 160, true)
              .norm(160)
              .dense(160, 5, true);
      case W5 -> digits(workload, manager, files).dense(PIXELS, 128, true).dense(128, DIGITS, true);
    };
  }

  private static PyTorchNetwork values(
      Workload workload, NDManager manager, WorkloadFiles files, int columns, int targets) {
    int batch = workload.batch();
    FloatRows x = new FloatRows(files.floats(workload.weights() + "_x"), columns, batch);
    FloatRows y = new FloatRows(files.floats(workload.weights() + "_y"), targets, batch);
    Shape shape = new Shape(batch, targets);
    return new PyTorchNetwork(workload, manager, files, x, scope -> scope.create(y.next(), shape));
  }

  private static PyTorchNetwork digits(Workload workload, NDManager manager, WorkloadFiles files) {
    int batch = workload.batch();
    FloatRows x = new FloatRows(files.floats("mnist_x"), PIXELS, batch);
    ClassRows y = new ClassRows(files.classes("mnist_y"), batch);
    return new PyTorchNetwork(
        workload, manager, files, x, scope -> scope.create(y.next()).toType(DataType.INT64, false));
  }

  /** Adds the variables of a dense layer; PyTorch keeps the weight transposed. */
  private PyTorchNetwork dense(int inputs, int units, boolean bias) {
    String ending = Integer.toString(weights.size());
    float[] weight = files.floats(workload.weights() + "_W" + ending);
    NDArray kept = manager.create(weight, new Shape(inputs, units)).transpose().duplicate();
    weights.add(trained(kept));
    if (bias) {
      biases.add(trained(manager.create(files.floats(workload.weights() + "_b" + ending))));
    }
    return this;
  }

  /** Adds scale, shift and running statistics of a batch norm. */
  private PyTorchNetwork norm(int features) {
    Shape shape = new Shape(features);
    norms.add(
        new NDList(
            manager.zeros(shape),
            manager.ones(shape),
            trained(manager.ones(shape)),
            trained(manager.zeros(shape))));
    return this;
  }

  private NDArray trained(NDArray array) {
    array.setRequiresGradient(true);
    parameters.add(array);
    return array;
  }

  List<NDArray> parameters() {
    return parameters;
  }

  /** The loss of the batch that is next. */
  NDArray loss(NDManager scope) {
    float[] batch = x.next();
    Shape shape = new Shape(workload.batch(), batch.length / workload.batch());
    NDArray input = scope.create(batch, shape);
    NDArray target = targets.next(scope);
    return switch (workload) {
      case W1 -> meanSquare(Linear.linear(input, weights.get(0)).head(), target);
      case W2S -> meanSquare(layers(input, Activation::softPlus), target);
      case W2T -> meanSquare(layers(input, Activation::tanh), target);
      case W3 -> classes(layers(input, Activation::sigmoid), target);
      case W4 -> labels(table(input), target);
      case W5 -> classes(layers(input, Activation::relu), target);
    };
  }

  private NDArray layers(NDArray input, UnaryOperator<NDArray> activation) {
    NDArray h = input;
    for (int i = 0; i < weights.size(); i++) {
      h = linear(h, i);
      h = i + 1 < weights.size() ? activation.apply(h) : h;
    }
    return h;
  }

  private NDArray table(NDArray input) {
    NDArray h = dropout(norm(input, 0));
    for (int i = 0; i < 3; i++) {
      h = dropout(Activation.swish(norm(linear(h, i), i + 1), 1));
    }
    return linear(h, 3);
  }

  private NDArray linear(NDArray input, int layer) {
    return Linear.linear(input, weights.get(layer), biases.get(layer)).head();
  }

  private NDArray norm(NDArray input, int index) {
    NDList norm = norms.get(index);
    return BatchNorm.batchNorm(
            input, norm.get(0), norm.get(1), norm.get(2), norm.get(3), 1, 0.99f, 1e-3f, true)
        .head();
  }

  private static NDArray dropout(NDArray input) {
    float rate = Trainee.dropout();
    return rate == 0 ? input : Dropout.dropout(input, rate, true).head();
  }

  private static NDArray meanSquare(NDArray prediction, NDArray target) {
    return prediction.sub(target).square().mean();
  }

  private NDArray classes(NDArray logits, NDArray target) {
    return ofClasses.evaluate(new NDList(target), new NDList(logits));
  }

  private NDArray labels(NDArray logits, NDArray target) {
    NDArray smooth = target.mul(0.99f).add(0.005f);
    return ofLabels.evaluate(new NDList(smooth), new NDList(logits));
  }
}
