package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.source.SourceKind;
import java.util.List;
import java.util.Map;

/** How files are read that stand in for a source of the script. */
final class InputKind {
  private InputKind() {}

  /** The same source, read from another file: what is no file in the script, by the file's name. */
  static SourcePlan of(SourcePlan source, String file) {
    boolean isFile = SourceKind.of(source.kind()).isPresent();
    return new SourcePlan(
        isFile ? source.kind() : kind(file),
        List.of(file),
        isFile ? source.options() : Map.of(),
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
