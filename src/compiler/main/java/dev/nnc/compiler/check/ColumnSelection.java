package dev.nnc.compiler.check;

import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns that a data expression names.
 *
 * @param width how many columns, or -1 where only the file can say
 * @param scalar whether it is one number a row rather than a row of them
 * @param fill what missing cells become, as text, or null
 */
record ColumnSelection(
    Program.ColumnKind kind,
    List<String> names,
    int from,
    int to,
    int width,
    boolean scalar,
    @Nullable String fill,
    Span span) {

  static ColumnSelection names(List<String> names, boolean scalar, Span span) {
    return new ColumnSelection(
        Program.ColumnKind.NAMES, List.copyOf(names), 0, 0, names.size(), scalar, null, span);
  }

  static ColumnSelection positions(int from, int to, boolean scalar, Span span) {
    return new ColumnSelection(
        Program.ColumnKind.POSITIONS, List.of(), from, to, to - from + 1, scalar, null, span);
  }

  static ColumnSelection pattern(String pattern, Span span) {
    return new ColumnSelection(
        Program.ColumnKind.PATTERN, List.of(pattern), 0, 0, -1, false, null, span);
  }

  static ColumnSelection nameRange(String from, String to, Span span) {
    return new ColumnSelection(
        Program.ColumnKind.NAME_RANGE, List.of(from, to), 0, 0, -1, false, null, span);
  }

  static ColumnSelection array(String name, Span span) {
    return new ColumnSelection(
        Program.ColumnKind.ARRAY, List.of(name), 0, 0, -1, false, null, span);
  }

  /** The same tensors, their elements in a row. */
  ColumnSelection flat() {
    return new ColumnSelection(
        Program.ColumnKind.FLAT_ARRAY, names, from, to, width, scalar, fill, span);
  }

  ColumnSelection filled(String value) {
    return new ColumnSelection(kind, names, from, to, width, scalar, value, span);
  }
}
