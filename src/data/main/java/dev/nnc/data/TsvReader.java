package dev.nnc.data;

import dev.nnc.runtime.data.SourceKind;
import dev.nnc.runtime.data.SourceReader;
import dev.nnc.runtime.data.SourceRequest;
import dev.nnc.runtime.data.Table;
import dev.nnc.runtime.data.TableBlocks;

/** Reads {@code tsv("file")}: as {@link CsvReader}, with tabs between cells. */
public final class TsvReader implements SourceReader {
  @Override
  public String kind() {
    return SourceKind.TSV.word();
  }

  @Override
  public Table open(SourceRequest request) {
    return CsvReader.open(request, '\t');
  }

  @Override
  public TableBlocks blocks(SourceRequest request, int rows) {
    return CsvReader.blocks(request, '\t', rows);
  }
}
