package dev.nnc.compiler.syntax.print;

import dev.nnc.compiler.syntax.Ast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How wide the head of a line is written, so that it aligns with its neighbours: statements of one
 * kind without a blank line or a comment of its own line between.
 *
 * @param keyword the width of its first word, {@code placeholder}
 * @param name the width of what it names
 */
record Tabs(int keyword, int name) {
  static final Tabs NONE = new Tabs(0, 0);

  private static final Pattern END_OF_RUN = Pattern.compile("\\n\\s*(\\n|//)");

  /** Names that differ more are left alone, so that none stands far from its sign. */
  private static final int MOST_PADDING = 6;

  /**
   * The head of a line that may be aligned.
   *
   * @param kind lines of one kind align
   */
  private record Head(String kind, String keyword, String name) {}

  /** For each of some items or statements of a block, how wide its head is written. */
  static List<Tabs> of(List<? extends Ast> lines) {
    List<Tabs> tabs = new ArrayList<>();
    List<Head> run = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Head head = head(lines.get(i));
      boolean follows = i > 0 && !apart(lines.get(i - 1), lines.get(i));
      if (!follows || head == null || run.isEmpty() || !head.kind.equals(run.get(0).kind)) {
        end(run, tabs);
      }
      if (head == null) {
        tabs.add(NONE);
      } else {
        run.add(head);
      }
    }
    end(run, tabs);
    return tabs;
  }

  private static void end(List<Head> run, List<Tabs> tabs) {
    int keyword = run.stream().mapToInt(head -> width(head.keyword)).max().orElse(0);
    int longest = run.stream().mapToInt(head -> width(head.name)).max().orElse(0);
    int shortest = run.stream().mapToInt(head -> width(head.name)).min().orElse(0);
    int name = longest - shortest <= MOST_PADDING ? longest : 0;
    tabs.addAll(Collections.nCopies(run.size(), new Tabs(keyword, name)));
    run.clear();
  }

  /** A comment inside of a line will be written before it. */
  private static boolean apart(Ast first, Ast second) {
    int start = first.span().end();
    int end = Math.max(start, second.span().start());
    return second.span().text().contains("//")
        || isDocumented(second)
        || END_OF_RUN.matcher(first.span().source().text().substring(start, end)).find();
  }

  private static boolean isDocumented(Ast line) {
    return (line instanceof Ast.DimItem dim && !dim.doc().isEmpty())
        || (line instanceof Ast.Config config && !config.doc().isEmpty());
  }

  private static @Nullable Head head(Ast line) {
    if (line instanceof Ast.DimItem || line instanceof Ast.Config) {
      return new Head("setting", "", StatementPrinter.setting((Ast.Item) line));
    }
    if (line instanceof Ast.Placeholder placeholder) {
      return new Head("storage", "placeholder", placeholder.name().name());
    }
    if (line instanceof Ast.Declaration declaration) {
      return new Head("storage", StatementPrinter.keyword(declaration), declaration.name().name());
    }
    if (line instanceof Ast.Bind bind) {
      return new Head("bind", "", StatementPrinter.targets(bind));
    }
    if (line instanceof Ast.Output output) {
      return output.value() == null ? null : new Head("output", "output", output.name().name());
    }
    boolean training = line instanceof Ast.Statement statement && TrainPrinter.prints(statement);
    return training ? new Head("train", TrainPrinter.keyword((Ast.Statement) line), "") : null;
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A first word, and the space behind it. */
  String keyword(String word) {
    return padded(word, keyword) + " ";
  }

  String name(String text) {
    return padded(text, name);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }
}
