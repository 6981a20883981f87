package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.file.NumberText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /**
   * As CSV: a line of names, then one for each row. An output of several numbers a row has several
   * columns, {@code probability_0}, {@code probability_1}.
   */
  public String csv() {
    StringBuilder text = new StringBuilder();
    text.append(String.join(",", header())).append('\n');
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
