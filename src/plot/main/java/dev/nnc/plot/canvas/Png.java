package dev.nnc.plot.canvas;

import dev.nnc.runtime.UserException;
import java.util.function.Consumer;

/**
 * PNG files, where this Java can draw them. Needs none of the classes itself that may be missing.
 */
public final class Png {
  private static final String MODULE = "java.desktop";

  private Png() {}

  /**
   * Draws on an empty white page.
   *
   * @param scale pixels a point
   * @throws UserException as {@link #require}
   */
  public static byte[] of(double width, double height, double scale, Consumer<Canvas> painter) {
    require();
    PngCanvas canvas = new PngCanvas(width, height, scale);
    painter.accept(canvas);
    return canvas.png();
  }

  /**
   * Finds out whether pixels can be drawn, before there is anything to draw.
   *
   * @throws UserException if this Java has no fonts, or nothing to draw with at all
   */
  public static void require() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new UserException(
          "this Java cannot draw PNG pictures: it lacks the module " + MODULE,
          "write an .svg file instead, or use a Java with that module");
    }
    PngCanvas.requireFonts();
  }
}
