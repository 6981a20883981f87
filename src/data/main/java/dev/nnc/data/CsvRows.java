package dev.nnc.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.MemoryLimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of CSV files from the parser, without a string for each, and fills a table. The
 * first record of the first file decides about names and number of columns.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {
  private final @Nullable Boolean header;
  private final List<String> first = new ArrayList<>();
  private @Nullable CsvTable table;
  private List<String> names = List.of();
  private @Nullable Path file;
  private int skipped;
  private long line;
  private boolean collecting;
  private long bytes;

  /**
   * @param header whether files start with names; null if nobody said
   */
  CsvRows(@Nullable Boolean header) {
    this.header = header;
  }

  void startFile(Path file, int skippedLines) {
    this.file = file;
    skipped = skippedLines;
    line = skippedLines + 1L;
    collecting = table == null || !Boolean.FALSE.equals(header);
    if (table != null) {
      table.startFile(file);
    }
  }

  /** Where the parser stands. */
  String place() {
    return file + ", line " + line;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber + skipped;
    first.clear();
  }

  @Override
  protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
    int start = offset;
    int end = offset + length;
    while (start < end && buffer[start] <= ' ') {
      start++;
    }
    while (end > start && buffer[end - 1] <= ' ') {
      end--;
    }
    if (collecting) {
      first.add(new String(buffer, start, end - start));
    } else if (column < names.size()) {
      put(column, buffer, start, end);
    }
  }

  private void put(int column, char[] buffer, int start, int end) {
    CsvTable rows = table();
    double value = start == end ? Double.NaN : Decimal.parse(buffer, start, end);
    if (Double.isNaN(value) && !missing(buffer, start, end)) {
      rows.column(column).setText(rows.rows(), new String(buffer, start, end - start));
    } else {
      rows.column(column).set(rows.rows(), value);
    }
  }

  private static boolean missing(char[] buffer, int start, int end) {
    return end - start <= 4 && missing(new String(buffer, start, end - start));
  }

  private static boolean missing(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "na", "n/a", "nan", "null" -> true;
      default -> false;
    };
  }

  @Override
  protected Boolean buildRecord() {
    return getRecordType() == RecordType.DATA;
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
    requireWidth(getFieldCount());
    if (table().rows() % 4096 == 0) {
      bytes += 4096L * (names.size() * 8L + 4);
      MemoryLimit.require("the table of " + file, bytes);
    }
    table().endRow((int) Math.min(line, Integer.MAX_VALUE));
  }

  private void endFirst() {
    collecting = false;
    boolean named = !Boolean.FALSE.equals(header);
    if (table != null) {
      requireSameHeader();
      return;
    }
    if (named && header == null) {
      requireNames();
    }
    names = columnNames(named);
    table = new CsvTable(names);
    table.startFile(file());
    if (!named) {
      for (int column = 0; column < first.size(); column++) {
        char[] text = first.get(column).toCharArray();
        put(column, text, 0, text.length);
      }
      endRecord(true);
    }
  }

  private List<String> columnNames(boolean named) {
    List<String> result = new ArrayList<>();
    for (int column = 0; column < first.size(); column++) {
      boolean unnamed = !named || first.get(column).isEmpty();
      result.add(unnamed ? "c" + (column + 1) : first.get(column));
    }
    return result;
  }

  private void requireNames() {
    for (String cell : first) {
      if (!missing(cell) && Double.isNaN(Decimal.parse(cell.toCharArray(), 0, cell.length()))) {
        return;
      }
    }
    throw new UserException(
        place() + " should name the columns, but holds numbers",
        "write `header = false` if the data starts there, `header = true` if these are names");
  }

  private void requireSameHeader() {
    if (!columnNames(true).equals(names)) {
      throw new UserException(
          place() + " names other columns than the files before: " + String.join(", ", first),
          "files that are read as one need equal first lines");
    }
  }

  private void requireWidth(int width) {
    if (width != names.size()) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s has %d cells, and there are %d columns",
              place(),
              width,
              names.size()),
          "");
    }
  }

  /** Checks that the file was not empty. */
  void endFile() {
    if (collecting) {
      throw new UserException(file + " is empty", "");
    }
  }

  CsvTable table() {
    if (table == null) {
      throw new IllegalStateException("no file was read");
    }
    return table;
  }

  private Path file() {
    if (file == null) {
      throw new IllegalStateException("no file was started");
    }
    return file;
  }
}
