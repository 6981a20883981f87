package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.file.MemoryLimit;
import dev.nnc.runtime.file.NumberText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Outputs of a model for some rows.
 *
 * @param rows how many
 * @param kept cells of the input by column
 * @param outputs by name, [rows, …]
 */
public record Predictions(int rows, Map<String, List<String>> kept, Map<String, Tensor> outputs) {
  public Predictions {
    kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** The rows of several, which have the same outputs, one below the other. */
  static Predictions joined(List<Predictions> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int rows = parts.stream().mapToInt(Predictions::rows).reduce(0, Math::addExact);
    Map<String, List<String>> kept = new LinkedHashMap<>();
    for (String column : parts.get(0).kept().keySet()) {
      kept.put(column, parts.stream().flatMap(part -> part.cells(column)).toList());
    }
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (String name : parts.get(0).outputs().keySet()) {
      outputs.put(name, joined(name, rows, parts.stream().map(part -> part.output(name)).toList()));
    }
    return new Predictions(rows, kept, outputs);
  }

  private static Tensor joined(String name, int rows, List<Tensor> parts) {
    Tensor first = parts.get(0);
    List<Integer> shape = new ArrayList<>(first.shape());
    shape.set(0, rows);
    MemoryLimit.length("`" + name + "`", Tensor.size(shape), first.type().bytes());
    Tensor all = Tensor.zeros(first.type(), shape);
    int start = 0;
    for (Tensor part : parts) {
      System.arraycopy(part.data(), 0, all.data(), start, part.size());
      start += part.size();
    }
    return all;
  }

  private Stream<String> cells(String column) {
    return kept.getOrDefault(column, List.of()).stream();
  }

  private Tensor output(String name) {
    return Objects.requireNonNull(outputs.get(name));
  }

  /**
   * As CSV: a line of names, then one for each row. An output of several numbers a row has several
   * columns, {@code probability_0}, {@code probability_1}.
   */
  public String csv() {
    return String.join(",", header()) + "\n" + csvRows();
  }

  /** The lines of {@link #csv} behind the first. */
  public String csvRows() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      text.append(String.join(",", line(row))).append('\n');
    }
    return text.toString();
  }

  /**
   * Writes {@link #csv} to a file, whole or not at all.
   *
   * @throws dev.nnc.runtime.UserException if it cannot be written
   */
  public void write(Path file) {
    AtomicFile.writeText(file, csv());
  }

  private List<String> header() {
    List<String> names = new ArrayList<>();
    kept.keySet().forEach(column -> names.add(quoted(column)));
    outputs.forEach((name, value) -> addNames(name, value.shape().subList(1, rank(value)), names));
    return names;
  }

  private static int rank(Tensor value) {
    return value.shape().size();
  }

  private static void addNames(String name, List<Integer> row, List<String> names) {
    if (Tensor.size(row) == 1) {
      names.add(name);
      return;
    }
    for (int i = 0; i < row.get(0); i++) {
      addAll(name + "_" + i, row.subList(1, row.size()), names);
    }
  }

  private static void addAll(String name, List<Integer> row, List<String> names) {
    if (row.isEmpty()) {
      names.add(name);
      return;
    }
    for (int i = 0; i < row.get(0); i++) {
      addAll(name + "_" + i, row.subList(1, row.size()), names);
    }
  }

  private List<String> line(int row) {
    List<String> cells = new ArrayList<>();
    kept.values().forEach(column -> cells.add(quoted(column.get(row))));
    for (Tensor value : outputs.values()) {
      int width = value.size() / rows;
      for (int e = row * width; e < (row + 1) * width; e++) {
        cells.add(text(value, e));
      }
    }
    return cells;
  }

  private static String text(Tensor value, int index) {
    return switch (value.type()) {
      case FLOAT32 -> NumberText.of(value.floats()[index]);
      case FLOAT64 -> NumberText.of(value.doubles()[index]);
      case INT32 -> String.valueOf(value.ints()[index]);
      case BOOL -> String.valueOf(value.booleans()[index]);
    };
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
