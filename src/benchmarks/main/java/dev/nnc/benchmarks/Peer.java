package dev.nnc.benchmarks;

import dev.nnc.benchmarks.measure.Protocol;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.benchmarks.training.FedTraining;
import dev.nnc.benchmarks.training.Training;
import dev.nnc.runtime.train.MachineStart;
import dev.nnc.runtime.train.TrainingSession;

/** nnc as one of those who train a workload: prints the line of what was measured. */
final class Peer {
  private Peer() {}

  /** Trains as users would. */
  static void run(String word, int threads) {
    Workload workload = Workload.of(word);
    run("nnc", workload, threads, Training.open(workload, threads, WorkloadFiles.find()));
  }

  /** Trains by a loop of the caller's, which feeds each step its batch, whatever the workload. */
  static void runFed(String word, int threads) {
    Workload workload = Workload.of(word);
    run("nnc-fed", workload, threads, FedTraining.open(workload, threads, WorkloadFiles.find()));
  }

  private static void run(String name, Workload workload, int threads, Training training) {
    try (training) {
      Protocol protocol = new Protocol(workload, started());
      training.run(protocol::goesOn);
      System.out.println(protocol.result(name, threads, version()).line());
    }
  }

  /** What the user started: this process, or the one that started it anew. */
  private static ProcessHandle started() {
    ProcessHandle self = ProcessHandle.current();
    boolean anew = Boolean.getBoolean(MachineStart.PROPERTY);
    return anew ? self.parent().orElse(self) : self;
  }

  private static String version() {
    String version = TrainingSession.class.getPackage().getImplementationVersion();
    return version == null ? "built-here" : version;
  }
}
