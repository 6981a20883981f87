package dev.nnc.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the writer's output the look of a file in this project's style. */
final class Layout {
  private static final int WIDTH = 100;

  /** A method's head, of one line or several, and the comments its body begins with. */
  private static final Pattern COMMENTED =
      Pattern.compile("(?m)^(( +)private [^;{}=]*\\{\\n)((?:\\2  // .*\\n)+)");

  private static final Pattern SHORT_JAVADOC =
      Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* (.*)\\n *\\*/\\n");

  private static final Pattern EMPTY = Pattern.compile("(?m)\\{\\n +\\}$");

  private Layout() {}

  static String tidy(String source) {
    String moved =
        COMMENTED
            .matcher(source)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        match.group(3).replaceAll("(?m)^  ", "") + match.group(1)));
    String documented =
        SHORT_JAVADOC.matcher(moved).replaceAll(match -> Matcher.quoteReplacement(javadoc(match)));
    List<String> lines = new ArrayList<>();
    String closed = EMPTY.matcher(documented).replaceAll("{}");
    for (String line : closed.split("\n", -1)) {
      add(lines, line);
    }
    return String.join("\n", lines);
  }

  private static String javadoc(MatchResult match) {
    String line = match.group(1) + "/** " + match.group(2) + " */";
    return line.length() <= WIDTH ? line + "\n" : match.group();
  }

  private static void add(List<String> lines, String line) {
    int last = lines.size() - 1;
    boolean together =
        last >= 1
            && isField(line)
            && lines.get(last).isEmpty()
            && isField(lines.get(last - 1))
            && (last < 2 || !lines.get(last - 2).endsWith("*/"));
    if (together) {
      lines.remove(last);
    }
    if (line.length() > WIDTH && line.strip().startsWith("* ")) {
      int space = line.lastIndexOf(' ', WIDTH);
      lines.add(line.substring(0, space));
      add(lines, " ".repeat(indent(line)) + "*" + line.substring(space));
      return;
    }
    int initializer = line.indexOf(" = ");
    if (line.length() > WIDTH && initializer > 0 && line.strip().startsWith("private ")) {
      lines.add(line.substring(0, initializer + 2));
      lines.add(" ".repeat(indent(line) + 4) + line.substring(initializer + 3));
    } else {
      lines.add(line);
    }
  }

  /** Whether it declares a field on a single line. */
  private static boolean isField(String line) {
    return line.startsWith("private ", indent(line)) && line.endsWith(";");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
