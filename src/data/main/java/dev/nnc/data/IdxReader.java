package dev.nnc.data;

import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.source.SourceReader;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.IoProblems;
import dev.nnc.runtime.file.RawArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads {@code idx("images", "labels")}, the format of MNIST, plain or compressed by gzip; the
 * files stand side by side. An array of one axis is the field {@code labels}, one of more axes is
 * {@code images}; if there are two of a sort, they are {@code images1}, {@code images2}.
 */
public final class IdxReader implements SourceReader {
  @Override
  public String kind() {
    return SourceKind.IDX.word();
  }

  @Override
  public Table open(SourceRequest request) {
    new ReaderOptions(request);
    List<RawArray> arrays = request.files().stream().map(IdxReader::read).toList();
    ArrayTable table = new ArrayTable();
    for (int i = 0; i < arrays.size(); i++) {
      table.add(request.files().get(i).toString(), name(arrays, i), arrays.get(i));
    }
    return table;
  }

  private static RawArray read(Path file) {
    try {
      return IdxFile.read(file);
    } catch (IOException e) {
      throw IoProblems.reading(file, e);
    }
  }

  private static String name(List<RawArray> arrays, int index) {
    String name = word(arrays.get(index));
    List<RawArray> alike = arrays.stream().filter(array -> word(array).equals(name)).toList();
    return alike.size() == 1 ? name : name + (alike.indexOf(arrays.get(index)) + 1);
  }

  private static String word(RawArray array) {
    return array.shape().size() == 1 ? "labels" : "images";
  }
}
