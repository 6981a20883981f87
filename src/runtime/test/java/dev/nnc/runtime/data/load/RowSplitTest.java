package dev.nnc.runtime.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.data.SplitPlan.By;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowSplitTest {
  private static final int[] SIZES = {1, 2, 3, 5, 8, 10, 97, 100, 1000, 1797};
  private static final List<List<Double>> SHARES =
      List.of(List.of(1.0), List.of(0.8, 0.2), List.of(0.29, 0.71), List.of(0.7, 0.2, 0.1));

  @ParameterizedTest
  @EnumSource
  void everyRowIsInOnePart(By by) {
    for (int rows : SIZES) {
      for (List<Double> shares : SHARES) {
        List<List<Integer>> parts = divide(shares, by, keys(rows), 3, false);
        assertThat(parts.stream().flatMap(List::stream).sorted()).isEqualTo(range(0, rows));
        assertThat(parts).isEqualTo(divide(shares, by, keys(rows), 3, false));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ROWS", "COLUMN", "CLASS"})
  void partsHaveTheirShares(By by) {
    for (int rows : SIZES) {
      for (List<Double> shares : SHARES) {
        List<List<Integer>> parts = divide(shares, by, keys(rows), 3, false);
        for (int p = 0; p < parts.size(); p++) {
          assertThat(Math.abs(parts.get(p).size() - shares.get(p) * rows)).isLessThan(1);
        }
      }
    }
  }

  @Test
  void classesHaveTheirSharesInEachPart() {
    for (int rows : SIZES) {
      double[] keys = keys(rows);
      List<List<Integer>> parts = divide(List.of(0.8, 0.2), By.CLASS, keys, 1, false);
      for (int label = 0; label < 7; label++) {
        int wanted = label;
        long all = Arrays.stream(keys).filter(key -> key == wanted).count();
        long first = parts.get(0).stream().filter(row -> keys[row] == wanted).count();
        assertThat(Math.abs(first - 0.8 * all)).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void groupsStayTogether() {
    for (int rows : SIZES) {
      double[] keys = keys(rows);
      List<List<Integer>> parts = divide(List.of(0.7, 0.2, 0.1), By.GROUP, keys, 1, false);
      Set<Double> seen = new HashSet<>();
      for (List<Integer> part : parts) {
        Set<Double> groups = new HashSet<>();
        part.forEach(row -> groups.add(keys[row]));
        assertThat(Collections.disjoint(seen, groups)).isTrue();
        seen.addAll(groups);
      }
    }
  }

  @Test
  void aColumnSortsAndKeepsTheOrderOfEqualValues() {
    double[] dates = {5, 1, 3, 0.0, 3, -0.0, 4, 3, 1, 2};
    List<List<Integer>> parts = divide(List.of(0.7, 0.3), By.COLUMN, dates, 1, false);
    assertThat(parts.get(0)).containsExactly(3, 5, 1, 8, 9, 2, 4);
    assertThat(parts.get(1)).containsExactly(7, 6, 0);
  }

  @Test
  void chanceFollowsTheSeedAndPartsKeepTheOrderOfTheFile() {
    List<Double> shares = List.of(0.8, 0.2);
    List<List<Integer>> parts = divide(shares, By.ROWS, new double[100], 1, false);
    assertThat(parts.get(0)).isSorted().hasSize(80);
    assertThat(parts.get(1)).isSorted().isNotEqualTo(range(80, 100));
    assertThat(parts).isNotEqualTo(divide(shares, By.ROWS, new double[100], 2, false));
    assertThat(divide(shares, By.ROWS, new double[100], 1, true).get(1)).isEqualTo(range(80, 100));
  }

  /** The bits of a split are a promise: a training continued elsewhere has the same parts. */
  @Test
  void chanceIsPinned() {
    double[] keys = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    List<Double> shares = List.of(0.6, 0.4);
    assertThat(divide(shares, By.ROWS, keys, 7, false).get(1)).containsExactly(0, 6, 7, 9);
    assertThat(divide(shares, By.CLASS, keys, 7, false).get(1)).containsExactly(1, 3, 7, 8);
  }

  @Test
  void sharesAreChecked() {
    assertThatThrownBy(() -> SplitPlan.rows(0.8, 0.3)).hasMessage("shares [0.8, 0.3]");
    assertThatThrownBy(() -> SplitPlan.rows(1.2, -0.2)).hasMessage("shares [1.2, -0.2]");
    assertThatThrownBy(() -> new SplitPlan(List.of(1.0), By.CLASS, ""))
        .hasMessage("CLASS with column ``");
  }

  private static List<List<Integer>> divide(
      List<Double> shares, By by, double[] keys, long seed, boolean inOrder) {
    SplitPlan plan = new SplitPlan(shares, by, by == By.ROWS ? "" : "key");
    return RowSplit.divide(plan, keys.length, keys, seed, inOrder).stream()
        .map(part -> IntStream.of(part).boxed().toList())
        .toList();
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /** Seven classes of unequal sizes. */
  private static double[] keys(int rows) {
    return IntStream.range(0, rows).mapToDouble(row -> row * row % 11 % 7).toArray();
  }
}
