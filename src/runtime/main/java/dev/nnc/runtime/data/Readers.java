package dev.nnc.runtime.data;

import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The readers that are on the class path. */
final class Readers {
  private Readers() {}

  static Table open(SourcePlan plan, List<Path> files, FieldChoice fields) {
    return complete(plan.kind(), reader -> reader.open(request(plan, files, fields)));
  }

  static TableBlocks blocks(SourcePlan plan, List<Path> files, FieldChoice fields, int rows) {
    return complete(plan.kind(), reader -> reader.blocks(request(plan, files, fields), rows));
  }

  private static SourceRequest request(SourcePlan plan, List<Path> files, FieldChoice fields) {
    return new SourceRequest(plan.kind(), files, plan.options(), fields);
  }

  /** What a reader gives, if the libraries that it stands on are there as well. */
  private static <T> T complete(String kind, Function<SourceReader, T> work) {
    SourceReader reader = find(kind);
    try {
      return work.apply(reader);
    } catch (NoClassDefFoundError missing) {
      throw new UserException(
          "the reader of `" + kind + "` data lacks a library: no class " + missing.getMessage(),
          "put on the class path what nnc-data depends on, as Maven does, or on the module path"
              + " with --add-modules",
          missing);
    }
  }

  private static SourceReader find(String kind) {
    List<String> kinds = new ArrayList<>();
    for (SourceReader reader :
        ServiceLoader.load(SourceReader.class, SourceReader.class.getClassLoader())) {
      if (reader.kind().equals(kind)) {
        return reader;
      }
      kinds.add(reader.kind());
    }
    kinds.sort(null);
    throw new UserException(
        "there is no reader of `" + kind + "` data; there are: " + String.join(", ", kinds),
        kinds.isEmpty() ? "put nnc-data on the class path" : NearestName.question(kind, kinds));
  }
}
