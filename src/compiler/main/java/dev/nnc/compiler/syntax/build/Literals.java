package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;
import org.antlr.v4.runtime.Token;

/** Numbers and strings, from their text to what they mean. */
final class Literals {
  /** Letters of a name: those of Java, and lines of messages, have limits of their own. */
  private static final int LONGEST_NAME = 1000;

  private final Places places;
  private final Diagnostics diagnostics;

  Literals(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  Ast.Number number(Token token) {
    String text = token.getText();
    boolean percent = token.getType() == NnLexer.PERCENT;
    String digits = text.replace("_", "").replace("%", "");
    double value = percent ? Double.parseDouble(digits + "e-2") : Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      diagnostics.report(
          Diagnostic.of(Code.BAD_NUMBER, places.of(token), "this number is too large")
              .note("the largest number of type double is about 1.8e308"));
    }
    return new Ast.Number(
        places.of(token),
        text,
        value,
        digits.equals(text.replace("_", "")) && digits.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  Ast.Text text(Token token) {
    String text = token.getText();
    String body = text.substring(1, text.length() - 1);
    Span span = places.of(token);
    return new Ast.Text(span, body.indexOf('\\') < 0 ? body : unescape(span, body));
  }

  /** The text of a name where it is given or mentioned by itself. */
  String name(Token token) {
    String name = token.getText();
    if (name.length() > LONGEST_NAME) {
      diagnostics.report(
          Diagnostic.of(
                  Code.TOO_LARGE, places.of(token), "a name of " + name.length() + " characters")
              .help("choose one of " + LONGEST_NAME + " at most"));
    }
    return name;
  }

  static String withoutPrime(String name) {
    return name.substring(0, name.length() - 1);
  }

  private String unescape(Span span, String body) {
    StringBuilder out = new StringBuilder(body.length());
    int i = 0;
    while (i < body.length()) {
      if (body.charAt(i) == '\\') {
        i += escape(span, body, i, out);
      } else {
        out.append(body.charAt(i++));
      }
    }
    return out.toString();
  }

  /** Appends what the escape at {@code at} stands for and says how long it is. */
  private int escape(Span span, String body, int at, StringBuilder out) {
    switch (body.charAt(at + 1)) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case '"', '\\' -> out.append(body.charAt(at + 1));
      case 'u' -> {
        return unicode(span, body, at, out);
      }
      default -> unknownEscape(span, body, at, 2);
    }
    return 2;
  }

  private int unicode(Span span, String body, int at, StringBuilder out) {
    int end = at + 2;
    int value = 0;
    while (end < body.length() && end < at + 6 && Character.digit(body.charAt(end), 16) >= 0) {
      value = 16 * value + Character.digit(body.charAt(end++), 16);
    }
    if (end == at + 6) {
      out.append((char) value);
    } else {
      unknownEscape(span, body, at, end - at);
    }
    return end - at;
  }

  private void unknownEscape(Span span, String body, int at, int length) {
    int start = span.start() + 1 + at;
    String escape = body.substring(at, at + length);
    diagnostics.report(
        Diagnostic.of(
                Code.UNEXPECTED,
                new Span(span.source(), start, start + length),
                "`" + escape + "` has no meaning in a string")
            .help("known are \\\" \\\\ \\n \\t \\uXXXX; a path is written with `/`"));
  }
}
