package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** A tree as text without places, so that trees of different texts can be compared. */
final class Outline {
  private Outline() {}

  static String of(Ast.Script script) {
    StringBuilder out = new StringBuilder();
    append(out, script.items());
    script.comments().forEach(comment -> out.append(comment.text()).append('\n'));
    return out.toString();
  }

  static String of(Ast tree) {
    StringBuilder out = new StringBuilder();
    append(out, tree);
    return out.toString();
  }

  private static void append(StringBuilder out, Object value) {
    if (value instanceof List<?> list) {
      out.append('[');
      list.forEach(element -> append(out, element));
      out.append(']');
    } else if (value instanceof Record node) {
      out.append(node.getClass().getSimpleName()).append('(');
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        appendComponent(out, node, component);
      }
      out.append(")\n");
    } else {
      out.append(value);
    }
  }

  private static void appendComponent(StringBuilder out, Record node, RecordComponent component) {
    if (component.getType() == Span.class) {
      return;
    }
    try {
      Object value = component.getAccessor().invoke(node);
      out.append(' ').append(component.getName()).append('=');
      append(out, value == null ? "none" : value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
