package org.example;

import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingListener;
import java.nio.file.Path;

/** Fits the plane and predicts one point. */
public final class Fit {
  private Fit() {}

  /** The value at (2, 2), which the points give as 11. */
  public static float predict() {
    Options options = Options.defaults().withBase(Path.of("src/main/nn/org/example"));
    try (LineTrainer.Session session = LineTrainer.open(options)) {
      session.train(TrainingListener.SILENT);
      return session.y(new float[] {2, 2})[0];
    }
  }
}
