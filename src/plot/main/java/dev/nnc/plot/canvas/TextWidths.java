package dev.nnc.plot.canvas;

/**
 * How wide texts are, about: a chart must look the same whatever fonts the machine has that makes
 * it or shows it. The widths are those of DejaVu Sans, which is wider than most.
 */
public final class TextWidths {
  private static final String NARROW = "ijl|.,:;'!I[]()/ft ";
  private static final String WIDE = "mwMW@%&";
  private static final double BOLD = 1.1;

  private TextWidths() {}

  /** The width in points of a text in a font of some size. */
  public static double of(String text, double size, boolean bold) {
    double ems = text.codePoints().mapToDouble(TextWidths::ems).sum();
    return ems * size * (bold ? BOLD : 1);
  }

  private static double ems(int character) {
    if (NARROW.indexOf(character) >= 0) {
      return 0.36;
    }
    if (WIDE.indexOf(character) >= 0) {
      return 0.95;
    }
    if (character > 0x2e7f) {
      return 1;
    }
    return Character.isUpperCase(character) ? 0.7 : 0.63;
  }

  /** The text, or its start with an ellipsis where it is wider than allowed. */
  public static String shortened(String text, double size, boolean bold, double allowed) {
    if (of(text, size, bold) <= allowed) {
      return text;
    }
    int end = text.length();
    while (end > 0 && of(text.substring(0, end) + "…", size, bold) > allowed) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }
}
