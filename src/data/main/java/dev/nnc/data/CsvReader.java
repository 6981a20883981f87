package dev.nnc.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.SourceReader;
import dev.nnc.runtime.data.SourceRequest;
import dev.nnc.runtime.data.Table;
import dev.nnc.runtime.file.IoProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code csv("file")}: numbers in lines, in UTF-8, plain or compressed by gzip. Truth values
 * are 1 and 0; empty cells, NA, NaN and null are missing. Options:
 *
 * <ul>
 *   <li>{@code header}: whether the first line names the columns (it does unless said); without one
 *       they are called c1, c2, …
 *   <li>{@code separator}: between cells, {@code ","}
 *   <li>{@code skip}: lines to pass over at the start of each file, 0
 *   <li>{@code comment}: the character that makes a line a comment, none
 * </ul>
 */
public final class CsvReader implements SourceReader {
  private static final List<String> OPTIONS = List.of("header", "separator", "skip", "comment");

  @Override
  public String kind() {
    return "csv";
  }

  @Override
  public Table open(SourceRequest request) {
    ReaderOptions options = new ReaderOptions(request, OPTIONS);
    Boolean header = options.truth("header");
    CsvRows rows = new CsvRows(header);
    for (Path file : request.files()) {
      read(file, options, rows);
    }
    return rows.table();
  }

  private static void read(Path file, ReaderOptions options, CsvRows rows) {
    int skip = options.count("skip");
    rows.startFile(file, skip);
    try (TextFile text = TextFile.open(file);
        var csv = builder(options).build(rows, text.reader(skip))) {
      for (Boolean line : csv) {
        rows.endRecord(line);
      }
      rows.endFile();
    } catch (IOException e) {
      throw IoProblems.reading(file, e);
    } catch (UncheckedIOException | CsvParseException e) {
      throw damaged(file, rows, e);
    }
  }

  private static de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder builder(
      ReaderOptions options) {
    var builder =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(options.letter("separator", ','))
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(false);
    return options.has("comment")
        ? builder
            .commentStrategy(CommentStrategy.SKIP)
            .commentCharacter(options.letter("comment", '#'))
        : builder;
  }

  private static UserException damaged(Path file, CsvRows rows, RuntimeException problem) {
    Throwable cause = problem.getCause();
    if (cause instanceof UserException user) {
      return user;
    }
    if (cause instanceof IOException io) {
      return IoProblems.reading(file, io);
    }
    return new UserException(
        rows.place() + ": " + reason(problem), "look for a quote that is not closed", problem);
  }

  private static @Nullable String reason(Throwable problem) {
    Throwable cause = problem.getCause();
    return cause == null ? problem.getMessage() : cause.getMessage();
  }
}
