package example;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;

/** Trains a line, listens to it, and asks it for two more points. */
public final class LineMain {
  private LineMain() {}

  public static void main(String[] arguments) {
    try (LineTrainer.Session session = LineTrainer.open()) {
      TrainingReport report = session.train(new Progress());
      System.out.println(report.steps() + " steps, loss " + report.loss());

      float[] weights = session.variable("w1").floats();
      System.out.println("y = " + weights[0] + " x1 + " + weights[1] + " x2");

      float[] twoPoints = {1, 0, 0.5f, 0.5f};
      for (float y : session.y(twoPoints)) {
        System.out.println(y);
      }
    }
  }

  /** Hears of what the script logs. */
  private static final class Progress implements TrainingListener {
    @Override
    public void logged(long step, String name, Tensor value) {
      System.out.println("step " + step + ": " + name + " = " + value);
    }
  }
}
