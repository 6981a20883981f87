package dev.nnc.benchmarks.training;

import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.benchmarks.workloads.W1Trainer;
import dev.nnc.benchmarks.workloads.W2sTrainer;
import dev.nnc.benchmarks.workloads.W2tTrainer;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.util.Objects;

/**
 * Tiny networks, trained by the session's own loop over its rows: a caller who fed each batch would
 * cost more than the step. Each step has its own batch.
 */
record LoopTraining(TrainingSession session) implements Training {
  static LoopTraining open(Workload workload, int threads, WorkloadFiles files) {
    Options options = Options.defaults().withThreads(threads).withSteps(Long.MAX_VALUE);
    TrainingSession session = session(workload, options);
    Object x = files.floats(workload.weights() + "_x");
    Object y = files.floats(workload.weights() + "_y");
    DataPlan plan = Objects.requireNonNull(session.plan().data());
    session.useData(Dataset.of(plan.placeholders()).training(x, y).build());
    InitialWeights.assign(session, workload, files);
    return new LoopTraining(session);
  }

  private static TrainingSession session(Workload workload, Options options) {
    return switch (workload) {
      case W1 -> W1Trainer.open(options);
      case W2S -> W2sTrainer.open(options);
      case W2T -> W2tTrainer.open(options);
      case W3, W4, W5 -> throw new IllegalArgumentException("fed: " + workload);
    };
  }

  @Override
  public void run(Watch watch) {
    session.train(
        new TrainingListener() {
          @Override
          public void progressed(Progress event) {
            if (!watch.goesOn(event.step(), event.loss())) {
              Thread.currentThread().interrupt();
            }
          }
        });
  }
}
