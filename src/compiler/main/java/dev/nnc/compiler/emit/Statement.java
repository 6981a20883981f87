package dev.nnc.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a statement, or the head of a block, on one line and says where it may be broken. It knows
 * the Java that this package writes, no more.
 */
final class Statement {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'"
              + "|(?:[\\p{L}_$][\\p{L}\\p{N}_$.]*|[0-9][\\p{L}\\p{N}_.]*(?:(?<=[eE])-[0-9]+f?)?)"
              + "|->|::|\\+\\+|--|>>>|>>|<<|<=|>=|==|!=|&&|\\|\\||\\+=|-=|\\*=|/=|[^\\s]");

  private static final List<Set<String>> OPERATORS =
      List.of(
          Set.of("||"),
          Set.of("&&"),
          Set.of("|"),
          Set.of("^"),
          Set.of("&"),
          Set.of("==", "!="),
          Set.of("<", "<=", ">", ">="),
          Set.of("<<", ">>", ">>>"),
          Set.of("+", "-"),
          Set.of("*", "/", "%"));

  private static final Pattern ASSIGNMENT = Pattern.compile("=|[-+*/]=");
  private static final Pattern PRIMITIVE = Pattern.compile("float|double|int|long|boolean");

  /** Shorter elements of a list fill lines. */
  private static final int SHORT = 10;

  private final List<String> tokens;
  private final LineBreaks out = new LineBreaks();
  private int at;

  private Statement(List<String> tokens) {
    this.tokens = tokens;
  }

  /** The line if it is short enough, else several; the line, too, if it is no known Java. */
  static String broken(String line) {
    if (line.length() <= LineBreaks.WIDTH) {
      return line;
    }
    int indent = line.length() - line.stripLeading().length();
    List<String> tokens = tokens(line);
    String lines = new Statement(tokens).lines(indent);
    return tokens(lines).equals(tokens) ? lines : line;
  }

  private static List<String> tokens(String line) {
    return TOKEN.matcher(line).results().map(MatchResult::group).toList();
  }

  private String lines(int indent) {
    String first = peek();
    if (tokens.get(tokens.size() - 1).equals("{")) {
      switch (first) {
        case "for" -> loop();
        case "if" -> condition();
        default -> head();
      }
    } else if (first.equals("return") || first.equals("throw")) {
      take();
      out.text(" ");
      expression();
    } else {
      assignment();
    }
    while (goesOn()) {
      out.text(peek().equals("{") ? " " : "");
      take();
    }
    return out.lines(indent);
  }

  private String peek() {
    return goesOn() ? tokens.get(at) : "";
  }

  private boolean goesOn() {
    return at < tokens.size();
  }

  private boolean next(String token) {
    return peek().equals(token);
  }

  private void take() {
    out.text(peek());
    at++;
  }

  // for (int i = 0; i < end; i++) {
  private void loop() {
    take();
    out.text(" ");
    take();
    out.open(4);
    while (goesOn() && !next(")")) {
      boolean joined = peek().matches("\\+\\+|--") || peek().equals(";");
      boolean starts = tokens.get(at - 1).matches("[(;]");
      out.text(joined || starts ? "" : " ");
      if (next("int")) {
        take();
      } else if (next(";")) {
        take();
        out.breakAll(" ");
      } else {
        take();
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
    while (goesOn() && !next("(") && !next("{")) {
      word();
    }
    if (next("(")) {
      take();
      out.breakToFill("");
      out.open(0);
      while (goesOn() && !next(")")) {
        if (next(",")) {
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
    String before = at == 0 ? "(" : tokens.get(at - 1);
    boolean joined = before.matches("[(,<\\[]") || peek().matches("[\\[\\]<>,]");
    out.text(joined ? "" : " ");
    take();
  }

  // float[] a = b;   a[i] += b;   f(a);
  private void assignment() {
    int sign = at;
    int depth = 0;
    while (sign < tokens.size() && (depth > 0 || !ASSIGNMENT.matcher(tokens.get(sign)).matches())) {
      depth += depth(tokens.get(sign));
      sign++;
    }
    if (sign == tokens.size()) {
      expression();
      return;
    }
    boolean array = tokens.get(sign + 1).equals("{");
    out.open(array ? 0 : 4);
    target(sign);
    out.text(" ");
    take();
    if (array) {
      out.text(" ");
    } else {
      out.breakToFill(" ");
    }
    expression();
    out.close();
  }

  private void target(int end) {
    int depth = 0;
    while (at < end) {
      depth -= next("]") ? 1 : 0;
      if (depth > 0) {
        boolean inner = tokens.get(at - 1).equals("[");
        out.text(inner ? "" : " ");
        take();
      } else {
        word();
      }
      depth += tokens.get(at - 1).equals("[") ? 1 : 0;
    }
  }

  private void expression() {
    boolean chooses = endOf("?") < tokens.size() && tokens.get(endOf("?")).equals("?");
    if (chooses) {
      out.open(4);
    }
    binary(0);
    if (chooses) {
      branch();
      branch();
      out.close();
    }
  }

  // ? a   : a
  private void branch() {
    out.breakAll(" ");
    take();
    out.text(" ");
    expression();
  }

  /** Where the expression that starts here ends, or has the sign first. */
  private int endOf(String sign) {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (depth == 0 && (token.equals(sign) || token.matches("[)\\]},;?:]"))) {
        return i;
      }
      depth += depth(token);
    }
    return tokens.size();
  }

  private static int depth(String token) {
    return token.matches("[(\\[{]") ? 1 : token.matches("[)\\]}]") ? -1 : 0;
  }

  private void binary(int level) {
    if (level == OPERATORS.size()) {
      unary();
      return;
    }
    List<Integer> lengths = operands(level);
    if (lengths.size() == 1) {
      binary(level + 1);
      return;
    }
    boolean fills = lengths.stream().allMatch(length -> length < SHORT);
    out.open(4);
    binary(level + 1);
    for (int operand = 1; operand < lengths.size(); operand++) {
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

  /** The lengths of what the operators of a level join here; of one value if there is none. */
  private List<Integer> operands(int level) {
    List<Integer> lengths = new ArrayList<>();
    int length = 0;
    int depth = 0;
    int end = endOf(";");
    for (int i = at; i < end; i++) {
      String token = tokens.get(i);
      boolean operator = isOperator(i);
      if (depth == 0 && operator && levelOf(token) < level) {
        break;
      }
      if (depth == 0 && operator && levelOf(token) == level) {
        lengths.add(length);
        length = 0;
      } else {
        length += token.length() + (operator ? 2 : token.equals(",") ? 1 : 0);
      }
      depth += depth(token);
    }
    lengths.add(length);
    return lengths;
  }

  private static int levelOf(String operator) {
    for (int level = 0; level < OPERATORS.size(); level++) {
      if (OPERATORS.get(level).contains(operator)) {
        return level;
      }
    }
    return OPERATORS.size();
  }

  /** Whether it joins two values: no sign, no cast is before it. */
  private boolean isOperator(int index) {
    if (index == 0 || levelOf(tokens.get(index)) == OPERATORS.size()) {
      return false;
    }
    String before = tokens.get(index - 1);
    boolean cast = before.equals(")") && PRIMITIVE.matcher(tokens.get(index - 2)).matches();
    return !cast && before.matches("[)\\]]|[\\p{L}\\p{N}_$.]*|\".*\"|'.*'");
  }

  private void unary() {
    if (peek().matches("[-!+]|\\+\\+|--")) {
      take();
      unary();
    } else if (isCast()) {
      cast();
    } else {
      postfix();
    }
  }

  private boolean isCast() {
    return next("(") && at + 2 < tokens.size() && PRIMITIVE.matcher(tokens.get(at + 1)).matches();
  }

  // (float) a
  private void cast() {
    out.open(4);
    while (goesOn() && !next(")")) {
      take();
    }
    take();
    out.breakAll(" ");
    unary();
    out.close();
  }

  private void postfix() {
    if (next("new")) {
      take();
      out.text(" ");
    }
    if (next("(")) {
      take();
      expression();
      take();
    } else if (next("{")) {
      elements();
    } else {
      take();
    }
    while (true) {
      if (next("(")) {
        arguments();
      } else if (next("[")) {
        take();
        if (!next("]")) {
          expression();
        }
        take();
      } else if (next("{") && tokens.get(at - 1).equals("]")) {
        out.text(" ");
        elements();
      } else if (peek().matches("::|\\+\\+|--")) {
        take();
      } else if (peek().startsWith(".") || tokens.get(at - 1).equals("::")) {
        take();
      } else {
        return;
      }
    }
  }

  // (a, b)
  private void arguments() {
    out.open(4);
    take();
    if (!next(")")) {
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
    boolean fills = elementsAreShort();
    expression();
    while (next(",")) {
      take();
      breakBetween(fills);
      expression();
    }
  }

  private boolean elementsAreShort() {
    int length = 0;
    int depth = 0;
    for (int i = at; i < tokens.size() && depth >= 0; i++) {
      String token = tokens.get(i);
      depth += depth(token);
      length = depth == 0 && token.equals(",") ? 0 : length + token.length();
      if (depth >= 0 && length >= SHORT) {
        return false;
      }
    }
    return true;
  }
}
