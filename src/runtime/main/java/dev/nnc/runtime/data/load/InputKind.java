package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.table.Table;
import java.util.List;
import java.util.Map;

/** What stands in for a source of the script. */
final class InputKind {
  private InputKind() {}

  /** The same source, read from another file: what is no file in the script, by the file's name. */
  static SourcePlan of(SourcePlan source, String file) {
    boolean isFile = SourceKind.of(source.kind()).isPresent();
    return from(
        source, isFile ? source.kind() : kind(file), file, isFile ? source.options() : Map.of());
  }

  /** The same source of a table in memory. */
  static SourcePlan of(SourcePlan source, Table table) {
    return from(source, SourcePlan.TABLE, table.name(), Map.of());
  }

  private static SourcePlan from(
      SourcePlan source, String kind, String name, Map<String, String> options) {
    return new SourcePlan(
        kind,
        List.of(name),
        options,
        source.inputs(),
        source.outputs(),
        source.filtered(),
        source.statistics(),
        source.function());
  }

  private static String kind(String file) {
    return SourceKind.words().stream()
        .filter(word -> file.replaceAll("\\.gz$", "").endsWith("." + word))
        .findFirst()
        .orElse("csv");
  }
}
