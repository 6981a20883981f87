package dev.nnc.runtime.train;

import dev.nnc.runtime.picture.PicturePlan;
import java.nio.file.Path;

/** Draws pictures; found through {@link java.util.ServiceLoader}. */
public interface PictureDrawer {
  /**
   * Finds out before a training whether its pictures can be drawn after it.
   *
   * @throws dev.nnc.runtime.UserException if not
   */
  void require(PicturePlan plan);

  /**
   * Draws to a file, whole or not at all.
   *
   * @throws dev.nnc.runtime.UserException if there is nothing to draw, or the file cannot be
   *     written
   */
  void draw(PicturePlan plan, PictureSource source, Path file);
}
