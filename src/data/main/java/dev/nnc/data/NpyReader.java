package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.SourceReader;
import dev.nnc.runtime.data.SourceRequest;
import dev.nnc.runtime.data.Table;
import dev.nnc.runtime.file.Npy;
import dev.nnc.runtime.file.RawArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code npy("x.npy", "y.npy")}, NumPy's arrays, side by side. Each is a field called as its
 * file, without the ending; what cannot stand in a name is {@code _}.
 */
public final class NpyReader implements SourceReader {
  @Override
  public String kind() {
    return "npy";
  }

  @Override
  public Table open(SourceRequest request) {
    new ReaderOptions(request, List.of());
    ArrayTable table = new ArrayTable();
    for (Path file : request.files()) {
      RawArray array = Npy.readRaw(file);
      if (array.shape().isEmpty()) {
        throw new UserException(file + " holds one number and no rows", "");
      }
      table.add(file, name(file), array);
      requireRows(table, request.files().get(0), file);
    }
    return table;
  }

  private static String name(Path file) {
    String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    String name = stem.replaceAll("[^A-Za-z0-9_]", "_");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static void requireRows(ArrayTable table, Path first, Path file) {
    if (table.lastRows() != table.rows()) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s has %d rows and %s has %d",
              first,
              table.rows(),
              file,
              table.lastRows()),
          "name files that belong together");
    }
  }
}
