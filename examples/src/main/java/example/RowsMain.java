package example;

import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.train.TrainingReport;

/** Trains with numbers that a program has computed itself, past the script's data statement. */
public final class RowsMain {
  private RowsMain() {}

  public static void main(String[] arguments) {
    float[] x = new float[2 * 64];
    float[] y = new float[64];
    for (int row = 0; row < 64; row++) {
      x[2 * row] = row % 8 / 8f;
      x[2 * row + 1] = row / 8 / 8f;
      y[row] = 3 * x[2 * row] - x[2 * row + 1];
    }
    try (LineTrainer.Session session = LineTrainer.open()) {
      Dataset rows =
          Dataset.of(session.plan().data().placeholders())
              .training(x, y)
              .validation(new float[] {1, 1, 0.5f, 0}, new float[] {2, 1.5f})
              .build();
      session.useData(rows);
      TrainingReport report = session.train();
      System.out.println(report.steps() + " steps to " + session.variable("w1"));
    }
  }
}
