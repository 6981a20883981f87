package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.SourcePlan;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values that a placeholder's classes stand for. What a data statement makes of a category is
 * an expression, so it is asked: each value is given to it, and the class that comes out is called
 * so.
 */
public final class ClassNames {
  private static final String OTHERS = "others";

  private final SourcePlan source;
  private final int output;
  private final int input;
  private final Category category;
  private final SortedMap<Integer, String> names = new TreeMap<>();

  private ClassNames(SourcePlan source, int output, int input, Category category) {
    this.source = source;
    this.output = output;
    this.input = input;
    this.category = category;
  }

  /**
   * The names by class; empty where a placeholder is computed from anything else than one category.
   * Of a row of several numbers the place of the largest is the class.
   */
  public static SortedMap<Integer, String> of(DataPlan plan, Fitted fitted, String placeholder) {
    for (SourcePlan source : plan.sources()) {
      int output = source.outputs().indexOf(placeholder);
      List<Selection> used =
          source.inputs().stream().filter(each -> each.usedBy().equals(placeholder)).toList();
      Category category = output < 0 || used.size() != 1 ? null : used.get(0).category();
      if (category != null) {
        int input = source.inputs().indexOf(used.get(0));
        return new ClassNames(source, output, input, category).find(fitted);
      }
    }
    return Collections.emptySortedMap();
  }

  private SortedMap<Integer, String> find(Fitted fitted) {
    List<String> values =
        category.isFitted()
            ? fitted.texts().getOrDefault(category.path(), List.of())
            : category.values();
    for (int code = 0; code < values.size(); code++) {
      name(code, values.get(code), fitted);
    }
    Integer unknown = category.unknown();
    if (unknown != null && !values.isEmpty()) {
      name(unknown, OTHERS, fitted);
    }
    return names;
  }

  private void name(int code, String value, Fitted fitted) {
    double[][] inputs = new double[source.inputs().size() + source.statistics().size()][];
    for (int i = 0; i < source.inputs().size(); i++) {
      inputs[i] = new double[source.inputs().get(i).width()];
      Arrays.fill(inputs[i], Double.NaN);
    }
    for (int i = source.inputs().size(); i < inputs.length; i++) {
      inputs[i] = fitted.statistic(source.statistics().get(i - source.inputs().size()).path());
    }
    inputs[input] = new double[] {code};
    int found = classOf(source.function().apply(inputs, 1)[output]);
    if (found >= 0) {
      names.putIfAbsent(found, value);
    }
  }

  /** The class of a row; -1 for none. */
  private static int classOf(Object row) {
    int width = java.lang.reflect.Array.getLength(row);
    int best = 0;
    for (int i = 1; i < width; i++) {
      best = PlaceholderRows.value(row, i) > PlaceholderRows.value(row, best) ? i : best;
    }
    double value = width == 1 ? PlaceholderRows.value(row, 0) : best;
    return value >= 0 && value == Math.rint(value) ? (int) value : -1;
  }
}
