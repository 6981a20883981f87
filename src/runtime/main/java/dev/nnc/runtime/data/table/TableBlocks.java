package dev.nnc.runtime.data.table;

import org.jspecify.annotations.Nullable;

/** The rows of a table block after block, for who need not see all of them at a time. */
public interface TableBlocks extends AutoCloseable {
  /**
   * The next rows, as many as were asked for, fewer only in the last block; null behind that. The
   * first block is there even if it has no rows.
   *
   * @throws dev.nnc.runtime.UserException if they cannot be read
   */
  @Nullable Table next();

  /** Closes what is open. */
  @Override
  void close();

  /** Blocks of a table that is there as a whole. */
  static TableBlocks of(Table whole, int rows) {
    return new TableBlocks() {
      private int first = -1;

      @Override
      public @Nullable Table next() {
        first = first < 0 ? 0 : first + rows;
        int count = Math.min(rows, whole.rows() - first);
        return count > 0 || first == 0 ? new TableWindow(whole, first, count) : null;
      }

      @Override
      public void close() {}
    };
  }
}
