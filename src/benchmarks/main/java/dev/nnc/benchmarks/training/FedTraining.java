package dev.nnc.benchmarks.training;

import dev.nnc.benchmarks.measure.ClassRows;
import dev.nnc.benchmarks.measure.FloatRows;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.benchmarks.workloads.W1Trainer;
import dev.nnc.benchmarks.workloads.W2sTrainer;
import dev.nnc.benchmarks.workloads.W2tTrainer;
import dev.nnc.benchmarks.workloads.W3Trainer;
import dev.nnc.benchmarks.workloads.W4Trainer;
import dev.nnc.benchmarks.workloads.W5Trainer;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingSession;

/** A loop of the caller's, which feeds each step its batch. */
public record FedTraining(TrainingSession session, Step step) implements Training {
  private static final int PIXELS = 784;
  private static final int COLUMNS = 130;
  private static final int LABELS = 5;

  /** One step with the batch that is next. */
  public interface Step {
    /** Makes it; returns its loss. */
    double make();
  }

  /** Opens a workload's training. */
  public static FedTraining open(Workload workload, int threads, WorkloadFiles files) {
    Options options = Options.defaults().withThreads(threads);
    FedTraining training =
        switch (workload) {
          case W1 -> w1(W1Trainer.open(options), workload.batch(), files);
          case W2S -> w2s(W2sTrainer.open(options), workload.batch(), files);
          case W2T -> w2t(W2tTrainer.open(options), workload.batch(), files);
          case W3 -> w3(W3Trainer.open(options), workload.batch(), files);
          case W4 -> w4(W4Trainer.open(options), workload.batch(), files);
          case W5 -> w5(W5Trainer.open(options), workload.batch(), files);
        };
    InitialWeights.assign(training.session, workload, files);
    return training;
  }

  private static FedTraining w1(W1Trainer.Session session, int batch, WorkloadFiles files) {
    FloatRows x = new FloatRows(files.floats("w1_x"), 2, batch);
    FloatRows y = new FloatRows(files.floats("w1_y"), 1, batch);
    return new FedTraining(session, () -> session.step(x.next(), y.next()));
  }

  private static FedTraining w2s(W2sTrainer.Session session, int batch, WorkloadFiles files) {
    FloatRows x = new FloatRows(files.floats("w2_x"), 1, batch);
    FloatRows y = new FloatRows(files.floats("w2_y"), 1, batch);
    return new FedTraining(session, () -> session.step(x.next(), y.next()));
  }

  private static FedTraining w2t(W2tTrainer.Session session, int batch, WorkloadFiles files) {
    FloatRows x = new FloatRows(files.floats("w2_x"), 1, batch);
    FloatRows y = new FloatRows(files.floats("w2_y"), 1, batch);
    return new FedTraining(session, () -> session.step(x.next(), y.next()));
  }

  private static FedTraining w3(W3Trainer.Session session, int batch, WorkloadFiles files) {
    FloatRows images = new FloatRows(files.floats("mnist_x"), PIXELS, batch);
    ClassRows labels = new ClassRows(files.classes("mnist_y"), batch);
    return new FedTraining(session, () -> session.step(images.next(), labels.next()));
  }

  private static FedTraining w4(W4Trainer.Session session, int batch, WorkloadFiles files) {
    FloatRows x = new FloatRows(files.floats("w4_x"), COLUMNS, batch);
    FloatRows y = new FloatRows(files.floats("w4_y"), LABELS, batch);
    return new FedTraining(session, () -> session.step(x.next(), y.next()));
  }

  private static FedTraining w5(W5Trainer.Session session, int batch, WorkloadFiles files) {
    FloatRows images = new FloatRows(files.floats("mnist_x"), PIXELS, batch);
    ClassRows labels = new ClassRows(files.classes("mnist_y"), batch);
    return new FedTraining(session, () -> session.step(images.next(), labels.next()));
  }

  @Override
  public void run(Watch watch) {
    long completed = 0;
    double loss;
    do {
      loss = step.make();
      completed++;
    } while (watch.goesOn(completed, loss));
  }
}
