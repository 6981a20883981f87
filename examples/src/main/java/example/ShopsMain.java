package example;

import dev.nnc.runtime.data.table.MemoryTable;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.train.Inputs;
import dev.nnc.runtime.train.TrainingReport;
import java.util.ArrayList;
import java.util.List;

/** Trains with rows that a program has in memory, and predicts for others. */
public final class ShopsMain {
  private ShopsMain() {}

  public static void main(String[] arguments) {
    try (ShopsTrainer.Session session = ShopsTrainer.open()) {
      session.useTable("sales", sales());
      TrainingReport report = session.train();
      System.out.println("off by " + report.metrics().get("mae"));

      Table shops =
          new MemoryTable("shops")
              .with("area", 120, 40)
              .with("staff", 3, 1)
              .with("kind", List.of("bakery", "kiosk"));
      float[] forecasts = session.predict(Inputs.of(shops)).outputs().get("forecast").floats();
      System.out.println("forecasts " + forecasts[0] + " and " + forecasts[1]);
    }
  }

  private static Table sales() {
    double[] area = new double[100];
    double[] staff = new double[100];
    double[] earnings = new double[100];
    List<String> kind = new ArrayList<>();
    for (int row = 0; row < 100; row++) {
      area[row] = 20 + row * 37 % 150;
      staff[row] = 1 + row % 5;
      kind.add(List.of("bakery", "kiosk", "books", "closed").get(row % 4));
      earnings[row] = 0.1 * area[row] + 2 * staff[row] + row % 4;
    }
    return new MemoryTable("sales")
        .with("area", area)
        .with("staff", staff)
        .with("kind", kind)
        .with("earnings", earnings);
  }
}
