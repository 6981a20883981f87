package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.data.table.TableBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows without their targets, block after block; no more than a block is in memory. */
public final class InputBlocks implements AutoCloseable {
  private final InputReader reader;
  private final List<SourcePlan> plans;
  private final List<TableBlocks> blocks;
  private final long[] rows;
  private boolean begun;

  InputBlocks(InputReader reader, List<SourcePlan> plans, List<TableBlocks> blocks) {
    this.reader = reader;
    this.plans = List.copyOf(plans);
    this.blocks = List.copyOf(blocks);
    this.rows = new long[blocks.size()];
  }

  /**
   * The next rows; null behind the last.
   *
   * @throws dev.nnc.runtime.UserException if they cannot be read, are not what the script needs, or
   *     one source has more of them than another
   */
  public @Nullable InputRows next() {
    List<@Nullable Table> tables = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      tables.add(next(i));
    }
    if (begun && tables.stream().allMatch(Objects::isNull)) {
      return null;
    }
    begun = true;
    requireEqual();
    return reader.compute(plans, tables.stream().map(Objects::requireNonNull).toList());
  }

  private @Nullable Table next(int source) {
    Table table = blocks.get(source).next();
    rows[source] += table == null ? 0 : table.rows();
    return table;
  }

  private void requireEqual() {
    for (int i = 1; i < rows.length; i++) {
      if (rows[i] != rows[0]) {
        countRest();
        throw SideBySide.unequal(plans.get(0).name(), rows[0], plans.get(i).name(), rows[i]);
      }
    }
  }

  private void countRest() {
    for (int i = 0; i < rows.length; i++) {
      while (next(i) != null) {
        continue;
      }
    }
  }

  @Override
  public void close() {
    blocks.forEach(TableBlocks::close);
  }
}
