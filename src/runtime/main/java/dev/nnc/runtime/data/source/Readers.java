package dev.nnc.runtime.data.source;

import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.data.table.TableBlocks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The readers that are on the class path. */
public final class Readers {
  private Readers() {}

  /**
   * Opens the files of a source as one table.
   *
   * @param files in order, in place of those that the plan names
   * @throws UserException if there is no reader for them, or they cannot be read
   */
  public static Table open(SourcePlan plan, List<Path> files, FieldChoice fields) {
    return complete(plan.kind(), reader -> reader.open(request(plan, files, fields)));
  }

  /**
   * As {@link #open}, so many rows at a time.
   *
   * @throws UserException as there; or later, when blocks are read
   */
  public static TableBlocks blocks(
      SourcePlan plan, List<Path> files, FieldChoice fields, int rows) {
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
