package dev.nnc.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.data.table.TableBlocks;
import dev.nnc.runtime.file.IoProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of CSV files, one file's below the other's, so many at a time. */
final class CsvBlocks implements TableBlocks {
  private final Iterator<Path> files;
  private final CsvRows rows;
  private final int size;
  private CsvFormat format;
  private @Nullable CsvText text;
  private @Nullable CloseableIterator<Boolean> records;
  private boolean ended;

  CsvBlocks(List<Path> files, CsvFormat format, FieldChoice fields, int size) {
    this.files = files.iterator();
    this.format = format;
    this.size = size;
    this.rows = new CsvRows(format, fields, size == Integer.MAX_VALUE);
  }

  @Override
  public @Nullable Table next() {
    while (!ended && rows.rows() < size) {
      CloseableIterator<Boolean> open = records;
      if (open == null) {
        openNext();
      } else {
        read(open);
      }
    }
    return rows.endBlock();
  }

  /** Opens the next file, if there is one. */
  private void openNext() {
    ended = !files.hasNext();
    if (ended) {
      return;
    }
    Path path = files.next();
    try {
      CsvText next = CsvText.open(path, format);
      text = next;
      format = next.format();
      records = next.records(rows);
    } catch (IOException problem) {
      throw IoProblems.reading(path, problem);
    }
  }

  /** Reads records to the end of the file, or of the block. */
  private void read(CloseableIterator<Boolean> open) {
    try {
      while (rows.rows() < size && open.hasNext()) {
        rows.endRecord(open.next());
      }
      if (rows.rows() < size) {
        rows.endFile();
        close();
      }
    } catch (UncheckedIOException | CsvParseException problem) {
      throw damaged(problem);
    }
  }

  private UserException damaged(RuntimeException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException user) {
        return user;
      }
      if (cause instanceof IOException io) {
        return IoProblems.reading(rows.place(), io);
      }
      if (cause instanceof Error error) {
        throw error;
      }
    }
    return QuoteProblem.of(rows.place(), format.quoteOrNone(), problem);
  }

  @Override
  public void close() {
    CsvText open = text;
    text = null;
    records = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException problem) {
      throw IoProblems.reading(rows.place(), problem);
    }
  }
}
