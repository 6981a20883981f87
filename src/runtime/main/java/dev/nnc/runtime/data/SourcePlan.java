package dev.nnc.runtime.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One source of a data statement.
 *
 * @param kind the reader's word: {@code csv}
 * @param files paths or glob patterns; relative ones start at the loader's base folder; none where
 *     rows are drawn
 * @param options named arguments of the reader, as written
 * @param inputs what {@code function} reads, in its order
 * @param outputs the placeholders that {@code function} computes, in its order
 * @param filtered whether {@code function} also says which rows to keep
 * @param statistics what {@code function} takes behind {@code inputs}; each looks at a result that
 *     needs only those before it
 */
public record SourcePlan(
    String kind,
    List<String> files,
    Map<String, String> options,
    List<Selection> inputs,
    List<String> outputs,
    boolean filtered,
    List<Statistic> statistics,
    RowFunction function) {
  /** The kind of rows that the program hands over, under the name in {@code files}. */
  public static final String TABLE = "table";

  public SourcePlan {
    files = List.copyOf(files);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    statistics = List.copyOf(statistics);
  }

  /** What messages call it: its files, or its word where there are none. */
  public String name() {
    return files.isEmpty() ? kind : String.join(" and ", files);
  }

  /** A source that learns nothing from its rows. */
  public SourcePlan(
      String kind,
      List<String> files,
      Map<String, String> options,
      List<Selection> inputs,
      List<String> outputs,
      boolean filtered,
      RowFunction function) {
    this(kind, files, options, inputs, outputs, filtered, List.of(), function);
  }
}
