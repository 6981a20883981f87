package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.syntax.antlr.NnLexer;
import java.util.Map;

/** Which token means which operator. */
public final class Operators {
  private static final Map<Integer, Infix> INFIX =
      Map.ofEntries(
          Map.entry(NnLexer.CARET, Infix.POWER),
          Map.entry(NnLexer.AT, Infix.MATMUL),
          Map.entry(NnLexer.STAR, Infix.TIMES),
          Map.entry(NnLexer.SLASH, Infix.DIVIDE),
          Map.entry(NnLexer.PLUS, Infix.PLUS),
          Map.entry(NnLexer.MINUS, Infix.MINUS),
          Map.entry(NnLexer.LESS, Infix.LESS),
          Map.entry(NnLexer.LESS_EQUAL, Infix.LESS_EQUAL),
          Map.entry(NnLexer.GREATER, Infix.GREATER),
          Map.entry(NnLexer.GREATER_EQUAL, Infix.GREATER_EQUAL),
          Map.entry(NnLexer.EQUAL, Infix.EQUAL),
          Map.entry(NnLexer.NOT_EQUAL, Infix.NOT_EQUAL),
          Map.entry(NnLexer.AND, Infix.AND),
          Map.entry(NnLexer.OR, Infix.OR));

  private static final Map<Integer, Ast.Unit> UNITS =
      Map.of(
          NnLexer.EPOCHS, Ast.Unit.EPOCHS,
          NnLexer.STEPS, Ast.Unit.STEPS,
          NnLexer.SAMPLES, Ast.Unit.SAMPLES);

  private Operators() {}

  public static boolean isInfix(int type) {
    return INFIX.containsKey(type);
  }

  public static Infix infix(int type) {
    return known(INFIX, type);
  }

  public static Ast.Unit unit(int type) {
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
