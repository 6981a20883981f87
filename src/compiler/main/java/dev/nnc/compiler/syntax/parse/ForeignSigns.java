package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signs of other languages, and what to write instead. */
final class ForeignSigns {
  /** The sign stays in its place: what was meant is not plain. */
  static final int STAYS = -1;

  /**
   * What is said about a sign.
   *
   * @param message what is wrong with it, to stand behind the sign
   * @param help what to write
   * @param meant the type of the token that was meant, or {@link #STAYS}
   */
  record Answer(String message, String help, int meant) {}

  private static final Map<Integer, Answer> ANSWERS =
      Map.ofEntries(
          answer(NnLexer.WALRUS, "does not bind a name", "write `=`", NnLexer.ASSIGN),
          answer(NnLexer.STAR_STAR, "is not a power", "write `^`", NnLexer.CARET),
          answer(
              NnLexer.COMPOUND_ASSIGN,
              "changes a value, and a name keeps its value",
              "bind a new name, or declare `state s` and set its next value, `s' = s + 1`",
              NnLexer.ASSIGN),
          answer(
              NnLexer.ARROW,
              "has no meaning in a script",
              "leave it out: a result has no type, and a function has a name, `def f(x) = x^2`",
              STAYS),
          answer(
              NnLexer.FAT_ARROW,
              "has no meaning in a script",
              "a function is written `def f(x) = x^2`",
              STAYS),
          answer(NnLexer.AND_AND, "is not an operator", "write `and`", NnLexer.AND),
          answer(
              NnLexer.OR_OR,
              "is not an operator",
              "write `or`; a value is passed on with `|>`",
              NnLexer.OR),
          answer(NnLexer.BANG, "is not an operator", "write `not`", NnLexer.NOT),
          answer(
              NnLexer.MODULO,
              "is not an operator",
              "the remainder is `mod(a, b)`; a share is digits and `%` right behind them: `80%`",
              NnLexer.STAR),
          answer(NnLexer.STRICT_EQUAL, "is not an operator", "write `==`", NnLexer.EQUAL),
          answer(NnLexer.STRICT_NOT_EQUAL, "is not an operator", "write `!=`", NnLexer.NOT_EQUAL),
          answer(
              NnLexer.QUESTION,
              "is not an operator",
              "a choice is written `where(condition, a, b)`, a number of rows `batch`",
              STAYS),
          answer(
              NnLexer.BACKSLASH,
              "has no meaning outside of strings",
              "a line that ends with an operator, or inside brackets, goes on by itself",
              STAYS));

  private ForeignSigns() {}

  private static Map.Entry<Integer, Answer> answer(
      int type, String message, String help, int meant) {
    return Map.entry(type, new Answer(message, help, meant));
  }

  static @Nullable Answer of(int type) {
    return ANSWERS.get(type);
  }

  /** Whether the token was reported and stays where no parser can read it. */
  static boolean isReported(int type) {
    Answer answer = of(type);
    return type == NnLexer.DOT
        || type == NnLexer.UNREADABLE
        || (answer != null && answer.meant == STAYS);
  }
}
