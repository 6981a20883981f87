package dev.nnc.compiler.syntax;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import java.util.Map;

/** Which token means which operator. */
final class Operators {
  private static final Map<Integer, Ast.Infix> INFIX =
      Map.ofEntries(
          Map.entry(NnLexer.CARET, Ast.Infix.POWER),
          Map.entry(NnLexer.AT, Ast.Infix.MATMUL),
          Map.entry(NnLexer.STAR, Ast.Infix.TIMES),
          Map.entry(NnLexer.SLASH, Ast.Infix.DIVIDE),
          Map.entry(NnLexer.PLUS, Ast.Infix.PLUS),
          Map.entry(NnLexer.MINUS, Ast.Infix.MINUS),
          Map.entry(NnLexer.LESS, Ast.Infix.LESS),
          Map.entry(NnLexer.LESS_EQUAL, Ast.Infix.LESS_EQUAL),
          Map.entry(NnLexer.GREATER, Ast.Infix.GREATER),
          Map.entry(NnLexer.GREATER_EQUAL, Ast.Infix.GREATER_EQUAL),
          Map.entry(NnLexer.EQUAL, Ast.Infix.EQUAL),
          Map.entry(NnLexer.NOT_EQUAL, Ast.Infix.NOT_EQUAL),
          Map.entry(NnLexer.AND, Ast.Infix.AND),
          Map.entry(NnLexer.OR, Ast.Infix.OR));

  private static final Map<Integer, Ast.Unit> UNITS =
      Map.of(
          NnLexer.EPOCHS, Ast.Unit.EPOCHS,
          NnLexer.STEPS, Ast.Unit.STEPS,
          NnLexer.SAMPLES, Ast.Unit.SAMPLES);

  private Operators() {}

  static boolean isInfix(int type) {
    return INFIX.containsKey(type);
  }

  static Ast.Infix infix(int type) {
    return known(INFIX, type);
  }

  static Ast.Unit unit(int type) {
    return known(UNITS, type);
  }

  private static <T> T known(Map<Integer, T> table, int type) {
    T found = table.get(type);
    if (found == null) {
      throw new IllegalStateException(NnLexer.VOCABULARY.getSymbolicName(type));
    }
    return found;
  }
}
