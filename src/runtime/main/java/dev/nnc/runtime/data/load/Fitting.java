package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Statistic;
import java.util.Arrays;
import java.util.List;

/** Learns from the training rows what a {@link Fitted} does not know yet. */
final class Fitting {
  private final OpenSource source;
  private final Fitted fitted;
  private final int[] rows;

  private Fitting(OpenSource source, Fitted fitted, int[] rows) {
    this.source = source;
    this.fitted = fitted;
    this.rows = rows;
  }

  /**
   * Columns and categories come first, then means for missing values, then statistics in their
   * order.
   */
  static void learn(SideBySide sources, Fitted fitted, int[] trainingRows) {
    for (OpenSource source : sources.sources()) {
      Fitting fitting = new Fitting(source, fitted, trainingRows);
      fitting.columns();
      fitting.categories();
      fitting.means();
      fitting.statistics();
    }
  }

  private void columns() {
    List<Selection> inputs = source.plan().inputs();
    for (int input = 0; input < inputs.size(); input++) {
      String path = inputs.get(input).columnsPath().orElse(null);
      if (path != null && !fitted.isKnown(path)) {
        source.uniqueNames(input).ifPresent(names -> fitted.putTexts(path, names));
      }
    }
  }

  private void categories() {
    List<Selection> inputs = source.plan().inputs();
    for (int input = 0; input < inputs.size(); input++) {
      Category category = inputs.get(input).category();
      if (category != null && category.isFitted() && !fitted.isKnown(category.path())) {
        fitted.putTexts(category.path(), source.learnCategory(input, rows));
      }
    }
    source.useCategories(fitted);
  }

  private void means() {
    List<Selection> inputs = source.plan().inputs();
    for (int input = 0; input < inputs.size(); input++) {
      if (inputs.get(input).fill() instanceof Fill.Mean mean && !fitted.isKnown(mean.path())) {
        boolean[] training = new boolean[source.table().rows()];
        for (int row : rows) {
          training[row] = true;
        }
        ColumnMeans.learn(source, input, training, fitted.statistic(mean.path()));
      }
    }
  }

  private void statistics() {
    int[] destinations = new int[source.table().rows()];
    Arrays.fill(destinations, -1);
    for (int row : rows) {
      destinations[row] = row;
    }
    List<Statistic> all = source.plan().statistics();
    for (int result : all.stream().mapToInt(Statistic::result).distinct().toArray()) {
      List<Statistic> some = all.stream().filter(each -> each.result() == result).toList();
      if (!some.stream().allMatch(each -> fitted.isKnown(each.path()))) {
        int width = fitted.statistic(some.get(0).path()).length;
        new Moments(source, some, width, destinations).learn(fitted);
      }
    }
  }
}
