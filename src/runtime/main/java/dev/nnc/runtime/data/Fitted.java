package dev.nnc.runtime.data;

import dev.nnc.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a data statement learns from its training rows, by path: statistics, which are numbers, and
 * the values of categories. What is known is applied, what is not is learnt when rows are loaded.
 */
public final class Fitted {
  private final Map<String, double[]> statistics = new LinkedHashMap<>();
  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
  private final Map<String, List<String>> categories = new LinkedHashMap<>();
  private final List<String> categoryPaths = new ArrayList<>();
  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private final List<String> columnPaths = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Fitted() {}

  /** All that a plan's sources learn; nothing of it is known. */
  public static Fitted of(List<SourcePlan> sources) {
    Fitted fitted = new Fitted();
    for (SourcePlan source : sources) {
      source.inputs().forEach(fitted::add);
      source.statistics().forEach(each -> fitted.add(each.path(), each.shape()));
    }
    return fitted;
  }

  private void add(Selection selection) {
    selection.columnsPath().filter(path -> !columnPaths.contains(path)).ifPresent(columnPaths::add);
    if (selection.fill() instanceof Fill.Mean mean) {
      add(mean.path(), List.of(selection.width()));
    }
    Category category = selection.category();
    if (category != null && category.isFitted() && !categoryPaths.contains(category.path())) {
      categoryPaths.add(category.path());
    }
  }

  private void add(String path, List<Integer> shape) {
    double[] unknown = new double[Math.toIntExact(Tensor.size(shape))];
    Arrays.fill(unknown, Double.NaN);
    if (statistics.putIfAbsent(path, unknown) == null) {
      shapes.put(path, shape);
    }
  }

  /** The statistics by path, their arrays shared; NaN is what is not known. */
  public Map<String, double[]> statistics() {
    return Collections.unmodifiableMap(statistics);
  }

  /** The shape of a statistic. */
  public List<Integer> shape(String path) {
    return shapes.getOrDefault(path, List.of());
  }

  /** The paths of categories, known or not. */
  public List<String> categoryPaths() {
    return Collections.unmodifiableList(categoryPaths);
  }

  /** The values of known categories by path, in the order of their classes. */
  public Map<String, List<String>> categories() {
    return Collections.unmodifiableMap(categories);
  }

  /** Takes the values of a category. */
  public void putCategory(String path, List<String> values) {
    categories.put(path, List.copyOf(values));
  }

  /** The paths of columns that training rows decide, known or not. */
  public List<String> columnPaths() {
    return Collections.unmodifiableList(columnPaths);
  }

  /** The names of columns that are known, by path and in their order. */
  public Map<String, List<String>> columns() {
    return Collections.unmodifiableMap(columns);
  }

  /** Takes the names of columns. */
  public void putColumns(String path, List<String> names) {
    columns.put(path, List.copyOf(names));
  }

  /** Forgets the names of columns. */
  public void forgetColumns() {
    columns.clear();
  }

  /** The selection with the columns that it had in training, if that is known. */
  Selection asLearnt(Selection selection) {
    return selection.columnsPath().map(columns::get).map(selection::of).orElse(selection);
  }

  /** What was odd about the rows learnt from. */
  public List<String> notes() {
    return Collections.unmodifiableList(notes);
  }

  void note(String text) {
    notes.add(text);
  }

  /** Forgets everything. */
  public void forget() {
    statistics.values().forEach(values -> Arrays.fill(values, Double.NaN));
    forgetCategories();
    forgetColumns();
    notes.clear();
  }

  /** Forgets the values of categories. */
  public void forgetCategories() {
    categories.clear();
  }

  /** The array of a statistic, to be read or, while it is not {@link #isKnown}, filled. */
  double[] statistic(String path) {
    double[] values = statistics.get(path);
    if (values == null) {
      throw new IllegalArgumentException("no statistic " + path);
    }
    return values;
  }

  /** The paths of what is not known. */
  public List<String> unknown() {
    List<String> all = new ArrayList<>(statistics.keySet());
    all.addAll(categoryPaths);
    return all.stream().filter(path -> !isKnown(path)).toList();
  }

  boolean isKnown(String path) {
    double[] values = statistics.get(path);
    return values == null
        ? categories.containsKey(path)
        : Arrays.stream(values).noneMatch(Double::isNaN);
  }
}
