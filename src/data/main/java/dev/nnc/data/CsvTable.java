package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.MemoryLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of some CSV files, one file's below the other's; only columns that are needed. */
final class CsvTable implements Table {
  /** Cells of a block, about: enough to forget its own costs, few enough to stay in the cache. */
  private static final int BLOCK = 1 << 15;

  /** Less than this says nothing about the whole file yet. */
  private static final long LEAST_LOOK = 1 << 20;

  private final List<Field> fields;
  private final RowPlaces places;
  private final String header;
  private final List<CsvColumn> kept = new ArrayList<>();

  /** The cells as they are written, of columns that are asked for so. */
  private final List<@Nullable List<String>> written = new ArrayList<>();

  private final int[] slots;
  private final int width;
  private final int shift;

  /** The rows that are not yet in columns, row by row. */
  private final double[] block;

  private int blockRows;

  /**
   * @param header as {@link #header}
   * @throws UserException if a column that is needed is not there
   */
  CsvTable(List<String> names, String header, FieldChoice choice, RowPlaces places) {
    this.places = places;
    this.header = header;
    fields = names.stream().map(name -> new Field(name, List.of(), false)).toList();
    slots = slots(choice.choose(fields, header));
    width = (int) IntStream.of(slots).filter(slot -> slot >= 0).count();
    shift = shift(Math.max(1, width));
    for (int slot = 0; slot < width; slot++) {
      kept.add(new CsvColumn(shift));
    }
    for (int field = 0; field < slots.length; field++) {
      if (slots[field] >= 0) {
        written.add(choice.asWritten(fields.get(field)) ? new ArrayList<>() : null);
      }
    }
    block = new double[width << shift];
  }

  private static int[] slots(boolean[] chosen) {
    int[] slots = new int[chosen.length];
    int next = 0;
    for (int column = 0; column < chosen.length; column++) {
      slots[column] = chosen[column] ? next++ : -1;
    }
    return slots;
  }

  /** Blocks of a power of two of rows, so that rows are found quickly. */
  private static int shift(int width) {
    int rows = Math.max(16, Math.min(4096, BLOCK / width));
    return 31 - Integer.numberOfLeadingZeros(rows);
  }

  /** Where a column's cells go, below 0 for nowhere; as long as there are columns. */
  int[] slots() {
    return slots;
  }

  void set(int slot, double value) {
    block[blockRows * width + slot] = value;
  }

  void setText(int slot, String text) {
    set(slot, Double.NaN);
    kept.get(slot).setText(blockRows, text);
  }

  /** Keeps the next cell of a column as it is written, if that is asked for. */
  void write(int slot, char[] buffer, int offset, int length) {
    List<String> cells = written.get(slot);
    if (cells != null) {
      cells.add(new String(buffer, offset, length));
    }
  }

  /**
   * Completes a row, whose cells are set.
   *
   * @param whole whether the rows of the file that are to come will be here too
   */
  void endRow(long line, DataFile file, boolean whole) {
    places.add(line);
    if (++blockRows == 1 << shift) {
      endBlock();
      requireMemory(file, whole);
    }
  }

  /** Completes the rows set so far. Behind an incomplete block no row can follow. */
  void endBlock() {
    for (int slot = 0; slot < width && blockRows > 0; slot++) {
      kept.get(slot).endBlock(block, slot, width, blockRows);
    }
    Arrays.fill(block, 0);
    blockRows = 0;
  }

  /** Refuses a file that will not fit, as soon as a part of it says so. */
  private void requireMemory(DataFile file, boolean whole) {
    long bytes = (long) width * places.rows() * Float.BYTES;
    for (CsvColumn column : kept) {
      bytes += column.bytes();
    }
    boolean telling = whole && file.consumed() >= LEAST_LOOK;
    MemoryLimit.requireWhole(file.path().toString(), bytes, telling ? file.share() : 1);
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
    column(field).read(firstRow, rowCount, target, offset, stride);
  }

  private CsvColumn column(int field) {
    if (slots[field] < 0) {
      throw new IllegalStateException("`" + fields.get(field).name() + "` was not asked for");
    }
    return kept.get(slots[field]);
  }

  @Override
  public void readKeys(int field, int firstRow, int rowCount, double[] target) {
    CsvColumn column = column(field);
    if (column.forgetful()) {
      throw new UserException(
          places.file()
              + ": column `"
              + fields.get(field).name()
              + "` has too many different texts",
          "use a column of numbers");
    }
    int[] ranks = column.ranks();
    for (int r = 0; r < rowCount; r++) {
      target[r] = column.key(firstRow + r, ranks);
    }
  }

  @Override
  public String text(int row, int field) {
    return column(field).text(row);
  }

  @Override
  public String written(int row, int field) {
    List<String> cells = slots[field] < 0 ? null : written.get(slots[field]);
    return cells == null ? Table.super.written(row, field) : cells.get(row);
  }

  @Override
  public String header() {
    return header;
  }

  @Override
  public String place(int row) {
    return places.place(row);
  }
}
