package dev.nnc.compiler.check.advice;

import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Shape;

/** How many elements one array of Java holds. */
public final class ElementLimit {
  private static final long MOST = Integer.MAX_VALUE - 8;

  private ElementLimit() {}

  /**
   * Refuses a fixed shape of too many elements.
   *
   * @param name what would have them
   */
  public static void require(Shape shape, Span span, String name) {
    long elements = shape.elements().size();
    if (elements > MOST) {
      String count = elements == Long.MAX_VALUE ? "more than " + elements : "" + elements;
      throw Problem.of(
          Code.TOO_LARGE,
          span,
          "`" + name + "` would have " + count + " elements",
          "use smaller dimensions");
    }
  }
}
