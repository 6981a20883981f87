package dev.nnc.runtime.train;

import dev.nnc.runtime.data.table.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * What predictions are made for.
 *
 * @param files one for each source of the script's data that is needed; empty if there are tables
 * @param tables the same in memory
 * @param outputs the names of those to compute; empty for all that have a value for each row
 * @param kept columns whose cells are to stand before the outputs, as they are written
 */
public record Inputs(
    List<Path> files, List<Table> tables, List<String> outputs, List<String> kept) {
  public Inputs {
    files = List.copyOf(files);
    tables = List.copyOf(tables);
    outputs = List.copyOf(outputs);
    kept = List.copyOf(kept);
  }

  /** Rows of files, read as the script reads its data. */
  public static Inputs of(Path... files) {
    return new Inputs(List.of(files), List.of(), List.of(), List.of());
  }

  /** Rows of tables. */
  public static Inputs of(Table... tables) {
    return new Inputs(List.of(), List.of(tables), List.of(), List.of());
  }

  /** Computes these outputs only, so that only the columns that they need are read. */
  public Inputs fetch(String... names) {
    return new Inputs(files, tables, List.of(names), kept);
  }

  /** Puts columns of the input before the outputs. */
  public Inputs keep(String... columns) {
    return new Inputs(files, tables, outputs, List.of(columns));
  }
}
