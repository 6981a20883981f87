package dev.nnc.compiler.emit.code;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes text of scripts fit to stand in comments, where it must stay text. */
public final class Docs {
  private static final int MOST_LINES = 3;

  /** With indentation and slashes a line of 100 characters. */
  private static final int LONGEST = 91;

  private Docs() {}

  /** What a script says of a model. */
  public static CodeBlock of(Program program) {
    CodeBlock.Builder text = CodeBlock.builder();
    program.doc().forEach(line -> text.add("$L\n", text(line)));
    if (program.doc().isEmpty()) {
      text.add("The model {@code $L}.\n", program.model());
    }
    return text.build();
  }

  /** What a script says of a part of a model, or else what there is to say without it. */
  public static String sentence(List<String> doc, String otherwise) {
    String text = text(String.join(" ", doc));
    if (text.isEmpty()) {
      return otherwise;
    }
    return text.endsWith(".") ? text : text + ".";
  }

  /** Text for Javadoc. */
  public static String text(String text) {
    return line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;");
  }

  /** Text for {@code code} in Javadoc. */
  public static String code(String text) {
    return line(text).replace("*/", "* /").replace("{", "(").replace("}", ")");
  }

  /** Text for a comment to the end of the line: a backslash could begin an escape of a newline. */
  public static String line(String text) {
    return text.replace("\\", "\\\\").replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ").strip();
  }

  /** The lines of the script that values come from. */
  public static CodeBlock comment(List<Node> values) {
    Set<String> lines = new LinkedHashSet<>();
    for (Node value : values) {
      for (Origin origin : value.origins()) {
        lines.add(line(origin.span()));
        break;
      }
    }
    CodeBlock.Builder comment = CodeBlock.builder();
    lines.stream().limit(MOST_LINES).forEach(line -> comment.add("// $L\n", line));
    return comment.build();
  }

  /** A line of a script with its place, cut where it is long. */
  public static String line(Span span) {
    String text = span.source().lineText(span.line());
    String place = span.source().name() + ":" + span.line() + ": ";
    String shown = line(place + text.strip().replaceAll("\\s+", " "));
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST - 2) + " …";
  }
}
