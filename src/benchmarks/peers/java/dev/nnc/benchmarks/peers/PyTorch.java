package dev.nnc.benchmarks.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import java.util.List;

/** PyTorch through DJL: arrays, recorded derivatives, and DJL's optimizers. */
public final class PyTorch implements Trainee {
  private final Engine engine = Engine.getEngine("PyTorch");
  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final PyTorchNetwork network;
  private final Optimizer optimizer;

  private PyTorch(Workload workload, WorkloadFiles files) {
    network = PyTorchNetwork.of(workload, manager, files);
    optimizer = optimizer(workload);
  }

  /** Trains the workload of the first argument with as many threads as the second says. */
  public static void main(String[] arguments) {
    System.setProperty("ai.djl.pytorch.num_threads", arguments[1]);
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.offline", "true");
    Workload workload = Workload.of(arguments[0]);
    PyTorch trainee = new PyTorch(workload, WorkloadFiles.find());
    String version = trainee.engine.getVersion();
    PeerRun.run("pytorch", version, workload, Integer.parseInt(arguments[1]), trainee);
  }

  private static Optimizer optimizer(Workload workload) {
    return switch (workload) {
      case W1 -> sgd(0.001f, 0);
      case W2S, W2T -> sgd(0.05f, 0);
      case W3, W4 -> Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
      case W5 -> sgd(0.01f, 0.9f);
    };
  }

  private static Optimizer sgd(float rate, float momentum) {
    return Optimizer.sgd()
        .setLearningRateTracker(Tracker.fixed(rate))
        .optMomentum(momentum)
        .build();
  }

  @Override
  public double step(boolean needsLoss) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray loss;
      try (GradientCollector collector = engine.newGradientCollector()) {
        loss = network.loss(scope);
        collector.backward(loss);
      }
      update(network.parameters());
      return needsLoss ? loss.getFloat() : Double.NaN;
    }
  }

  private void update(List<NDArray> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      try (NDArray gradient = parameters.get(i).getGradient()) {
        optimizer.update(Integer.toString(i), parameters.get(i), gradient);
        gradient.muli(0);
      }
    }
  }
}
