package dev.nnc.data;

import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.source.SourceReader;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.Npy;
import java.nio.file.Path;

/**
 * Reads {@code npy("x.npy", "y.npy")}, NumPy's arrays, side by side. Each is a field called as its
 * file, without the ending; what cannot stand in a name is {@code _}.
 */
public final class NpyReader implements SourceReader {
  @Override
  public String kind() {
    return SourceKind.NPY.word();
  }

  @Override
  public Table open(SourceRequest request) {
    new ReaderOptions(request);
    ArrayTable table = new ArrayTable();
    for (Path file : request.files()) {
      String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
      table.add(file.toString(), name(stem), Npy.readRaw(file));
    }
    return table;
  }

  /** A name as scripts can write it, of any text. */
  static String name(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_]", "_");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }
}
