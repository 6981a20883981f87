package dev.nnc.data;

import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.source.SourceReader;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What the tests of readers share. */
final class TestFiles {
  private TestFiles() {}

  static Path write(Path file, byte... content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte... content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Opens files with options given as name, value, name, value. */
  static Table open(SourceReader reader, List<Path> files, String... options) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return reader.open(new SourceRequest(reader.kind(), files, map, FieldChoice.ALL));
  }

  /** All values of a field, row by row. */
  static double[] values(Table table, int field) {
    double[] values = new double[table.rows() * table.fields().get(field).width()];
    table.read(field, 0, table.rows(), values);
    return values;
  }

  /** A file among the examples. */
  static Path example(String name) {
    return Path.of("../../examples/data").resolve(name);
  }
}
