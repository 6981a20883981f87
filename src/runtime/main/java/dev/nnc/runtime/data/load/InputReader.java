package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.source.Readers;
import dev.nnc.runtime.data.source.SourceFiles;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.data.table.TableBlocks;
import dev.nnc.runtime.file.MemoryLimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads rows as a data statement does, block by block, for some of its placeholders only: other
 * columns may be absent. What the training rows taught is applied; {@code where} and {@code split},
 * which choose rows to train with, are not.
 */
public final class InputReader {
  private final DataPlan plan;
  private final Fitted fitted;
  private final List<PlaceholderPlan> placeholders;
  private final List<String> kept;

  /**
   * @param placeholders the names of those to compute
   * @param kept columns whose cells are to be given back
   */
  public InputReader(DataPlan plan, Fitted fitted, List<String> placeholders, List<String> kept) {
    this.plan = plan;
    this.fitted = fitted;
    this.placeholders =
        plan.placeholders().stream().filter(each -> placeholders.contains(each.name())).toList();
    this.kept = List.copyOf(kept);
  }

  /**
   * Opens files, one for each source that is needed, in the order of the data statement.
   *
   * @param block rows of a block
   * @throws UserException if there are more or fewer, or they cannot be read, or lack a column
   */
  public InputBlocks open(List<Path> files, int block) {
    List<SourcePlan> sources = needed(files.size());
    SourceFiles found = new SourceFiles(Path.of(""));
    List<SourcePlan> plans = new ArrayList<>();
    List<TableBlocks> blocks = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      SourcePlan source = InputKind.of(sources.get(i), files.get(i).toString());
      FieldChoice fields = new PlannedFields(source, fitted, this::isWanted, kept);
      plans.add(source);
      blocks.add(Readers.blocks(source, found.find(source.files()), fields, block));
    }
    return new InputBlocks(this, plans, blocks);
  }

  /**
   * As {@link #open}, for tables in memory.
   *
   * @throws UserException if there are more or fewer than needed, or they lack a column
   */
  public InputBlocks openTables(List<Table> tables, int block) {
    List<SourcePlan> sources = needed(tables.size());
    List<SourcePlan> plans = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      plans.add(InputKind.of(sources.get(i), tables.get(i)));
    }
    return new InputBlocks(
        this, plans, tables.stream().map(table -> TableBlocks.of(table, block)).toList());
  }

  /** Computes rows that stand side by side. */
  InputRows compute(List<SourcePlan> plans, List<Table> tables) {
    List<OpenSource> open = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      open.add(new OpenSource(plans.get(i), tables.get(i), fitted, this::isWanted));
    }
    return rows(new SideBySide(open));
  }

  private boolean isWanted(Selection selection) {
    return placeholders.stream().anyMatch(each -> each.name().equals(selection.usedBy()));
  }

  private List<SourcePlan> needed(int given) {
    List<SourcePlan> needed = plan.sources().stream().filter(this::isNeeded).toList();
    if (needed.size() != given) {
      List<String> names = needed.stream().map(SourcePlan::name).toList();
      throw new UserException(
          "sources that the outputs need: " + needed.size() + ", inputs given: " + given,
          "give in their order what stands in for " + String.join(", ", names));
    }
    return needed;
  }

  private boolean isNeeded(SourcePlan source) {
    return placeholders.stream().anyMatch(each -> source.outputs().contains(each.name()));
  }

  private InputRows rows(SideBySide sources) {
    Map<String, List<String>> cells = kept(sources.sources());
    int rows = sources.sources().get(0).table().rows();
    List<PlaceholderRows> targets = new ArrayList<>();
    for (PlaceholderPlan placeholder : placeholders) {
      long elements = (long) rows * placeholder.width();
      String what = "`" + placeholder.name() + "`";
      targets.add(
          new PlaceholderRows(
              placeholder, MemoryLimit.length(what, elements, placeholder.type().bytes())));
    }
    sources.write(List.of(IntStream.range(0, rows).toArray()), 0, targets);
    Map<PlaceholderPlan, Object> arrays = new LinkedHashMap<>();
    targets.forEach(target -> arrays.put(target.plan(), target.array()));
    return new InputRows(rows, arrays, cells);
  }

  private Map<String, List<String>> kept(List<OpenSource> sources) {
    Map<String, List<String>> cells = new LinkedHashMap<>();
    for (String column : kept) {
      OpenSource source =
          sources.stream()
              .filter(each -> each.columns().has(column))
              .findFirst()
              .orElse(sources.get(0));
      cells.put(column, cells(source.table(), source.columns().find(column)));
    }
    return cells;
  }

  private static List<String> cells(Table table, int field) {
    return IntStream.range(0, table.rows()).mapToObj(row -> table.written(row, field)).toList();
  }
}
