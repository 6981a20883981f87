package dev.nnc.compiler.emit.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tokens of a statement, and what can be said of those ahead. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'"
              + "|(?:[\\p{L}_$][\\p{L}\\p{N}_$.]*|[0-9][\\p{L}\\p{N}_.]*(?:(?<=[eE])-[0-9]+f?)?)"
              + "|->|::|\\+\\+|--|>>>|>>|<<|<=|>=|==|!=|&&|\\|\\||\\+=|-=|\\*=|/=|[^\\s]");

  /** Operators of two operands, those that bind least first. */
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

  static final int LEVELS = OPERATORS.size();

  private static final Pattern PRIMITIVE = Pattern.compile("float|double|int|long|boolean");
  private static final Pattern ASSIGNMENT = Pattern.compile("=|[-+*/]=");
  private static final Pattern END = Pattern.compile("[)\\]},;?:]");
  private static final Pattern OPERAND = Pattern.compile("[)\\]]|[\\p{L}\\p{N}_$.]+|\".*\"|'.*'");

  /** Shorter elements of a list fill lines. */
  private static final int SHORT = 10;

  private final List<String> tokens;
  private int at;

  private Tokens(List<String> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(String line) {
    return new Tokens(TOKEN.matcher(line).results().map(MatchResult::group).toList());
  }

  boolean goesOn() {
    return at < tokens.size();
  }

  String next() {
    return at(at);
  }

  String previous() {
    return at(at - 1);
  }

  String last() {
    return at(tokens.size() - 1);
  }

  private String at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : "";
  }

  void advance() {
    at++;
  }

  int position() {
    return at;
  }

  boolean isNext(String token) {
    return next().equals(token);
  }

  boolean isNext(Pattern tokens) {
    return tokens.matcher(next()).matches();
  }

  /** Where the sign of an assignment is, outside all brackets; negative without. */
  int assignment() {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      if (depth == 0 && ASSIGNMENT.matcher(tokens.get(i)).matches()) {
        return i;
      }
      depth += depth(tokens.get(i));
    }
    return -1;
  }

  private static int depth(String token) {
    return switch (token) {
      case "(", "[", "{" -> 1;
      case ")", "]", "}" -> -1;
      default -> 0;
    };
  }

  /** Whether the expression here is a choice, {@code a ? b : c}. */
  boolean isChoice() {
    return at(endOfOperation()).equals("?");
  }

  /** Behind the operators of two operands that are here. */
  private int endOfOperation() {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      if (depth == 0 && END.matcher(tokens.get(i)).matches()) {
        return i;
      }
      depth += depth(tokens.get(i));
    }
    return tokens.size();
  }

  // (a, b) -> c
  boolean isLambda() {
    int close = at;
    while (isNext("(") && close < tokens.size() && !at(close).equals(")")) {
      close++;
    }
    return isNext("(") && at(close + 1).equals("->");
  }

  // f(a).g(b)
  boolean isChain() {
    int depth = 0;
    for (int i = at; i < tokens.size() && depth >= 0; i++) {
      depth += depth(at(i));
      if (depth == 0 && at(i).equals(")")) {
        return at(i + 1).equals(".");
      }
      if (depth == 0 && END.matcher(at(i)).matches()) {
        return false;
      }
    }
    return false;
  }

  // (float) a
  boolean isCast() {
    return isNext("(") && PRIMITIVE.matcher(at(at + 1)).matches();
  }

  // new Type(…).with(…)
  boolean isBuilt() {
    int i = at + 2;
    while (at(i).equals(".")) {
      i += 2;
    }
    if (!isNext("new") || !at(i).equals("(")) {
      return false;
    }
    int depth = 0;
    do {
      depth += depth(at(i++));
    } while (depth > 0 && i < tokens.size());
    return at(i).equals(".");
  }

  /** How many values the operators of a level join here. */
  int operands(int level) {
    return operandLengths(level).size();
  }

  /** Whether the values that the operators of a level join here are short. */
  boolean operandsAreShort(int level) {
    return operandLengths(level).stream().allMatch(length -> length < SHORT);
  }

  private List<Integer> operandLengths(int level) {
    List<Integer> lengths = new ArrayList<>();
    int length = 0;
    int depth = 0;
    int end = endOfOperation();
    for (int i = at; i < end; i++) {
      String token = tokens.get(i);
      boolean operator = isOperator(i);
      if (depth == 0 && operator && level(token) < level) {
        break;
      }
      if (depth == 0 && operator && level(token) == level) {
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

  private static int level(String operator) {
    for (int level = 0; level < LEVELS; level++) {
      if (OPERATORS.get(level).contains(operator)) {
        return level;
      }
    }
    return LEVELS;
  }

  /** Whether it joins two values: neither a sign nor a cast is before it. */
  private boolean isOperator(int index) {
    String before = at(index - 1);
    boolean cast = before.equals(")") && PRIMITIVE.matcher(at(index - 2)).matches();
    return level(tokens.get(index)) < LEVELS && !cast && OPERAND.matcher(before).matches();
  }

  /** Whether the elements of the list here are short. */
  boolean elementsAreShort() {
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
