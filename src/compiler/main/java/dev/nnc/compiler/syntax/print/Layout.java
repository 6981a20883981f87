package dev.nnc.compiler.syntax.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Text that is written on one line where it fits, and broken at its outermost places where it does
 * not (after Wadler, "A prettier printer", 2003).
 */
sealed interface Layout {
  int WIDTH = 100;

  /** Text without a newline. */
  record Word(String text) implements Layout {}

  /** A place to break the line; otherwise {@code flat}. */
  record Break(String flat) implements Layout {
    /** Where a space stands when the line is not broken. */
    static final Layout SPACE = new Break(" ");

    /** Where nothing stands when the line is not broken. */
    static final Layout NOTHING = new Break("");
  }

  /** Lines that begin inside are indented by two more. */
  record Indent(Layout inner) implements Layout {}

  /** Either no break inside is taken, or all that stand in no inner group. */
  record Group(Layout inner) implements Layout {}

  /** One after the other. */
  record Sequence(List<Layout> parts) implements Layout {}

  static Layout word(String text) {
    return new Word(text);
  }

  static Layout sequence(Layout... parts) {
    return new Sequence(List.of(parts));
  }

  static Layout group(Layout... parts) {
    return new Group(sequence(parts));
  }

  /** A clause that goes to a line of its own if it must. */
  static Layout clause(String word, Layout value) {
    return group(new Indent(sequence(Break.SPACE, word(word + " "), value)));
  }

  /** Parts with commas between. */
  static Layout list(List<Layout> parts) {
    List<Layout> joined = new ArrayList<>();
    for (Layout part : parts) {
      if (!joined.isEmpty()) {
        joined.add(word(","));
        joined.add(Break.SPACE);
      }
      joined.add(part);
    }
    return new Sequence(joined);
  }

  /** A list in brackets; the brackets stand on lines of their own if it must be broken. */
  static Layout enclosed(String open, Layout inner, String close) {
    return group(
        word(open), new Indent(sequence(Break.NOTHING, inner)), Break.NOTHING, word(close));
  }

  /** The text, whose first line begins at {@code indent} but is not indented itself. */
  default String render(int indent) {
    return new Writer().write(this, indent);
  }

  /** The text on one line. */
  default String flat() {
    StringBuilder out = new StringBuilder();
    Deque<Layout> waiting = new ArrayDeque<>(List.of(this));
    while (!waiting.isEmpty()) {
      Layout next = waiting.pop();
      if (next instanceof Word word) {
        out.append(word.text);
      } else if (next instanceof Break end) {
        out.append(end.flat);
      } else {
        pushParts(waiting, next);
      }
    }
    return out.toString();
  }

  private static void pushParts(Deque<Layout> waiting, Layout layout) {
    if (layout instanceof Indent indent) {
      waiting.push(indent.inner);
    } else if (layout instanceof Group group) {
      waiting.push(group.inner);
    } else if (layout instanceof Sequence sequence) {
      List<Layout> reversed = new ArrayList<>(sequence.parts);
      Collections.reverse(reversed);
      reversed.forEach(waiting::push);
    }
  }

  /** Decides, group by group, what fits. */
  final class Writer {
    private record Task(int indent, boolean broken, Layout layout) {}

    private final StringBuilder out = new StringBuilder();
    private final Deque<Task> waiting = new ArrayDeque<>();
    private int column;

    private String write(Layout layout, int indent) {
      column = indent;
      waiting.push(new Task(indent, false, new Group(layout)));
      while (!waiting.isEmpty()) {
        write(waiting.pop());
      }
      return out.toString();
    }

    private void write(Task task) {
      if (task.layout instanceof Word word) {
        append(word.text);
      } else if (task.layout instanceof Break end) {
        lineEnd(task, end);
      } else if (task.layout instanceof Group group) {
        Task flat = new Task(task.indent, false, group.inner);
        waiting.push(fits(flat) ? flat : new Task(task.indent, true, group.inner));
      } else {
        pushParts(waiting, task);
      }
    }

    private void lineEnd(Task task, Break end) {
      if (task.broken) {
        out.append('\n').append(" ".repeat(task.indent));
        column = task.indent;
      } else {
        append(end.flat);
      }
    }

    private void append(String text) {
      out.append(text);
      column += text.codePointCount(0, text.length());
    }

    private static void pushParts(Deque<Task> tasks, Task task) {
      if (task.layout instanceof Indent inner) {
        tasks.push(new Task(task.indent + 2, task.broken, inner.inner));
      } else if (task.layout instanceof Sequence sequence) {
        for (int i = sequence.parts.size() - 1; i >= 0; i--) {
          tasks.push(new Task(task.indent, task.broken, sequence.parts.get(i)));
        }
      } else if (task.layout instanceof Group group) {
        tasks.push(new Task(task.indent, task.broken, group.inner));
      }
    }

    /** Whether the task fits on the line, with what follows up to the next break. */
    private boolean fits(Task first) {
      int room = WIDTH - column;
      Deque<Task> tasks = new ArrayDeque<>(List.of(first));
      Iterator<Task> following = waiting.iterator();
      while (room >= 0) {
        if (tasks.isEmpty()) {
          if (!following.hasNext()) {
            return true;
          }
          tasks.push(following.next());
        }
        Task task = tasks.pop();
        if (task.layout instanceof Word word) {
          room -= word.text.codePointCount(0, word.text.length());
        } else if (task.layout instanceof Break end) {
          if (task.broken) {
            return true;
          }
          room -= end.flat.length();
        } else {
          pushParts(tasks, task);
        }
      }
      return false;
    }
  }
}
