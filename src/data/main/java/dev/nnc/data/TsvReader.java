package dev.nnc.data;

import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.source.SourceReader;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.data.table.TableBlocks;

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
