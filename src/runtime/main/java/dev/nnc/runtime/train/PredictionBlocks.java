package dev.nnc.runtime.train;

import dev.nnc.runtime.data.load.InputBlocks;
import dev.nnc.runtime.data.load.InputRows;
import dev.nnc.runtime.file.AtomicFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Outputs of a model for rows that are read block by block, so that a file may be larger than the
 * memory. Belongs to its session's thread.
 */
public final class PredictionBlocks implements AutoCloseable {
  private final InputBlocks blocks;
  private final Function<InputRows, Predictions> model;

  PredictionBlocks(InputBlocks blocks, Function<InputRows, Predictions> model) {
    this.blocks = blocks;
    this.model = model;
  }

  /**
   * The outputs for the next rows; null behind the last.
   *
   * @throws dev.nnc.runtime.UserException if the rows are not what the script needs
   */
  public @Nullable Predictions next() {
    InputRows rows = blocks.next();
    return rows == null ? null : model.apply(rows);
  }

  /** All that is left, at once. */
  Predictions rest() {
    List<Predictions> parts = new ArrayList<>();
    for (Predictions part = next(); part != null; part = next()) {
      parts.add(part);
    }
    return Predictions.joined(parts);
  }

  /**
   * Writes all as CSV, whole or not at all.
   *
   * @throws dev.nnc.runtime.UserException if the rows are not what the script needs, or the file
   *     cannot be written
   */
  public void write(Path file) {
    Predictions first = next();
    AtomicFile.writeTexts(
        file,
        texts -> {
          for (Predictions part = first; part != null; part = next()) {
            texts.write(part == first ? part.csv() : part.csvRows());
          }
        });
  }

  /**
   * Prints all as CSV, a block as soon as it is computed.
   *
   * @throws dev.nnc.runtime.UserException if the rows are not what the script needs; those before
   *     them are printed then
   */
  public void print(PrintStream out) {
    Predictions first = next();
    for (Predictions part = first; part != null; part = next()) {
      out.print(part == first ? part.csv() : part.csvRows());
    }
    out.flush();
  }

  @Override
  public void close() {
    blocks.close();
  }
}
