package dev.nnc.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.SourceKind;
import dev.nnc.runtime.data.SourceReader;
import dev.nnc.runtime.data.SourceRequest;
import dev.nnc.runtime.data.Table;
import dev.nnc.runtime.file.IoProblems;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code csv("file")}: numbers and texts in lines, plain or compressed by gzip. Truth values
 * are 1 and 0; empty cells, NA, NaN and null are missing. Without a header columns are called c1,
 * c2, … The options are those of {@link SourceKind#CSV}.
 */
public final class CsvReader implements SourceReader {
  /** Characters that are looked at to find the separator. */
  private static final int LOOK = 1 << 16;

  @Override
  public String kind() {
    return SourceKind.CSV.word();
  }

  @Override
  public Table open(SourceRequest request) {
    return open(request, null);
  }

  /**
   * Opens files whose separator the kind says.
   *
   * @param separator null to go by the option or the first file
   */
  static Table open(SourceRequest request, @Nullable Character separator) {
    CsvFormat format = CsvFormat.of(new ReaderOptions(request), separator);
    CsvRows rows = new CsvRows(format, request.fields());
    for (Path file : request.files()) {
      format = read(file, format, rows);
    }
    return rows.endTable();
  }

  /** Reads a file and returns the format, completed by what the first one told. */
  private static CsvFormat read(Path path, CsvFormat format, CsvRows rows) {
    try (DataFile file = DataFile.open(path);
        PushbackReader text = new PushbackReader(TextReader.of(file, format.encoding()), LOOK)) {
      skipLines(text, format.skip());
      CsvFormat complete =
          format.separator() == null ? format.withSeparator(guess(text, format)) : format;
      read(file, text, complete, rows);
      return complete;
    } catch (IOException e) {
      throw IoProblems.reading(path, e);
    } catch (UncheckedIOException | CsvParseException e) {
      throw damaged(format, rows, e);
    }
  }

  private static void read(DataFile file, PushbackReader text, CsvFormat format, CsvRows rows)
      throws IOException {
    char separator = format.separator() == null ? ',' : format.separator();
    rows.startFile(file, separator);
    try (var csv = builder(format, separator).build(rows, text)) {
      for (Boolean data : csv) {
        rows.endRecord(data);
      }
      rows.endFile();
    }
  }

  private static void skipLines(PushbackReader text, int lines) throws IOException {
    for (int line = 0; line < lines; line++) {
      int next = text.read();
      while (next >= 0 && next != '\n' && next != '\r') {
        next = text.read();
      }
      if (next == '\r') {
        skipLineFeed(text);
      }
    }
  }

  private static void skipLineFeed(PushbackReader text) throws IOException {
    int next = text.read();
    if (next >= 0 && next != '\n') {
      text.unread(next);
    }
  }

  private static char guess(PushbackReader text, CsvFormat format) throws IOException {
    char[] start = new char[LOOK];
    int count = 0;
    int read = text.read(start, 0, LOOK);
    while (read > 0) {
      count += read;
      read = count < LOOK ? text.read(start, count, LOOK - count) : 0;
    }
    text.unread(start, 0, count);
    return new SeparatorGuess(format).of(new String(start, 0, count), count < LOOK);
  }

  private static de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder builder(
      CsvFormat format, char separator) {
    var builder =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(separator)
            .quoteCharacter(format.quoteOrNone())
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(false);
    Character comment = format.comment();
    return comment == null
        ? builder
        : builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment);
  }

  private static UserException damaged(CsvFormat format, CsvRows rows, RuntimeException problem) {
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
}
