package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.RawArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Arrays side by side; the first axis of each counts the rows. */
final class ArrayTable implements Table {
  private final List<String> files = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final List<RawArray> arrays = new ArrayList<>();

  /**
   * Adds an array.
   *
   * @param file what messages call it
   * @throws UserException if it has no axis, or not as many rows as those before
   */
  void add(String file, String name, RawArray array) {
    List<Integer> shape = array.shape();
    if (shape.isEmpty()) {
      throw new UserException(
          file + " holds one number and no rows", "save an array of one or more axes");
    }
    if (!arrays.isEmpty() && shape.get(0) != rows()) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s has %d rows and %s has %d",
              files.get(0),
              rows(),
              file,
              shape.get(0)),
          "name arrays that belong together");
    }
    files.add(file);
    arrays.add(array);
    fields.add(new Field(name, shape.subList(1, shape.size()), array.format().integers()));
  }

  /** Whether nothing was added. */
  boolean isEmpty() {
    return arrays.isEmpty();
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
    if (stride == width) {
      array.read(firstRow * width, rowCount * width, target, offset);
      return;
    }
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
