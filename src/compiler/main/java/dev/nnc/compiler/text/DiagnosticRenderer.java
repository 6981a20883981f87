package dev.nnc.compiler.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Writes diagnostics as text: the message, the lines it speaks of with marks below, notes.
 *
 * <p>Characters that would change how a terminal shows the rest, such as controls and changes of
 * the direction of writing, are shown as U+FFFD.
 */
public final class DiagnosticRenderer {
  private static final int LONGEST_LINE = 160;
  private static final int BEFORE_MARK = 40;
  private static final int REPLACEMENT = 0xFFFD;

  /** A part of a line, in code points, and what is said about it. */
  private record Mark(int start, int end, char sign, String label) {
    Mark within(int from, int to) {
      int first = Math.min(Math.max(start, from), to - 1);
      int last = Math.min(Math.max(end, first + 1), to);
      return new Mark(first, last, sign, label);
    }
  }

  /** The whole message, ending in a newline. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String severity = diagnostic.code().severity().name().toLowerCase(Locale.ROOT);
    out.append(severity).append('[').append(diagnostic.code().id()).append("]: ");
    out.append(shown(diagnostic.message())).append('\n');
    Span span = diagnostic.span();
    if (span != null) {
      excerpt(out, diagnostic, span);
    }
    diagnostic.notes().forEach(note -> item(out, "note", note));
    diagnostic.helps().forEach(help -> item(out, "help", help));
    return out.toString();
  }

  private static void item(StringBuilder out, String kind, String text) {
    out.append("   = ").append(kind).append(": ").append(shown(text)).append('\n');
  }

  private static void excerpt(StringBuilder out, Diagnostic diagnostic, Span span) {
    out.append("  --> ").append(shown(span.toString())).append('\n');
    TreeMap<Integer, List<Mark>> lines = new TreeMap<>();
    mark(lines, span, '^', diagnostic.label());
    for (Diagnostic.Related related : diagnostic.related()) {
      if (related.span().source() == span.source()) {
        mark(lines, related.span(), '-', related.label());
      }
    }
    int width = Math.max(2, String.valueOf(lines.lastKey()).length());
    out.append(" ".repeat(width)).append(" |\n");
    lines.forEach((line, marks) -> line(out, width, line, span.source().lineText(line), marks));
    for (Diagnostic.Related related : diagnostic.related()) {
      if (related.span().source() != span.source()) {
        item(out, "note", related.span() + ": " + related.label());
      }
    }
  }

  /** A place of several lines is marked on its first one. */
  private static void mark(TreeMap<Integer, List<Mark>> lines, Span span, char sign, String label) {
    int line = span.line();
    String text = span.source().lineText(line).stripTrailing();
    int start = span.column() - 1;
    int length = span.source().text().codePointCount(span.start(), span.end());
    int end = Math.min(start + length, text.codePointCount(0, text.length()));
    lines
        .computeIfAbsent(line, key -> new ArrayList<>())
        .add(new Mark(start, Math.max(end, start + 1), sign, label));
  }

  // ---------------------------------------------------------------- lines

  private static void line(
      StringBuilder out, int width, int number, String text, List<Mark> marks) {
    int[] points = text.codePoints().toArray();
    int from = cut(points.length, marks);
    int to = Math.min(points.length, from + LONGEST_LINE);
    String before = from > 0 ? "… " : "";
    String after = to < points.length ? " …" : "";
    String shown = shown(new String(points, from, to - from));
    String numbered = String.format(Locale.ROOT, "%" + width + "d | ", number);
    out.append(row(numbered, before + shown + after));
    String gutter = " ".repeat(width) + " | " + " ".repeat(before.length());
    int end = Math.max(to, from + 1);
    marks(out, gutter, from, marks.stream().map(mark -> mark.within(from, end + 1)).toList());
  }

  /** Very long lines are shown from a little before what they are shown for. */
  private static int cut(int length, List<Mark> marks) {
    int mark = marks.get(0).start;
    return length <= LONGEST_LINE
        ? 0
        : Math.max(0, Math.min(mark - BEFORE_MARK, length - LONGEST_LINE));
  }

  /** Each mark has a row of its own, the last one first, so that its label stands beside it. */
  private static void marks(StringBuilder out, String gutter, int from, List<Mark> marks) {
    marks.stream()
        .sorted(Comparator.comparingInt(Mark::start).reversed())
        .forEach(mark -> out.append(row(gutter, signs(from, mark) + " " + shown(mark.label))));
  }

  private static String signs(int from, Mark mark) {
    String sign = String.valueOf(mark.sign);
    return " ".repeat(mark.start - from) + sign.repeat(mark.end - mark.start);
  }

  private static String row(String gutter, String text) {
    return (gutter + text).stripTrailing() + "\n";
  }

  // ---------------------------------------------------------------- characters

  /** The text on one line and with nothing that a terminal obeys. */
  private static String shown(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(DiagnosticRenderer::shown).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int shown(int point) {
    if (point == '\t' || point == '\n' || point == '\r') {
      return ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      default -> point;
    };
  }
}
