package dev.nnc.cli.option;

import dev.nnc.plot.picture.ChartFile;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.Target;
import dev.nnc.runtime.launch.UsageException;
import java.nio.file.Path;

/** A file for a picture, as an option names it. */
public final class PictureTarget {
  private PictureTarget() {}

  /**
   * Sees that an option names a file that pictures are written to.
   *
   * @throws UsageException if it ends otherwise
   * @throws UserException if it cannot be written
   */
  public static void require(Path file, String option) {
    if (!ChartFile.isPicture(file)) {
      throw new UsageException(option + " names " + file + ", but pictures end with .svg or .png");
    }
    Target.require(file);
  }
}
