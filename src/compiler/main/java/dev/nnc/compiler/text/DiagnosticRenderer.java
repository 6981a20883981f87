package dev.nnc.compiler.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Writes diagnostics as text: the message, the lines it speaks of with marks below, notes. */
public final class DiagnosticRenderer {
  private static final int LONGEST_LINE = 160;

  private record Mark(int start, int end, char sign, String label) {}

  /** The whole message, ending in a newline. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String severity = diagnostic.code().severity().name().toLowerCase(Locale.ROOT);
    out.append(severity).append('[').append(diagnostic.code().id()).append("]: ");
    out.append(diagnostic.message()).append('\n');
    Span span = diagnostic.span();
    if (span != null) {
      excerpt(out, diagnostic, span);
    }
    diagnostic.notes().forEach(note -> item(out, "note", note));
    diagnostic.helps().forEach(help -> item(out, "help", help));
    return out.toString();
  }

  private static void item(StringBuilder out, String kind, String text) {
    out.append("   = ").append(kind).append(": ").append(text).append('\n');
  }

  private static void excerpt(StringBuilder out, Diagnostic diagnostic, Span span) {
    out.append("  --> ").append(span).append('\n');
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
        out.append("   = note: ").append(related.span()).append(": ");
        out.append(related.label()).append('\n');
      }
    }
  }

  private static void mark(TreeMap<Integer, List<Mark>> lines, Span span, char sign, String label) {
    int line = span.line();
    String text = span.source().lineText(line);
    int start = span.column() - 1;
    int length = span.source().text().codePointCount(span.start(), span.end());
    int end = Math.min(start + length, text.codePointCount(0, text.length()));
    lines
        .computeIfAbsent(line, key -> new ArrayList<>())
        .add(new Mark(start, Math.max(end, start + 1), sign, label));
  }

  private static void line(
      StringBuilder out, int width, int number, String text, List<Mark> marks) {
    String gutter = " ".repeat(width) + " | ";
    int cut = cut(marks);
    out.append(String.format(Locale.ROOT, "%" + width + "d | ", number));
    out.append(shorten(text, cut)).append('\n');
    marks.stream()
        .sorted(Comparator.comparingInt(Mark::start).reversed())
        .forEach(mark -> marks(out, gutter, mark, cut));
  }

  /** Very long lines are shown from a little before the first mark. */
  private static int cut(List<Mark> marks) {
    int first = marks.stream().mapToInt(Mark::start).min().orElse(0);
    return first > LONGEST_LINE - 40 ? first - 40 : 0;
  }

  private static String shorten(String text, int cut) {
    int[] points = text.codePoints().toArray();
    int end = Math.min(points.length, cut + LONGEST_LINE);
    String shown = new String(points, cut, Math.max(0, end - cut)).replace('\t', ' ');
    return end < points.length ? shown + " …" : shown;
  }

  private static void marks(StringBuilder out, String gutter, Mark mark, int cut) {
    int start = mark.start - cut;
    int length = Math.min(mark.end - cut, LONGEST_LINE) - start;
    out.append(gutter).append(" ".repeat(start));
    out.append(String.valueOf(mark.sign).repeat(Math.max(1, length)));
    out.append(mark.label.isEmpty() ? "" : " ").append(mark.label).append('\n');
  }
}
