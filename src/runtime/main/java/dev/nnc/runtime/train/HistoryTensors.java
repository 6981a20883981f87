package dev.nnc.runtime.train;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.file.NamedTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A history as columns: {@code step [n]}, {@code metric/accuracy [n]}, {@code path/w/value [m, …]}.
 */
final class HistoryTensors {
  private static final String STEP = "step";
  private static final String EPOCH = "epoch";
  private static final String LOSS = "loss";
  private static final String MEASURED_LOSS = "measured_loss";
  private static final String NAMED_LOSS = "loss/";
  private static final String METRIC = "metric/";
  private static final String RATE = "rate/";
  private static final String PATH = "path/";
  private static final String STEPS = "/step";
  private static final String VALUES = "/value";

  private HistoryTensors() {}

  static List<NamedTensor> of(History history) {
    List<NamedTensor> columns = new ArrayList<>();
    List<TrainingListener.Measured> all = history.measurements();
    if (!all.isEmpty()) {
      columns.add(column(STEP, all, TrainingListener.Measured::step));
      columns.add(column(EPOCH, all, TrainingListener.Measured::epoch));
      columns.add(column(LOSS, all, TrainingListener.Measured::loss));
      columns.add(column(MEASURED_LOSS, all, TrainingListener.Measured::measuredLoss));
      for (String name : all.get(0).losses().keySet()) {
        columns.add(column(NAMED_LOSS + name, all, each -> number(each.losses(), name)));
      }
      for (String name : all.get(0).metrics().keySet()) {
        columns.add(column(METRIC + name, all, each -> number(each.metrics(), name)));
      }
      for (String name : all.get(0).rates().keySet()) {
        columns.add(column(RATE + name, all, each -> number(each.rates(), name)));
      }
    }
    history.paths().forEach(name -> addPath(columns, name, history.path(name)));
    return columns;
  }

  private static double number(Map<String, Double> values, String name) {
    return values.getOrDefault(name, Double.NaN);
  }

  private static <T> NamedTensor column(String name, List<T> all, ToDoubleFunction<T> value) {
    double[] numbers = all.stream().mapToDouble(value).toArray();
    return new NamedTensor(name, Tensor.of(List.of(numbers.length), numbers));
  }

  private static void addPath(List<NamedTensor> columns, String name, List<History.Point> points) {
    Tensor first = points.get(0).value();
    Object data = first.type().newArray(points.size() * first.size());
    int offset = 0;
    for (History.Point point : points) {
      System.arraycopy(point.value().data(), 0, data, offset, first.size());
      offset += first.size();
    }
    List<Integer> shape = new ArrayList<>(List.of(points.size()));
    shape.addAll(first.shape());
    columns.add(column(PATH + name + STEPS, points, History.Point::step));
    columns.add(new NamedTensor(PATH + name + VALUES, Tensor.of(shape, data)));
  }

  static History read(Map<String, Tensor> columns) {
    History history = new History();
    Tensor steps = columns.get(STEP);
    for (int i = 0; steps != null && i < steps.size(); i++) {
      history.add(
          new TrainingListener.Measured(
              (long) steps.doubles()[i],
              at(columns, EPOCH, i),
              at(columns, LOSS, i),
              at(columns, MEASURED_LOSS, i),
              named(columns, METRIC, i),
              named(columns, RATE, i),
              named(columns, NAMED_LOSS, i)));
    }
    for (String name : columns.keySet()) {
      if (name.startsWith(PATH) && name.endsWith(STEPS)) {
        readPath(history, columns, name.substring(PATH.length(), name.length() - STEPS.length()));
      }
    }
    return history;
  }

  private static double at(Map<String, Tensor> columns, String name, int row) {
    Tensor column = columns.get(name);
    return column == null ? Double.NaN : column.doubles()[row];
  }

  private static Map<String, Double> named(Map<String, Tensor> columns, String kind, int row) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : columns.keySet()) {
      if (name.startsWith(kind)) {
        values.put(name.substring(kind.length()), at(columns, name, row));
      }
    }
    return values;
  }

  private static void readPath(History history, Map<String, Tensor> columns, String name) {
    Tensor values = columns.get(PATH + name + VALUES);
    if (values == null) {
      return;
    }
    List<Integer> shape = values.shape().subList(1, values.shape().size());
    int size = Math.toIntExact(Tensor.size(shape));
    ElementType type = values.type();
    for (int i = 0; i < values.shape().get(0); i++) {
      Object data = type.newArray(size);
      System.arraycopy(values.data(), i * size, data, 0, size);
      long step = (long) at(columns, PATH + name + STEPS, i);
      history.record(name, step, Tensor.of(shape, data));
    }
  }
}
