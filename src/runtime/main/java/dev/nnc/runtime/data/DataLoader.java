package dev.nnc.runtime.data;

import java.nio.file.Path;

/** Reads all rows that a {@link DataPlan} asks for into memory. */
public final class DataLoader {
  private final Path base;

  /**
   * @param base the folder that relative paths start at
   */
  public DataLoader(Path base) {
    this.base = base;
  }

  /**
   * Opens the sources, computes the placeholders and divides the rows.
   *
   * @throws dev.nnc.runtime.UserException if files, columns or values are not what the plan needs
   */
  public Dataset load(DataPlan plan) {
    throw new UnsupportedOperationException(base + ": " + plan);
  }
}
