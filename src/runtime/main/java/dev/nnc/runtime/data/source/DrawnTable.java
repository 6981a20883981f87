package dev.nnc.runtime.data.source;

import dev.nnc.runtime.data.table.MemoryTable;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.MemoryLimit;
import dev.nnc.runtime.math.DoubleMath;
import dev.nnc.runtime.random.Threefry;
import java.util.Map;

/**
 * Draws the rows of a {@link DrawnKind}: each number is a function of the seed, its column and its
 * row, so that more rows begin with the same ones. Classes take turns row by row.
 */
final class DrawnTable {
  private static final double CENTER = 10;

  private final DrawnKind kind;
  private final Map<String, String> options;
  private final int rows;

  private DrawnTable(DrawnKind kind, Map<String, String> options) {
    this.kind = kind;
    this.options = options;
    this.rows = count("n");
  }

  static Table draw(DrawnKind kind, Map<String, String> options) {
    DrawnTable table = new DrawnTable(kind, options);
    return switch (kind) {
      case LINSPACE -> table.linspace();
      case NORMAL -> table.normal();
      case UNIFORM -> table.uniform();
      case BLOBS -> table.blobs();
      case MOONS -> table.moons();
      case SPIRALS -> table.spirals();
    };
  }

  // ---------------------------------------------------------------- arguments

  private double number(String word) {
    String given = options.get(word);
    if (given != null) {
      return Double.parseDouble(given);
    }
    return kind.parameters().stream()
        .filter(parameter -> parameter.word().equals(word))
        .findFirst()
        .orElseThrow()
        .preset();
  }

  private int count(String word) {
    double value = number(word);
    String what = "`" + word + "` of " + kind.word();
    return MemoryLimit.length(what, (long) value, Double.BYTES);
  }

  private long seed() {
    return (long) number("seed");
  }

  // ---------------------------------------------------------------- numbers

  /** From 0 to below 1. */
  private double uniform(String stream, long index) {
    return Threefry.uniformDouble(seed(), Threefry.stream(kind.word() + "/" + stream), 0, index);
  }

  /** Of mean 0 and deviation 1: Box and Muller 1958. */
  private double normal(String stream, long index) {
    double radius = Math.sqrt(-2 * DoubleMath.log(1 - uniform(stream + "/radius", index)));
    return radius * DoubleMath.cos(2 * Math.PI * uniform(stream + "/angle", index));
  }

  private double[] column() {
    return new double[rows];
  }

  // ---------------------------------------------------------------- tables

  private Table linspace() {
    double from = number("from");
    double to = number("to");
    double[] x = column();
    for (int i = 0; i < rows; i++) {
      double share = rows == 1 ? 0 : (double) i / (rows - 1);
      x[i] = from * (1 - share) + to * share;
    }
    return new MemoryTable(kind.word()).with("x", x);
  }

  private Table normal() {
    double mean = number("mean");
    double stddev = number("stddev");
    return columns(count("columns"), (row, c) -> mean + stddev * normal("x" + (c + 1), row));
  }

  private Table uniform() {
    double low = number("low");
    double high = number("high");
    return columns(count("columns"), (row, c) -> low + (high - low) * uniform("x" + (c + 1), row));
  }

  private Table blobs() {
    int centers = count("centers");
    int columns = count("columns");
    double spread = number("spread");
    return columns(
            columns,
            (row, c) -> {
              long center = (long) (row % centers) * columns + c;
              double middle = CENTER * (2 * uniform("center", center) - 1);
              return middle + spread * normal("x" + (c + 1), row);
            })
        .with("label", labels(centers));
  }

  private Table moons() {
    double noise = number("noise");
    return columns(
            2,
            (row, c) -> {
              double angle = Math.PI * uniform("angle", row);
              double at = c == 0 ? DoubleMath.cos(angle) : DoubleMath.sin(angle);
              double turned = row % 2 == 0 ? at : (c == 0 ? 1 : 0.5) - at;
              return turned + noise * normal("noise" + (c + 1), row);
            })
        .with("label", labels(2));
  }

  private Table spirals() {
    int arms = count("arms");
    double turns = number("turns");
    double noise = number("noise");
    return columns(
            2,
            (row, c) -> {
              double radius = Math.sqrt(uniform("radius", row));
              double turn = turns * radius + (double) (row % arms) / arms;
              double angle = 2 * Math.PI * (turn - Math.floor(turn));
              double at = c == 0 ? DoubleMath.cos(angle) : DoubleMath.sin(angle);
              return radius * at + noise * normal("noise" + (c + 1), row);
            })
        .with("label", labels(arms));
  }

  private interface Cell {
    double at(int row, int column);
  }

  private MemoryTable columns(int count, Cell cell) {
    MemoryLimit.require("the rows of " + kind.word(), (long) rows * count * Double.BYTES);
    MemoryTable.Builder table = new MemoryTable.Builder(kind.word());
    for (int c = 0; c < count; c++) {
      double[] values = column();
      for (int row = 0; row < rows; row++) {
        values[row] = cell.at(row, c);
      }
      table.add("x" + (c + 1), values);
    }
    return table.build();
  }

  private double[] labels(int classes) {
    double[] labels = column();
    for (int row = 0; row < rows; row++) {
      labels[row] = row % classes;
    }
    return labels;
  }
}
