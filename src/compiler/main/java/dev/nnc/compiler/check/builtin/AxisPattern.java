package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a pattern of axes, such as {@code ij,jk->ik}, and where its parts stand in the
 * script.
 *
 * @param text the pattern
 * @param span where it stands
 */
record AxisPattern(String text, Span span) {
  private static final String ARROW = "->";

  /** Stands for any axes. */
  static final String DOTS = "...";

  /** A part of the pattern: its text and where in the pattern it begins. */
  record Part(String text, int start) {
    /** The part between two of its characters. */
    Part cut(int from, int to) {
      return new Part(text.substring(from, to), start + from);
    }
  }

  static AxisPattern of(Builtin.Arguments call, int index, String example) {
    if (call.value(index) instanceof Value.Text text) {
      return new AxisPattern(text.value(), call.span(index));
    }
    throw Problem.of(
        Code.WRONG_TYPE,
        call.span(index),
        "`" + call.builtin().name() + "` needs a pattern as a text",
        "for example " + example);
  }

  /** What stands before and behind the arrow. */
  List<Part> sides(String example) {
    int arrow = text.indexOf(ARROW);
    Part whole = new Part(text, 0);
    if (arrow < 0) {
      throw problem(whole, "the pattern has no `->`", "write the result behind it: " + example);
    }
    Part right = whole.cut(arrow + 2, text.length());
    int second = right.text.indexOf(ARROW);
    if (second >= 0) {
      throw problem(
          right.cut(second, second + 2), "the pattern has a second `->`", "for example " + example);
    }
    return List.of(whole.cut(0, arrow), right);
  }

  /** Parts between commas. */
  static List<Part> operands(Part side) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int at = side.text.indexOf(','); at >= 0; at = side.text.indexOf(',', from)) {
      parts.add(side.cut(from, at));
      from = at + 1;
    }
    parts.add(side.cut(from, side.text.length()));
    return parts;
  }

  /** A mistake in a part of the pattern. */
  Problem problem(Part part, String message, String help) {
    return new Problem(Diagnostic.of(Code.BAD_VALUE, place(part), message).help(help));
  }

  /** Inside the quotes, where the pattern is written in the call itself. */
  Span place(Part part) {
    String stripped = part.text.strip();
    boolean literal = span.text().equals("\"" + text + "\"");
    if (!literal || stripped.isEmpty()) {
      return span;
    }
    int start = span.start() + 1 + part.start + part.text.indexOf(stripped);
    return new Span(span.source(), start, start + stripped.length());
  }
}
