package example;

import dev.nnc.runtime.Tensor;
import java.util.List;

/** Derivatives of derivatives: by their names in the script, and by methods called so. */
public final class SecondMain {
  private SecondMain() {}

  public static void main(String[] arguments) {
    try (Second.Session session = Second.open()) {
      System.out.println("dy/dw at 3: " + session.dy_dw(3));

      session.feed("x", Tensor.scalar(3f));
      List<String> names = List.of("dy_dw", "dy_db", "d2y_dw2");
      System.out.println(names + " = " + session.fetch(names));
    }
  }
}
