package dev.nnc.runtime.data.source;

import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.data.table.TableBlocks;

/** Opens files of one kind; found through {@link java.util.ServiceLoader}. */
public interface SourceReader {
  /** The word that scripts call it by: {@code csv}. */
  String kind();

  /**
   * Opens the files as one table.
   *
   * @throws dev.nnc.runtime.UserException if an option is unknown or a file cannot be read as this
   *     kind
   */
  Table open(SourceRequest request);

  /**
   * As {@link #open}, so many rows at a time. Readers that can read part of a file read no more.
   *
   * @throws dev.nnc.runtime.UserException as there; or later, when blocks are read
   */
  default TableBlocks blocks(SourceRequest request, int rows) {
    return TableBlocks.of(open(request), rows);
  }
}
