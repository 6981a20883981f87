package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.source.SourceOption;
import dev.nnc.runtime.data.source.SourceReader;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.IoProblems;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads {@code libsvm("file", features = 123)}: in each line a label, then the numbers of features
 * and their values, {@code 1 3:0.5 7:2}; features that are not there are 0. The fields are {@code
 * label} and {@code features}. Several files stand below each other. Behind a # stands a comment;
 * the query of a ranking, {@code qid:3} behind the label, is read over. Without the option there
 * are as many features as the largest number says.
 */
public final class LibsvmReader implements SourceReader {
  @Override
  public String kind() {
    return SourceKind.LIBSVM.word();
  }

  @Override
  public Table open(SourceRequest request) {
    ReaderOptions options = new ReaderOptions(request);
    boolean zeroBased = Boolean.TRUE.equals(options.truth(SourceOption.ZERO_BASED));
    SparseTable table = new SparseTable(options.count(SourceOption.FEATURES), zeroBased ? 0 : 1);
    for (Path file : request.files()) {
      read(file, table);
    }
    table.end();
    return table;
  }

  private static void read(Path path, SparseTable table) {
    try (DataFile file = DataFile.open(path);
        BufferedReader text = new BufferedReader(TextReader.of(file, null), 1 << 16)) {
      table.startFile(path);
      SparseLine line = new SparseLine(path, text);
      while (line.next()) {
        table.add(line, file);
      }
    } catch (IOException e) {
      throw IoProblems.reading(path, e);
    }
    if (table.isFileEmpty()) {
      throw new UserException(path + " has no rows", "name a file with rows");
    }
  }
}
