package dev.nnc.compiler.emit.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a statement that is too long into lines, as google-java-format does: levels inside each
 * other, of which the outermost that do not fit are broken.
 */
final class LineBreaks {
  static final int WIDTH = 100;

  private final Level root = new Level(0);
  private final Deque<Level> open = new ArrayDeque<>();

  /** Where text goes: what follows a level without a break between belongs to the level. */
  private Level current = root;

  private sealed interface Part {
    int width();
  }

  private record Text(String text) implements Part {
    @Override
    public int width() {
      return text.length();
    }
  }

  /**
   * A place where a line may end.
   *
   * @param fill whether it ends here only if what follows does not fit; else with all of its level
   */
  private record Break(boolean fill, String flat, int indent) implements Part {
    @Override
    public int width() {
      return flat.length();
    }
  }

  private static final class Level implements Part {
    final int indent;
    final List<Part> parts = new ArrayList<>();

    Level(int indent) {
      this.indent = indent;
    }

    @Override
    public int width() {
      return LineBreaks.width(parts);
    }
  }

  private static int width(List<Part> parts) {
    return parts.stream().mapToInt(Part::width).sum();
  }

  LineBreaks() {
    open.push(root);
  }

  /** Begins a level whose further lines are indented. */
  void open(int indent) {
    open.push(new Level(indent));
  }

  void close() {
    Level closed = open.pop();
    Objects.requireNonNull(open.peek()).parts.add(closed);
  }

  void text(String text) {
    current.parts.add(new Text(text));
  }

  /** Breaks with all others of its level. */
  void breakAll(String flat) {
    add(new Break(false, flat, 0));
  }

  /** As {@link #breakAll(String)}, to an indentation of its own. */
  void breakAll(String flat, int indent) {
    add(new Break(false, flat, indent));
  }

  /** Breaks where what follows does not fit. */
  void breakToFill(String flat) {
    add(new Break(true, flat, 0));
  }

  private void add(Break point) {
    current = Objects.requireNonNull(open.peek());
    current.parts.add(point);
  }

  /** The lines, the first of which starts at the given column. */
  String lines(int indent) {
    Writer writer = new Writer(indent);
    writer.level(root, indent);
    return writer.out.toString();
  }

  private static final class Writer {
    final StringBuilder out = new StringBuilder();
    private int column;
    private boolean mustBreak;

    Writer(int column) {
      this.column = column;
      out.append(" ".repeat(column));
    }

    void level(Level level, int indent) {
      if (column + level.width() <= WIDTH) {
        level.parts.forEach(this::flat);
        return;
      }
      int inner = indent + level.indent;
      @Nullable Break point = null;
      List<Part> split = new ArrayList<>();
      for (Part part : level.parts) {
        if (part instanceof Break next) {
          split(point, split, inner);
          point = next;
          split.clear();
        } else {
          split.add(part);
        }
      }
      split(point, split, inner);
    }

    private void split(@Nullable Break point, List<Part> split, int indent) {
      int width = width(split);
      if (point != null) {
        boolean breaks = !point.fill || mustBreak || column + point.width() + width > WIDTH;
        if (breaks) {
          newLine(Math.max(0, indent + point.indent));
        } else {
          flat(point);
        }
      }
      boolean fits = column + width <= WIDTH;
      mustBreak = false;
      for (Part part : split) {
        if (part instanceof Level level) {
          level(level, indent);
        } else {
          flat(part);
        }
      }
      mustBreak = !fits;
    }

    private void newLine(int indent) {
      out.append('\n').append(" ".repeat(indent));
      column = indent;
    }

    private void flat(Part part) {
      if (part instanceof Level level) {
        level.parts.forEach(this::flat);
      } else {
        String text = part instanceof Text plain ? plain.text : ((Break) part).flat;
        out.append(text);
        column += text.length();
      }
    }
  }
}
