package dev.nnc.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.Statistic;
import dev.nnc.runtime.data.load.DataLoader;
import dev.nnc.runtime.data.load.InputReader;
import dev.nnc.runtime.data.table.MemoryTable;
import dev.nnc.runtime.data.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code data table("t") { x = [a, b] missing mean; y = c missing mean }}, with a mean of x. */
class LearntDataTest {
  private static final DataPlan PLAN = plan();

  private final List<String> warnings = new ArrayList<>();
  private final LearntData learnt = new LearntData(PLAN, new HashMap<>());

  private static DataPlan plan() {
    SourcePlan source =
        new SourcePlan(
            SourcePlan.TABLE,
            List.of("t"),
            Map.of(),
            List.of(select("x", "a", "b"), select("y", "c")),
            List.of("x", "y"),
            false,
            List.of(new Statistic("data/x/standardize/mean", Statistic.Kind.MEAN, 0, List.of(2))),
            (inputs, rows) -> inputs);
    return new DataPlan(
        List.of(
            new PlaceholderPlan("x", ElementType.FLOAT64, List.of(2)),
            new PlaceholderPlan("y", ElementType.FLOAT64, List.of(1))),
        List.of(source),
        List.of(),
        null,
        0,
        true);
  }

  private static Selection select(String usedBy, String... columns) {
    Selector selector = new Selector.Columns(List.of(columns));
    Fill fill = new Fill.Mean("data/" + usedBy + "/missing/mean");
    return new Selection(selector, columns.length, null, usedBy, fill);
  }

  private static Table table(double a, double b, double c) {
    double none = Double.NaN;
    return new MemoryTable("t").with("a", a, none).with("b", b, none).with("c", c, c);
  }

  private Dataset load(Table table) {
    return learnt.load(PLAN, new DataLoader(Path.of(""), Map.of("t", table)), warnings);
  }

  @Test
  void nothingIsLearntOfRowsThatCannotBeLoaded() {
    assertThatThrownBy(() -> load(table(2, Double.NaN, 5)))
        .hasMessageContaining("no training row of t has a number in column `b`");
    assertThatThrownBy(() -> load(table(2, 3, Double.NaN)))
        .hasMessageContaining("no training row of t has a number in column `c`");
    assertThat(load(table(20, 200, 7)).doubles(0)).containsExactly(20, 200, 20, 200);
  }

  @Test
  void inputsAreCalledByTheirOwnNames() {
    load(table(1, 2, 3));
    InputReader reader = new InputReader(PLAN, learnt.known(), List.of("x"), List.of());
    Table input = new MemoryTable("new").with("a", 1.0);
    assertThatThrownBy(() -> reader.openTables(List.of(input), 10).next())
        .hasMessageStartingWith("new has no column `b`");
  }

  @Test
  void warnsOnceOfWhatItLearns() {
    load(table(1, 2, 3));
    assertThat(warnings)
        .containsExactly(
            "x: of 2 numbers a row, 2 are the same in all training rows: `standardize` takes their scale for 1");
    load(table(4, 5, 6));
    assertThat(warnings).hasSize(1);
  }
}
