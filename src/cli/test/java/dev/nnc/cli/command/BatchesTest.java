package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rows each step sees, and with what weight: steps of both engines against ones by hand. */
final class BatchesTest {
  private static final double[] X = {1, 2, 0.5, -1, 3, 2.5, -3};
  private static final double[] T = {3, 5, 2, -1, 4, 6, -3};
  private static final double[] IMPORTANCE = {1, 0.5, 2, 1, 0.25, 3, 1};
  private static final int[] CUSTOMER = {7, 8, 7, 9, 9, 7, 8};
  private static final double RATE = 0.01;
  private static final int EPOCHS = 2;

  private static final String ROWS = "csv(\"rows.csv\") { x = x, t = t }";

  @TempDir private Path folder;

  /**
   * A training and the rows of its steps.
   *
   * @param measured the rows of the metric
   */
  private record Case(
      String data, String weighted, String run, List<List<Integer>> steps, List<Integer> measured) {
    @Override
    public String toString() {
      return String.join(" ", run, data, weighted).strip();
    }
  }

  private static Case all(String weighted, String run, List<List<Integer>> steps) {
    return new Case(ROWS, weighted, run, steps, List.of(0, 1, 2, 3, 4, 5, 6));
  }

  static List<Case> cases() {
    List<List<Integer>> whole = List.of(List.of(0, 1, 2, 3, 4, 5, 6));
    List<List<Integer>> single = whole.get(0).stream().map(row -> List.of(row)).toList();
    List<List<Integer>> threes = List.of(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6));
    String weighted = "weighted importance";
    String groups = ROWS + " split 60% / 40% by group customer";
    List<Integer> others = List.of(1, 6);
    return List.of(
        all("", "batch all", whole),
        all("", "batch 1000", whole),
        all("", "batch 1", single),
        all("", "batch 3", threes),
        all(weighted, "batch all", whole),
        all(weighted, "batch 1", single),
        all(weighted, "batch 3", threes),
        new Case(groups, "", "batch all", List.of(List.of(0, 2, 3, 4, 5)), others),
        new Case(groups, "", "batch 2", List.of(List.of(0, 2), List.of(3, 4), List.of(5)), others),
        new Case(
            groups,
            weighted,
            "batch 1",
            List.of(List.of(0), List.of(2), List.of(3), List.of(4), List.of(5)),
            others),
        new Case(
            groups.replace("{", "where x > 0 {"),
            weighted,
            "batch all",
            List.of(List.of(0, 2, 5)),
            List.of(1, 4)));
  }

  @BeforeEach
  void write() {
    StringBuilder rows = new StringBuilder("x,t,importance,customer\n");
    for (int row = 0; row < X.length; row++) {
      rows.append(X[row] + "," + T[row] + "," + IMPORTANCE[row] + "," + CUSTOMER[row] + "\n");
    }
    CommandLineRun.file(folder, "rows.csv", rows.toString());
  }

  private String script(Case training) {
    return CommandLineRun.file(
        folder,
        "script.nn",
        """
        model M {
          placeholder x : float[batch]
          placeholder t : float[batch]
          variable w : float[] = 0.5
          y = w * x
        }
        train M {
          data     %s
          loss     mse(y, t) %s
          optimize sgd(rate = %s)
          run      %s, %d epochs, in order
          log      w every 1 steps
          metric   seen = sum(x)
        }
        """
            .formatted(training.data(), training.weighted(), RATE, training.run(), EPOCHS));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stepsSeeTheirRows(Case training) {
    String script = script(training);
    double seen = training.measured().stream().mapToDouble(row -> X[row]).sum();
    for (String engine : List.of("--threads=1", "--reference")) {
      CommandLineRun run = CommandLineRun.of("train", script, "--json", engine);
      assertThat(run.err()).isEmpty();
      assertThat(values(run.out(), "w").stream().mapToDouble(w -> w).toArray())
          .as(engine)
          .usingComparatorWithPrecision(1e-5)
          .containsExactly(expected(training));
      assertThat(values(run.out(), "seen"))
          .allSatisfy(sum -> assertThat(sum).isEqualTo(seen, within(1e-6)));
    }
  }

  private static List<Double> values(String lines, String name) {
    return Pattern.compile("\"" + name + "\": ([-0-9.eE]+)")
        .matcher(lines)
        .results()
        .map(number -> Double.valueOf(number.group(1)))
        .toList();
  }

  /** The weight behind each step: down the slope of the mean of (w x - t)^2, times importance. */
  private static double[] expected(Case training) {
    List<Double> weights = new ArrayList<>();
    double w = 0.5;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (List<Integer> rows : training.steps()) {
        double slope = 0;
        for (int row : rows) {
          double importance = training.weighted().isEmpty() ? 1 : IMPORTANCE[row];
          slope += importance * 2 * (w * X[row] - T[row]) * X[row] / rows.size();
        }
        w -= RATE * slope;
        weights.add(w);
      }
    }
    return weights.stream().mapToDouble(each -> each).toArray();
  }
}
