package dev.nnc.compiler.emit.layout;

import java.util.ArrayList;
import java.util.List;

/** Puts fields without documentation together, those of the class apart from those of objects. */
final class FieldSpacing {
  /** A field of more characters fills many lines, and stands alone. */
  private static final int LONG = 3 * LineBreaks.WIDTH;

  private FieldSpacing() {}

  static List<String> tidy(List<String> lines) {
    List<String> tidied = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean between = i > 0 && i + 1 < lines.size() && lines.get(i).isEmpty();
      if (!between || !belongTogether(lines, i - 1, i + 1)) {
        tidied.add(lines.get(i));
      }
    }
    return tidied;
  }

  private static boolean belongTogether(List<String> lines, int first, int second) {
    boolean documented = first > 0 && lines.get(first - 1).endsWith("*/");
    return isField(lines.get(first))
        && isField(lines.get(second))
        && !documented
        && lines.get(first).length() < LONG
        && isStatic(lines.get(first)) == isStatic(lines.get(second));
  }

  private static boolean isField(String line) {
    String text = line.stripLeading();
    boolean constant = text.startsWith("public static final ");
    return (constant || text.startsWith("private ")) && text.endsWith(";");
  }

  private static boolean isStatic(String line) {
    return line.contains(" static ");
  }
}
