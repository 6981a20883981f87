package dev.nnc.benchmarks.peers;

import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.types.TFloat32;

/** TensorFlow: a graph with its derivatives, run by a session, as of TensorFlow 1. */
public final class TensorFlow implements Trainee {
  private final TensorFlowNetwork network;
  private final Session session;

  private TensorFlow(TensorFlowNetwork network, Session session) {
    this.network = network;
    this.session = session;
  }

  /** How a session computes. */
  private enum Form {
    /** Operations are handed to a pool of threads. */
    STANDARD("tensorflow"),
    /** Operations run on the thread that calls; only a large one is parted among others. */
    CALLER("tensorflow-caller"),
    /** The graph is compiled; the program needs TF_XLA_FLAGS=--tf_xla_cpu_global_jit. */
    XLA("tensorflow-xla");

    private final String program;

    Form(String program) {
      this.program = program;
    }

    static Form of(String program) {
      for (Form form : values()) {
        if (form.program.equals(program)) {
          return form;
        }
      }
      throw new IllegalArgumentException("no form of TensorFlow: " + program);
    }

    ConfigProto config(int threads) {
      ConfigProto.Builder config = ConfigProto.newBuilder().setIntraOpParallelismThreads(threads);
      config.setInterOpParallelismThreads(this == CALLER ? -1 : threads);
      if (this == XLA) {
        config.setGraphOptions(
            GraphOptions.newBuilder()
                .setOptimizerOptions(
                    OptimizerOptions.newBuilder()
                        .setGlobalJitLevel(OptimizerOptions.GlobalJitLevel.ON_2)));
      }
      return config.build();
    }
  }

  /** Trains the workload of the second argument in the form of the first, with so many threads. */
  public static void main(String[] arguments) {
    Form form = Form.of(arguments[0]);
    Workload workload = Workload.of(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    try (Graph graph = new Graph();
        Session session = new Session(graph, form.config(threads))) {
      TensorFlowNetwork network = TensorFlowNetwork.of(workload, graph, WorkloadFiles.find());
      network.initializers().forEach(session::run);
      TensorFlow trainee = new TensorFlow(network, session);
      PeerRun.run(form.program, org.tensorflow.TensorFlow.version(), workload, threads, trainee);
    }
  }

  @Override
  public double step(boolean needsLoss) {
    Session.Runner runner = session.runner();
    try (Tensor x = network.inputs().get();
        Tensor y = network.targets().get()) {
      runner.feed(network.input(), x).feed(network.target(), y).addTarget(network.update());
      if (!needsLoss) {
        runner.run().close();
        return Double.NaN;
      }
      try (org.tensorflow.Result result = runner.fetch(network.loss()).run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }
}
