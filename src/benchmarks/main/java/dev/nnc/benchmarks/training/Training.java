package dev.nnc.benchmarks.training;

import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.runtime.train.TrainingSession;

/** A workload's session with its initial weights, ready to make steps. */
public interface Training extends AutoCloseable {
  /** Hears of steps as they are made. */
  interface Watch {
    /**
     * After steps: the first, others as they come.
     *
     * @param completed steps from the beginning on
     * @param loss of the last of them
     * @return whether training goes on
     */
    boolean goesOn(long completed, double loss);
  }

  /** Opens a workload's training as its users would write it. */
  static Training open(Workload workload, int threads, WorkloadFiles files) {
    return switch (workload) {
      case W1, W2S, W2T -> LoopTraining.open(workload, threads, files);
      case W3, W4, W5 -> FedTraining.open(workload, threads, files);
    };
  }

  /** Makes steps until the watch says no. */
  void run(Watch watch);

  TrainingSession session();

  @Override
  default void close() {
    session().close();
  }
}
