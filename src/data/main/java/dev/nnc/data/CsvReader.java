package dev.nnc.data;

import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.source.SourceReader;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.data.table.TableBlocks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code csv("file")}: numbers and texts in lines, plain or compressed by gzip. Truth values
 * are 1 and 0; empty cells, NA, NaN and null are missing. Without a header columns are called c1,
 * c2, … The options are those of {@link SourceKind#CSV}.
 */
public final class CsvReader implements SourceReader {
  @Override
  public String kind() {
    return SourceKind.CSV.word();
  }

  @Override
  public Table open(SourceRequest request) {
    return open(request, null);
  }

  @Override
  public TableBlocks blocks(SourceRequest request, int rows) {
    return blocks(request, null, rows);
  }

  /**
   * Opens files whose separator the kind says.
   *
   * @param separator null to go by the option or the first file
   */
  static Table open(SourceRequest request, @Nullable Character separator) {
    try (CsvBlocks whole = blocks(request, separator, Integer.MAX_VALUE)) {
      return Objects.requireNonNull(whole.next());
    }
  }

  /** As {@link #open(SourceRequest, Character)}, so many rows at a time. */
  static CsvBlocks blocks(SourceRequest request, @Nullable Character separator, int rows) {
    CsvFormat format = CsvFormat.of(new ReaderOptions(request), separator);
    return new CsvBlocks(request.files(), format, request.fields(), rows);
  }
}
