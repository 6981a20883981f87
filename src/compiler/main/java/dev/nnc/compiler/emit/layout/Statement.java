package dev.nnc.compiler.emit.layout;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a statement, or the head of a block, on one line and says where it may be broken. It knows
 * the Java that this package writes, no more.
 */
final class Statement {
  private static final Pattern SIGN = Pattern.compile("[-!+]|\\+\\+|--");
  private static final Pattern STEP = Pattern.compile("\\+\\+|--|;");
  private static final Pattern OPENING = Pattern.compile("[(,<\\[]");

  /** A method of a variable. */
  private static final Pattern CALLED = Pattern.compile("[a-z]\\w*\\.\\w+");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+|\\S");

  /** What a value follows. */
  private static final Set<String> LEADING = Set.of("return", "throw", "yield");

  private static final Pattern BRACKET = Pattern.compile("[\\[\\]<>,]");

  private final Tokens tokens;
  private final LineBreaks out = new LineBreaks();

  private Statement(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The line if it is short enough, else several; the line, too, if it is no known Java. */
  static String broken(String line) {
    if (line.length() <= LineBreaks.WIDTH) {
      return line;
    }
    int indent = line.length() - line.stripLeading().length();
    String lines = new Statement(Tokens.of(line)).lines(indent);
    return words(lines).equals(words(line)) ? lines : line;
  }

  /** What stays the same, however a text is broken: no words grow together. */
  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  private String lines(int indent) {
    String first = tokens.next();
    if (tokens.last().equals("{")) {
      switch (first) {
        case "for" -> loop();
        case "if" -> condition();
        default -> head();
      }
    } else if (LEADING.contains(first)) {
      take();
      out.text(" ");
      expression();
    } else {
      assignment();
    }
    while (tokens.goesOn()) {
      out.text(tokens.isNext("{") ? " " : "");
      take();
    }
    return out.lines(indent);
  }

  private void take() {
    out.text(tokens.next());
    tokens.advance();
  }

  // for (int i = 0; i < end; i++) {
  private void loop() {
    take();
    out.text(" ");
    take();
    out.open(4);
    while (tokens.goesOn() && !tokens.isNext(")")) {
      boolean first = tokens.previous().equals("(") || tokens.previous().equals(";");
      out.text(first || tokens.isNext(STEP) ? "" : " ");
      take();
      if (tokens.previous().equals(";")) {
        out.breakAll(" ");
      }
    }
    out.close();
  }

  // if (a < b && c) {
  private void condition() {
    take();
    out.text(" ");
    take();
    expression();
  }

  // private static void f(float[] a, int b) {
  private void head() {
    out.open(4);
    while (tokens.goesOn() && !tokens.isNext("(") && !tokens.isNext("{")) {
      word();
    }
    if (tokens.isNext("(")) {
      take();
      out.breakToFill("");
      out.open(0);
      while (tokens.goesOn() && !tokens.isNext(")")) {
        if (tokens.isNext(",")) {
          take();
          out.breakAll(" ");
        } else {
          word();
        }
      }
      out.close();
    }
    out.close();
  }

  /** A word of a declaration, behind a space if it is not the first. */
  private void word() {
    boolean first = tokens.position() == 0 || tokens.previous().equals(",");
    boolean joined = OPENING.matcher(tokens.previous()).matches() || tokens.isNext(BRACKET);
    out.text(first || joined ? "" : " ");
    take();
  }

  // float[] a = b;   a[i] += b;   f(a);
  private void assignment() {
    int sign = tokens.assignment();
    if (sign < 0) {
      expression();
      return;
    }
    out.open(4);
    target(sign);
    out.text(" ");
    take();
    if (tokens.isNext("{")) {
      out.close();
      out.text(" ");
      expression();
      return;
    }
    out.breakToFill(" ");
    expression();
    out.close();
  }

  private void target(int end) {
    int depth = 0;
    while (tokens.position() < end) {
      depth -= tokens.isNext("]") ? 1 : 0;
      if (depth > 0) {
        out.text(tokens.previous().equals("[") ? "" : " ");
        take();
      } else {
        word();
      }
      depth += tokens.previous().equals("[") ? 1 : 0;
    }
  }

  private void expression() {
    if (tokens.isLambda()) {
      lambda();
      return;
    }
    if (!tokens.isChoice()) {
      binary(0);
      return;
    }
    out.open(4);
    binary(0);
    branch();
    branch();
    out.close();
  }

  // (a, b) ->
  //     f(a, b)
  private void lambda() {
    out.open(4);
    while (!tokens.previous().equals("->")) {
      out.text(tokens.previous().equals(",") || tokens.isNext("->") ? " " : "");
      take();
    }
    out.breakAll(" ");
    expression();
    out.close();
  }

  // ? a   : a
  private void branch() {
    out.breakAll(" ");
    take();
    out.text(" ");
    expression();
  }

  private void binary(int level) {
    if (level == Tokens.LEVELS) {
      unary();
      return;
    }
    int operands = tokens.operands(level);
    if (operands == 1) {
      binary(level + 1);
      return;
    }
    boolean fills = tokens.operandsAreShort(level);
    out.open(4);
    binary(level + 1);
    for (int operand = 1; operand < operands; operand++) {
      breakBetween(fills);
      take();
      out.text(" ");
      binary(level + 1);
    }
    out.close();
  }

  private void breakBetween(boolean fills) {
    if (fills) {
      out.breakToFill(" ");
    } else {
      out.breakAll(" ");
    }
  }

  private void unary() {
    if (tokens.isNext(SIGN)) {
      take();
      unary();
    } else if (tokens.isCast()) {
      cast();
    } else if (tokens.isBuilt()) {
      built();
    } else {
      called();
    }
  }

  // f(a)
  //     .g(b)
  //     .h(c)
  private void called() {
    boolean chain = tokens.isChain();
    out.open(chain ? 4 : 0);
    if (chain && tokens.isNext(CALLED)) {
      receiver();
    } else {
      primary();
    }
    boolean result = false;
    do {
      if (result && tokens.isNext(".")) {
        out.breakAll("");
      }
      result |= chain && tokens.isNext("(");
    } while (selector());
    out.close();
  }

  // a
  //     .f
  private void receiver() {
    int dot = tokens.next().indexOf('.');
    out.text(tokens.next().substring(0, dot));
    out.breakAll("");
    out.text(tokens.next().substring(dot));
    tokens.advance();
  }

  // new Type(a)
  //     .with(b)
  private void built() {
    out.open(4);
    primary();
    while (tokens.isNext(".")) {
      selector();
    }
    arguments();
    while (tokens.isNext(".")) {
      out.breakAll("");
      selector();
      arguments();
    }
    out.close();
  }

  // (float) a
  private void cast() {
    out.open(4);
    while (tokens.goesOn() && !tokens.isNext(")")) {
      take();
    }
    take();
    out.breakAll(" ");
    unary();
    out.close();
  }

  private void primary() {
    if (tokens.isNext("new")) {
      take();
      out.text(" ");
    }
    if (tokens.isNext("(")) {
      take();
      expression();
      take();
    } else if (tokens.isNext("{")) {
      elements();
    } else {
      take();
    }
  }

  private boolean selector() {
    if (tokens.isNext("(")) {
      arguments();
    } else if (tokens.isNext("[")) {
      index();
    } else if (tokens.isNext("{") && tokens.previous().equals("]")) {
      out.text(" ");
      elements();
    } else if (tokens.isNext("::") || tokens.isNext(".")) {
      take();
      take();
    } else if (tokens.isNext("++") || tokens.isNext("--")) {
      take();
    } else {
      return false;
    }
    return true;
  }

  private void index() {
    out.open(4);
    take();
    if (!tokens.isNext("]")) {
      out.breakToFill("");
      expression();
    }
    take();
    out.close();
  }

  // (a, b)
  private void arguments() {
    out.open(4);
    take();
    if (!tokens.isNext(")")) {
      out.breakAll("");
      out.open(0);
      list();
      out.close();
    }
    take();
    out.close();
  }

  // {a, b}
  private void elements() {
    out.open(2);
    take();
    out.breakAll("");
    out.open(0);
    list();
    out.close();
    out.breakAll("", -2);
    out.close();
    take();
  }

  private void list() {
    boolean fills = tokens.elementsAreShort();
    expression();
    while (tokens.isNext(",")) {
      take();
      breakBetween(fills);
      expression();
    }
  }
}
