package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.source.SourceReader;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.NpyHeader;
import dev.nnc.runtime.file.NpzArchive;
import dev.nnc.runtime.file.NpzEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code npz("data.npz")}, NumPy's archives of arrays: each is a field of its name. Only
 * arrays that are needed are read and must have equal numbers of rows, so an archive may hold
 * training and test data. Several archives stand side by side.
 */
public final class NpzReader implements SourceReader {
  @Override
  public String kind() {
    return SourceKind.NPZ.word();
  }

  @Override
  public Table open(SourceRequest request) {
    new ReaderOptions(request);
    List<NpzEntry> entries = new ArrayList<>();
    List<NpzArchive> archives = new ArrayList<>();
    try {
      for (Path file : request.files()) {
        NpzArchive archive = NpzArchive.open(file);
        archives.add(archive);
        entries.addAll(archive.entries());
      }
      return table(request, entries);
    } finally {
      archives.forEach(NpzArchive::close);
    }
  }

  private static Table table(SourceRequest request, List<NpzEntry> entries) {
    List<Field> fields = entries.stream().map(NpzReader::field).toList();
    boolean[] chosen = request.fields().choose(fields, "");
    ArrayTable table = new ArrayTable();
    List<Field> left = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        NpzEntry entry = entries.get(i);
        table.add(entry.place(), fields.get(i).name(), entry.read());
      } else {
        left.add(fields.get(i));
      }
    }
    if (table.isEmpty()) {
      throw new UserException(
          request.files().get(0) + " holds no array that is needed",
          "it has " + String.join(", ", left.stream().map(Field::name).toList()));
    }
    return table;
  }

  private static Field field(NpzEntry entry) {
    NpyHeader header = entry.header();
    List<Integer> shape = header.shape();
    List<Integer> row = shape.isEmpty() ? shape : shape.subList(1, shape.size());
    return new Field(NpyReader.name(entry.name()), row, header.format().integers());
  }
}
