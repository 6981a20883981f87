package dev.nnc.data;

import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.MemoryLimit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Rows of a label and of features, of which only those that are not 0 are kept. */
final class SparseTable implements Table {
  /** Bytes of a feature, be it 0, of each row: while it is read, where it is kept, in a batch. */
  private static final long EACH = Double.BYTES + 2 * Float.BYTES;

  private final RowPlaces places = new RowPlaces();
  private final int base;
  private int features;
  private final boolean open;
  private int fileRows;
  private double[] labels = new double[64];
  private int[] starts = new int[64];
  private int[] indexes = new int[256];
  private double[] values = new double[256];
  private int count;
  private List<Field> fields = List.of();

  /**
   * @param features how many there are; 0 for as many as the rows say
   * @param base what the first of them is called
   */
  SparseTable(int features, int base) {
    this.features = features;
    this.base = base;
    open = features == 0;
  }

  void startFile(Path file) {
    places.startFile(file);
    fileRows = 0;
  }

  boolean isFileEmpty() {
    return fileRows == 0;
  }

  void add(SparseLine line, DataFile file) {
    int row = places.rows();
    if (row + 2 > starts.length) {
      labels = Arrays.copyOf(labels, row * 2);
      starts = Arrays.copyOf(starts, row * 2);
    }
    labels[row] = line.label();
    for (int i = 0; i < line.count(); i++) {
      add(line, i);
    }
    places.add(line.line());
    starts[row + 1] = count;
    fileRows++;
    if (row % 4096 == 0 && row > 0) {
      long bytes = 12L * indexes.length + 12L * labels.length + 4L * row * features;
      MemoryLimit.requireWhole(file.path().toString(), bytes, Math.max(file.share(), 1e-9));
    }
  }

  private void add(SparseLine line, int feature) {
    int index = line.index(feature) - base;
    if (index < 0) {
      throw line.mistake(
          "feature 0, and features count from 1", "write zero_based = true if they count from 0");
    }
    if (open && index >= features) {
      features = index + 1;
      MemoryLimit.require(
          line.place() + ": feature " + line.index(feature), EACH * features * (places.rows() + 1));
    } else if (index >= features) {
      throw line.mistake(
          "feature " + line.index(feature) + ", and there are " + features + " of them",
          "write features = " + (index + 1) + " or more");
    }
    if (count == indexes.length) {
      MemoryLimit.length(places.file().toString(), 2L * count, 12);
      indexes = Arrays.copyOf(indexes, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    indexes[count] = index;
    values[count++] = line.value(feature);
  }

  /** Says that all rows have come. */
  void end() {
    List<Integer> width = List.of(Math.max(1, features));
    fields = List.of(new Field("label", List.of(), false), new Field("features", width, false));
  }

  @Override
  public int rows() {
    return places.rows();
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public void read(int field, int firstRow, int rowCount, double[] target, int offset, int stride) {
    for (int r = 0; r < rowCount; r++) {
      if (field == 0) {
        target[offset + r * stride] = labels[firstRow + r];
      } else {
        readFeatures(firstRow + r, target, offset + r * stride);
      }
    }
  }

  private void readFeatures(int row, double[] target, int offset) {
    Arrays.fill(target, offset, offset + Math.max(1, features), 0);
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      target[offset + indexes[i]] = values[i];
    }
  }

  @Override
  public String place(int row) {
    return places.place(row);
  }

  @Override
  public String place(int row, int field) {
    return places.place(row) + ", `" + fields.get(field).name() + "`";
  }
}
