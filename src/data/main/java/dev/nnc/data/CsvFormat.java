package dev.nnc.data;

import dev.nnc.runtime.data.source.SourceOption;
import org.jspecify.annotations.Nullable;

/**
 * How a script says that its CSV files are written.
 *
 * @param header whether files start with names; null if nobody said
 * @param skip lines to pass over at the start of each file
 * @param separator between cells; null if nobody said
 * @param quote around cells; null if nothing is
 * @param comment the first character of lines to pass over; null if there are none
 * @param encoding the option's value; null if nobody said
 */
record CsvFormat(
    @Nullable Boolean header,
    int skip,
    @Nullable Character separator,
    @Nullable Character quote,
    @Nullable Character comment,
    @Nullable String encoding,
    CellNumbers numbers) {
  /** A character that no text holds, where nothing is a quote. */
  private static final char NO_QUOTE = '\uffff';

  static CsvFormat of(ReaderOptions options, @Nullable Character separatorOfKind) {
    Character separator = options.letter(SourceOption.SEPARATOR);
    String quote = options.text(SourceOption.QUOTE);
    return new CsvFormat(
        options.truth(SourceOption.HEADER),
        options.count(SourceOption.SKIP),
        separator == null ? separatorOfKind : separator,
        quote == null ? Character.valueOf('"') : options.letter(SourceOption.QUOTE),
        options.letter(SourceOption.COMMENT),
        options.text(SourceOption.ENCODING),
        CellNumbers.of(options));
  }

  char quoteOrNone() {
    return quote == null ? NO_QUOTE : quote;
  }

  /** Whether a line is a comment. */
  boolean isComment(String line) {
    return comment != null && !line.isEmpty() && line.charAt(0) == comment;
  }

  boolean named() {
    return !Boolean.FALSE.equals(header);
  }

  CsvFormat withSeparator(char found) {
    return new CsvFormat(header, skip, found, quote, comment, encoding, numbers);
  }
}
