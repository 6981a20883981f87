package dev.nnc.runtime.data;

import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The readers that are on the class path. */
final class Readers {
  private Readers() {}

  static Table open(SourcePlan plan, List<Path> files, FieldChoice fields) {
    return find(plan.kind()).open(new SourceRequest(plan.kind(), files, plan.options(), fields));
  }

  static TableBlocks blocks(SourcePlan plan, List<Path> files, FieldChoice fields, int rows) {
    return find(plan.kind())
        .blocks(new SourceRequest(plan.kind(), files, plan.options(), fields), rows);
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
