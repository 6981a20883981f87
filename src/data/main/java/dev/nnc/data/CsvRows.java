package dev.nnc.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.FieldChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of CSV files from the parser, without a string for each, and fills a table. The
 * first record of the first file decides about names and number of columns.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
  /** Who has more uses a wrong separator. */
  private static final int MOST_COLUMNS = 1_000_000;

  private final CsvFormat format;
  private final CellNumbers numbers;
  private final FieldChoice choice;
  private final boolean whole;
  private RowPlaces places = new RowPlaces();
  private final List<String> first = new ArrayList<>();
  private @Nullable CsvTable table;
  private String header = "";
  private @Nullable DataFile file;
  private List<String> names = List.of();
  private int[] slots = {};
  private boolean collecting;
  private boolean spaces;
  private boolean begun;
  private int rows;
  private long line;
  private int cells;

  /**
   * @param whole whether all rows become one table
   */
  CsvRows(CsvFormat format, FieldChoice choice, boolean whole) {
    this.format = format;
    this.choice = choice;
    this.whole = whole;
    numbers = format.numbers();
  }

  /** Turns to the next file. */
  void startFile(DataFile opened, char separator) {
    file = opened;
    places.startFile(opened.path());
    spaces = separator == ' ';
    line = format.skip() + 1L;
    collecting = table == null || format.named();
  }

  /** Where the parser stands. */
  String place() {
    return places.file() + ", line " + line;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber + format.skip();
    cells = 0;
    first.clear();
  }

  @Override
  protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
    int start = offset;
    int end = offset + length;
    while (start < end && blank(buffer[start])) {
      start++;
    }
    while (end > start && blank(buffer[end - 1])) {
      end--;
    }
    if (spaces && start == end && !quoted) {
      return;
    }
    if (collecting) {
      collect(new String(buffer, start, end - start));
    } else if (cells < slots.length && slots[cells] >= 0) {
      put(slots[cells], buffer, start, end);
      table().write(slots[cells], buffer, offset, length);
    }
    cells++;
  }

  private static boolean blank(char letter) {
    return letter == ' ' || letter == '\t';
  }

  private void collect(String cell) {
    first.add(cell);
    if (first.size() > MOST_COLUMNS) {
      throw new UserException(
          place() + " has more than " + MOST_COLUMNS + " cells", "is the separator another?");
    }
  }

  private void put(int slot, char[] buffer, int start, int end) {
    CsvTable rows = table();
    double value = numbers.parse(buffer, start, end);
    if (Double.isNaN(value) && !numbers.isMissing(buffer, start, end)) {
      rows.setText(slot, new String(buffer, start, end - start));
    } else if (!numbers.missing().isEmpty() && numbers.isMissing(buffer, start, end)) {
      rows.set(slot, Double.NaN);
    } else {
      rows.set(slot, value);
    }
  }

  @Override
  protected Boolean buildRecord() {
    return getRecordType() == RecordType.DATA && cells > 0;
  }

  /** Completes the record whose cells have come. */
  void endRecord(boolean data) {
    if (!data) {
      return;
    }
    if (collecting) {
      endFirst();
      return;
    }
    if (cells != names.size()) {
      throw wrongWidth();
    }
    endRow();
  }

  private void endRow() {
    table().endRow(line, file(), whole);
    rows++;
  }

  private void endFirst() {
    collecting = false;
    if (table != null) {
      requireSameHeader();
      return;
    }
    if (format.header() == null) {
      requireNames();
    }
    names = columnNames();
    header = format.named() ? place() : "";
    table = new CsvTable(names, header, choice, places);
    slots = table.slots();
    if (!format.named()) {
      for (int column = 0; column < slots.length; column++) {
        char[] text = first.get(column).toCharArray();
        if (slots[column] >= 0) {
          put(slots[column], text, 0, text.length);
          table.write(slots[column], text, 0, text.length);
        }
      }
      endRow();
    }
  }

  private List<String> columnNames() {
    List<String> result = new ArrayList<>();
    for (int column = 0; column < first.size(); column++) {
      boolean unnamed = !format.named() || first.get(column).isEmpty();
      result.add(unnamed ? "c" + (column + 1) : first.get(column));
    }
    return result;
  }

  private void requireNames() {
    for (String cell : first) {
      boolean number = !Double.isNaN(numbers.parse(cell.toCharArray(), 0, cell.length()));
      if (!number && !numbers.isMissing(cell)) {
        return;
      }
    }
    throw new UserException(
        place() + " should name the columns, but holds numbers",
        "write `header = false` if the data starts there, `header = true` if these are names");
  }

  private void requireSameHeader() {
    if (!columnNames().equals(names)) {
      throw new UserException(
          place() + " names other columns than the files before: " + Cells.shown(first),
          "files that are read as one need equal first lines");
    }
  }

  private UserException wrongWidth() {
    boolean firstRow = !begun && rows == 0 && format.named();
    String help =
        firstRow
            ? "if the first line does not name the columns: skip = 1, header = false"
            : cells > names.size()
                ? "put a cell that holds a separator in quotes"
                : "complete the line, or leave it out";
    String many = cells == 1 ? " cell" : " cells";
    return new UserException(
        String.format(
            Locale.ROOT,
            "%s has %d%s, and there are %d columns",
            place(),
            cells,
            many,
            names.size()),
        help);
  }

  /** Checks that the file was not empty. */
  void endFile() {
    if (collecting) {
      String what = format.skip() == 0 ? " is empty" : " has no line behind those skipped";
      throw new UserException(places.file() + what, "name a file with rows");
    }
  }

  /** Rows of the block that is being filled. */
  int rows() {
    return rows;
  }

  /** The table of the rows since the last; null where there are none but for the first block. */
  @Nullable CsvTable endBlock() {
    if (begun && rows == 0) {
      return null;
    }
    CsvTable block = table();
    block.endBlock();
    if (!whole) {
      places = places.next();
      table = new CsvTable(names, header, choice, places);
    }
    begun = true;
    rows = 0;
    return block;
  }

  private CsvTable table() {
    if (table == null) {
      throw new IllegalStateException("no file was read");
    }
    return table;
  }

  private DataFile file() {
    if (file == null) {
      throw new IllegalStateException("no file was started");
    }
    return file;
  }
}
