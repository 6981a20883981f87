package dev.nnc.plot.canvas;

import java.util.Locale;

/**
 * An opaque colour in sRGB.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 */
public record Color(int red, int green, int blue) {
  public static final Color WHITE = new Color(255, 255, 255);
  public static final Color BLACK = new Color(0, 0, 0);

  /** A colour as written in style sheets: {@code #0072b2}. */
  public static Color of(String hex) {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return new Color(rgb >> 16, rgb >> 8 & 255, rgb & 255);
  }

  /** As style sheets write it: {@code #0072b2}. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** The bytes red, green, blue in one number. */
  public int rgb() {
    return red << 16 | green << 8 | blue;
  }

  /**
   * A colour between this and another.
   *
   * @param share 0 for this, 1 for the other
   */
  public Color towards(Color other, double share) {
    return new Color(
        between(red, other.red, share),
        between(green, other.green, share),
        between(blue, other.blue, share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.rint(from + (to - from) * share);
  }

  /** How light it looks, from 0 for black to 1 for white. */
  public double lightness() {
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  }
}
