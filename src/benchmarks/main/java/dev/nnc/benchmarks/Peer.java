package dev.nnc.benchmarks;

import dev.nnc.benchmarks.measure.Protocol;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.benchmarks.training.Training;
import dev.nnc.runtime.train.TrainingSession;

/** nnc as one of those who train a workload: prints the line of what was measured. */
final class Peer {
  private Peer() {}

  static void run(String word, int threads) {
    Workload workload = Workload.of(word);
    try (Training training = Training.open(workload, threads, WorkloadFiles.find())) {
      Protocol protocol = new Protocol(workload, started());
      training.run(protocol::goesOn);
      System.out.println(protocol.result("nnc", threads, version()).line());
    }
  }

  /** What the user started: this process, or the one that started it anew. */
  private static ProcessHandle started() {
    ProcessHandle self = ProcessHandle.current();
    return Boolean.getBoolean("nnc.relaunched") ? self.parent().orElse(self) : self;
  }

  private static String version() {
    String version = TrainingSession.class.getPackage().getImplementationVersion();
    return version == null ? "built-here" : version;
  }
}
