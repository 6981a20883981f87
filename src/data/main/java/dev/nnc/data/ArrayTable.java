package dev.nnc.data;

import dev.nnc.runtime.data.Field;
import dev.nnc.runtime.data.Table;
import dev.nnc.runtime.file.RawArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Arrays side by side; the first axis of each counts the rows. */
final class ArrayTable implements Table {
  private final List<Path> files = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final List<RawArray> arrays = new ArrayList<>();

  /** Adds an array of rank 1 or more. */
  void add(Path file, String name, RawArray array) {
    List<Integer> shape = array.shape();
    files.add(file);
    arrays.add(array);
    fields.add(new Field(name, shape.subList(1, shape.size()), array.format().integers()));
  }

  /** The rows of the array added last. */
  int lastRows() {
    return arrays.get(arrays.size() - 1).shape().get(0);
  }

  @Override
  public int rows() {
    return arrays.get(0).shape().get(0);
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public void read(int field, int firstRow, int rowCount, double[] target, int offset, int stride) {
    RawArray array = arrays.get(field);
    int width = fields.get(field).width();
    for (int r = 0; r < rowCount; r++) {
      array.read((firstRow + r) * width, width, target, offset + r * stride);
    }
  }

  @Override
  public String place(int row) {
    return files.get(0) + ", row " + (row + 1);
  }

  @Override
  public String place(int row, int field) {
    return files.get(field) + ", row " + (row + 1);
  }
}
