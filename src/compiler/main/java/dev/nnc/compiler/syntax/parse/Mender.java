package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.Characters;
import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Numbers;
import dev.nnc.compiler.syntax.build.Places;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;

/**
 * Reports tokens that no script holds and, where what was meant is plain, puts that in their place,
 * so that the rest of the statement can be read.
 */
final class Mender {
  /** Nobody mends more than these in one go. */
  private static final int MOST_REPORTS = 100;

  private static final Map<String, Integer> TRUTHS =
      Map.of(
          "True",
          NnLexer.TRUE,
          "TRUE",
          NnLexer.TRUE,
          "False",
          NnLexer.FALSE,
          "FALSE",
          NnLexer.FALSE);

  private final Source source;
  private final Diagnostics diagnostics;
  private int reports;

  /** The line of the last unreadable character: others on it are not spoken of again. */
  private int unreadableLine;

  Mender(Source source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  boolean tooMany() {
    return reports >= MOST_REPORTS;
  }

  void mend(CommonToken token) {
    switch (token.getType()) {
      case NnLexer.NAME -> word(token);
      case NnLexer.STRING, NnLexer.COMMENT, NnLexer.DOC -> hiddenCharacters(token);
      case NnLexer.MALFORMED_NUMBER -> number(token);
      case NnLexer.UNCLOSED_STRING -> unclosedString(token);
      case NnLexer.QUOTED -> quoted(token);
      case NnLexer.UNREADABLE -> unreadable(token);
      default -> sign(token);
    }
  }

  private void word(CommonToken token) {
    Integer truth = TRUTHS.get(token.getText());
    if (truth != null) {
      String name = NnLexer.VOCABULARY.getLiteralName(truth).replace('\'', '`');
      foreign(token, "`" + token.getText() + "` is not a truth value", "write " + name);
      token.setType(truth);
    }
  }

  private void sign(CommonToken token) {
    ForeignSigns.Answer answer = ForeignSigns.of(token.getType());
    if (answer != null) {
      foreign(token, "`" + token.getText() + "` " + answer.message(), answer.help());
      if (answer.meant() != ForeignSigns.STAYS) {
        token.setType(answer.meant());
      }
    }
  }

  private void number(CommonToken token) {
    String text = token.getText();
    report(
        Diagnostic.of(Code.BAD_NUMBER, span(token), "`" + Spot.brief(token) + "` is not a number")
            .help(Numbers.help(text)));
    token.setType(NnLexer.NUMBER);
    token.setText("0");
  }

  private void unclosedString(CommonToken token) {
    report(
        Diagnostic.of(Code.UNCLOSED, span(token), "this string is not closed on its line")
            .label("`\"` is missing at its end"));
    token.setType(NnLexer.STRING);
    token.setText("\"\"");
  }

  private void quoted(CommonToken token) {
    String text = token.getText();
    String help = text.length() > 40 ? "write `\"…\"`" : "write `" + text.replace('\'', '"') + "`";
    foreign(token, "strings stand in double quotes", help);
    token.setType(NnLexer.STRING);
    token.setText("\"\"");
  }

  private void unreadable(CommonToken token) {
    int line = source.line(token.getStartIndex());
    if (line != unreadableLine) {
      report(Characters.unreadable(span(token)));
    }
    unreadableLine = line;
  }

  private void hiddenCharacters(CommonToken token) {
    String text = source.text();
    for (int i = token.getStartIndex(); i < Places.end(token); i++) {
      if (Characters.isForbidden(text, i)) {
        report(Characters.unreadable(new Span(source, i, i + 1)));
        return;
      }
    }
  }

  /** Answers a comment of another language and says where it ends. */
  int comment(CommonToken token) {
    boolean block = token.getType() == NnLexer.BLOCK_COMMENT;
    int close = block ? source.text().indexOf("*/", token.getStartIndex() + 2) : -1;
    int end = close < 0 ? Places.end(token) : close + 2;
    int start = token.getStartIndex();
    Span span = new Span(source, start, start + (block ? 2 : 1));
    foreign(
        span,
        block ? "there are no block comments" : "`#` does not begin a comment",
        "begin each line of a comment with `//`");
    return end;
  }

  /** Answers {@code a.b}. */
  void dot(Span span, String owner, String member) {
    foreign(span, "names have no parts, so `.` has no meaning", Dots.help(owner, member));
  }

  private void foreign(CommonToken token, String message, String help) {
    foreign(span(token), message, help);
  }

  private void foreign(Span span, String message, String help) {
    report(Diagnostic.of(Code.FOREIGN_SYNTAX, span, message).help(help));
  }

  private void report(Diagnostic diagnostic) {
    reports++;
    diagnostics.report(diagnostic);
  }

  private Span span(CommonToken token) {
    return new Span(source, token.getStartIndex(), Places.end(token));
  }
}
