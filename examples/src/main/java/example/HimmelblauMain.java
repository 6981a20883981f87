package example;

import java.util.Arrays;

/** Makes the steps by hand: down to a minimum, with the derivatives there. */
public final class HimmelblauMain {
  private HimmelblauMain() {}

  public static void main(String[] arguments) {
    try (HimmelblauTrainer.Session session = HimmelblauTrainer.open()) {
      float height = session.step();
      for (int step = 1; step < 400; step++) {
        height = session.step();
      }
      System.out.println("height " + height + " at " + session.variable("p"));
      System.out.println("gradient " + Arrays.toString(session.gradient()));
      System.out.println("curvature " + Arrays.toString(session.curvature()));
    }
  }
}
