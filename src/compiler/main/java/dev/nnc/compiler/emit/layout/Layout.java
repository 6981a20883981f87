package dev.nnc.compiler.emit.layout;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the writer's output the look of a file in google-java-format. */
public final class Layout {
  /** A method's head and the comments its body begins with. */
  private static final Pattern COMMENTED =
      Pattern.compile(
          "(?m)^(( +)(?:private|void|float|double|int|boolean) [^;{}=]*\\{\\n)((?:\\2  // .*\\n)+)");

  private static final Pattern EMPTY = Pattern.compile("(?m)\\{\\n +\\}$");

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();

  /** Begins a comment inside a method, which stays where it is. */
  private static final String REMARK = "//= ";

  private Layout() {}

  /** A comment on the statement that follows. */
  public static CodeBlock remark(String text) {
    return CodeBlock.of("$L\n", REMARK + text);
  }

  public static String tidy(String source) {
    String closed = EMPTY.matcher(String.join("\n", whole(source))).replaceAll("{}");
    String moved =
        COMMENTED
            .matcher(closed)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        match.group(3).replaceAll("(?m)^  ", "") + match.group(1)));
    List<String> broken = new ArrayList<>();
    for (String line : JavadocLayout.tidy(FieldSpacing.tidy(List.of(moved.split("\n", -1))))) {
      broken.add(
          isCode(line) ? Statement.broken(line) : line.replaceFirst("^( *)" + REMARK, "$1// "));
    }
    return String.join("\n", broken);
  }

  /** The lines with every statement on one. */
  private static List<String> whole(String source) {
    Layout layout = new Layout();
    for (String line : source.split("\n", -1)) {
      layout.add(line);
    }
    return layout.lines;
  }

  private void add(String line) {
    boolean code = isCode(line) || !statement.isEmpty();
    boolean complete = !code || line.matches(".*[;{}]") || line.strip().startsWith("@");
    statement.append(statement.isEmpty() ? line : " " + line.strip());
    if (complete) {
      lines.add(statement.toString());
      statement.setLength(0);
    }
  }

  /** Whether it is neither empty nor a line of a comment. */
  private static boolean isCode(String line) {
    String text = line.strip();
    return !text.isEmpty()
        && !text.startsWith("//")
        && !text.startsWith("/*")
        && !text.startsWith("*");
  }
}
