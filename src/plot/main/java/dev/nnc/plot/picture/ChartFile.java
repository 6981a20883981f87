package dev.nnc.plot.picture;

import dev.nnc.plot.chart.Chart;
import dev.nnc.plot.chart.ChartPainter;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Charts as files. */
public final class ChartFile {
  private ChartFile() {}

  /** Whether a file's name ends as those do that charts are written to. */
  public static boolean isPicture(Path file) {
    return isPng(file) || endsWith(file, ".svg");
  }

  /** Whether a file's name asks for PNG rather than SVG. */
  static boolean isPng(Path file) {
    return endsWith(file, ".png");
  }

  private static boolean endsWith(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /**
   * Writes a chart as PNG where the file's name ends so, else as SVG; whole or not at all.
   *
   * @throws UserException if it cannot be written, or this Java cannot draw PNG
   */
  public static void write(Chart chart, Path file) {
    makeFolder(file);
    if (isPng(file)) {
      AtomicFile.writeBytes(file, ChartPainter.png(chart));
    } else {
      AtomicFile.writeText(file, ChartPainter.svg(chart));
    }
  }

  private static void makeFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException unusable) {
      throw new UserException(
          "cannot make the folder " + folder, "choose another file for the picture", unusable);
    }
  }
}
