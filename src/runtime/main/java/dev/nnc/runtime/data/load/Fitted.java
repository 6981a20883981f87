package dev.nnc.runtime.data.load;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.SourcePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a data statement learns from its training rows, by path: statistics, which are numbers, and
 * lists of texts, which are the values of categories and the names of columns. What is known is
 * applied, what is not is learnt when rows are loaded.
 */
public final class Fitted {
  private static final double[] NONE = {};

  private final Map<String, double[]> statistics = new LinkedHashMap<>();
  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Set<String> categoryPaths = new LinkedHashSet<>();
  private final Set<String> columnPaths = new LinkedHashSet<>();
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
    selection.columnsPath().ifPresent(columnPaths::add);
    if (selection.fill() instanceof Fill.Mean mean) {
      add(mean.path(), List.of(selection.width()));
    }
    Category category = selection.category();
    if (category != null && category.isFitted()) {
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

  /** The paths of lists of texts, known or not. */
  public Set<String> textPaths() {
    Set<String> all = new LinkedHashSet<>(categoryPaths);
    all.addAll(columnPaths);
    return all;
  }

  /** The lists of texts that are known: categories in the order of their classes. */
  public Map<String, List<String>> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /** Takes a list of texts. */
  public void putTexts(String path, List<String> values) {
    texts.put(path, List.copyOf(values));
  }

  /** Forgets the lists of texts. */
  public void forgetTexts() {
    texts.clear();
  }

  /** The selection with the columns that it had in training, if that is known. */
  Selection asLearnt(Selection selection) {
    return selection.columnsPath().map(texts::get).map(selection::of).orElse(selection);
  }

  /** What was odd about the rows learnt from, since this was asked last. */
  public List<String> takeNotes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  void note(String text) {
    notes.add(text);
  }

  /** Forgets everything. */
  public void forget() {
    forget(statistics.keySet());
    forgetTexts();
  }

  /** Forgets some statistics and lists of texts, and all notes. */
  public void forget(Collection<String> paths) {
    for (String path : paths) {
      Arrays.fill(statistics.getOrDefault(path, NONE), Double.NaN);
      texts.remove(path);
    }
    notes.clear();
  }

  /** The array of a statistic, to be read or, while it is not {@link #isKnown}, filled. */
  double[] statistic(String path) {
    double[] values = statistics.get(path);
    if (values == null) {
      throw new IllegalArgumentException("no statistic " + path);
    }
    return values;
  }

  /** The paths of what is not known, and must be: columns can do without their names. */
  public List<String> unknown() {
    List<String> all = new ArrayList<>(statistics.keySet());
    all.addAll(categoryPaths);
    return all.stream().filter(path -> !isKnown(path)).toList();
  }

  boolean isKnown(String path) {
    double[] values = statistics.get(path);
    return values == null
        ? texts.containsKey(path)
        : Arrays.stream(values).noneMatch(Double::isNaN);
  }
}
