package dev.nnc.plot.canvas;

/**
 * An image of few pixels, shown enlarged.
 *
 * @param pixels the colours as {@link Color#rgb}, row by row from above
 */
public record Raster(int width, int height, int[] pixels) {
  public Raster {
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(pixels.length + " pixels for " + width + " x " + height);
    }
  }
}
