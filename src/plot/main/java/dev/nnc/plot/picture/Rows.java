package dev.nnc.plot.picture;

import dev.nnc.plot.chart.Numbers;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.train.PictureSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Values for rows of the data: what is fed, or what the model says of it. */
final class Rows {
  private static final int CHUNK = 1024;

  private final PictureSource source;
  private final Dataset data;

  Rows(PictureSource source) {
    this.source = source;
    Dataset found = source.data();
    if (found == null) {
      throw new UserException(
          source.model() + " has no data to draw", "draw what needs none, such as curves(loss)");
    }
    this.data = found;
  }

  Dataset data() {
    return data;
  }

  /** What a class is called: {@code setosa}, or where no name is known {@code species = 0}. */
  String className(String placeholder, double label) {
    String name = isClass(label) ? source.classNames(placeholder).get((int) label) : null;
    return name == null || isNumber(name) ? placeholder + " = " + Numbers.text(label) : name;
  }

  /** The names of so many classes, if one placeholder alone has as many; else none. */
  Map<Integer, String> classNames(int classes) {
    List<SortedMap<Integer, String>> fitting =
        data.placeholders().stream()
            .map(placeholder -> source.classNames(placeholder.name()))
            .filter(names -> names.size() == classes && names.lastKey() == classes - 1)
            .toList();
    return fitting.size() == 1 ? fitting.get(0) : Map.of();
  }

  private static boolean isClass(double label) {
    return label >= 0 && label == Math.rint(label);
  }

  private static boolean isNumber(String name) {
    return name.matches("[-+.0-9eE]+");
  }

  /** The rows that metrics look at: those to validate, or all. */
  Dataset.Part measured() {
    Dataset.Part validation = data.validation();
    return validation == null || validation.rows() == 0 ? data.training() : validation;
  }

  PlaceholderPlan placeholder(String name) {
    return data.placeholders().get(data.placeholder(name));
  }

  /** Rows of a value, each as long as the value is wide. */
  List<double[]> of(String value, int first, int count) {
    int placeholder = data.placeholder(value);
    return placeholder >= 0 ? fed(placeholder, first, count) : computed(value, first, count);
  }

  /** Rows of all parts. */
  List<double[]> of(String value) {
    return of(value, 0, data.rows());
  }

  private List<double[]> fed(int placeholder, int first, int count) {
    PlaceholderPlan plan = data.placeholders().get(placeholder);
    Tensor all = Tensor.of(List.of(data.rows() * plan.width()), data.array(placeholder));
    return split(all, first * plan.width(), count, plan.width());
  }

  private static List<double[]> split(Tensor values, int start, int rows, int width) {
    List<double[]> split = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double[] numbers = new double[width];
      for (int i = 0; i < width; i++) {
        numbers[i] = values.at(start + row * width + i);
      }
      split.add(numbers);
    }
    return split;
  }

  private List<double[]> computed(String value, int first, int count) {
    List<double[]> results = new ArrayList<>();
    for (int start = first; start < first + count; start += CHUNK) {
      int rows = Math.min(CHUNK, first + count - start);
      Map<String, Object> placed = new LinkedHashMap<>();
      for (int i = 0; i < data.placeholders().size(); i++) {
        placed.put(data.placeholders().get(i).name(), slice(i, start, rows));
      }
      results.addAll(rows(source.value(value, placed, rows), rows));
    }
    return results;
  }

  /** Rows of a value for other numbers than the data's. */
  List<double[]> at(String value, String placeholder, List<double[]> inputs) {
    PlaceholderPlan plan = placeholder(placeholder);
    List<double[]> results = new ArrayList<>();
    for (int start = 0; start < inputs.size(); start += CHUNK) {
      List<double[]> some = inputs.subList(start, Math.min(inputs.size(), start + CHUNK));
      Object array = plan.type().newArray(some.size() * plan.width());
      for (int i = 0; i < some.size() * plan.width(); i++) {
        Elements.set(array, i, some.get(i / plan.width())[i % plan.width()]);
      }
      results.addAll(
          rows(source.value(value, Map.of(placeholder, array), some.size()), some.size()));
    }
    return results;
  }

  private static List<double[]> rows(Tensor value, int rows) {
    return split(value, 0, rows, rows == 0 ? 0 : value.size() / rows);
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // Both are arrays of the placeholder's type.
  private Object slice(int placeholder, int first, int rows) {
    PlaceholderPlan plan = data.placeholders().get(placeholder);
    Object array = plan.type().newArray(rows * plan.width());
    System.arraycopy(data.array(placeholder), first * plan.width(), array, 0, rows * plan.width());
    return array;
  }
}
