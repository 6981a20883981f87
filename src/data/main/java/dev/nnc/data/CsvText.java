package dev.nnc.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.PushbackReader;
import java.nio.file.Path;

/** One open CSV file, parsed record by record. */
final class CsvText implements Closeable {
  /** Characters that are looked at to find the separator. */
  private static final int LOOK = 1 << 16;

  private final DataFile file;
  private final PushbackReader text;
  private final CsvFormat format;

  private CsvText(DataFile file, PushbackReader text, CsvFormat format) {
    this.file = file;
    this.text = text;
    this.format = format;
  }

  /** Opens a file and looks for its separator where nobody said it. */
  static CsvText open(Path path, CsvFormat format) throws IOException {
    DataFile file = DataFile.open(path);
    try {
      PushbackReader text = new PushbackReader(TextReader.of(file, format.encoding()), LOOK);
      skipLines(text, format.skip());
      boolean known = format.separator() != null;
      return new CsvText(file, text, known ? format : format.withSeparator(guess(text, format)));
    } catch (IOException | RuntimeException problem) {
      file.close();
      throw problem;
    }
  }

  /** The format, with its separator. */
  CsvFormat format() {
    return format;
  }

  /** Says for each record, whose cells go to {@code rows}, whether it is one of data. */
  CloseableIterator<Boolean> records(CsvRows rows) {
    char separator = format.separator() == null ? ',' : format.separator();
    rows.startFile(file, separator);
    return builder(format, separator).build(rows, text).iterator();
  }

  @Override
  public void close() throws IOException {
    text.close();
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
}
