package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Operators;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Tells the words that begin items and statements from the same words as names. */
final class StatementStart {
  private StatementStart() {}

  static boolean isItemWord(int type) {
    return type >= NnLexer.USE && type <= NnLexer.TRAIN;
  }

  static boolean isStatementWord(int type) {
    return switch (type) {
      case NnLexer.PLACEHOLDER,
          NnLexer.VARIABLE,
          NnLexer.STATE,
          NnLexer.SLOT,
          NnLexer.OUTPUT,
          NnLexer.LAYER,
          NnLexer.REPEAT,
          NnLexer.IF,
          NnLexer.RETURN,
          NnLexer.PENALTY,
          NnLexer.REQUIRE,
          NnLexer.DATA,
          NnLexer.VALIDATE,
          NnLexer.LOSS,
          NnLexer.REGULARIZE,
          NnLexer.CONSTRAIN,
          NnLexer.OPTIMIZE,
          NnLexer.AVERAGE,
          NnLexer.RUN,
          NnLexer.METRIC,
          NnLexer.LOG,
          NnLexer.STOP,
          NnLexer.CHECKPOINT,
          NnLexer.PLOT ->
          true;
      default -> false;
    };
  }

  static boolean isTrainingWord(int type) {
    return isStatementWord(type) && type >= NnLexer.DATA && type <= NnLexer.PLOT;
  }

  /** Whether an item begins at {@code index}. */
  static boolean ofItem(List<CommonToken> tokens, int index) {
    Token next = tokens.get(Math.min(index + 1, tokens.size() - 1));
    return isItemWord(tokens.get(index).getType())
        && (Spacing.isWord(next) || next.getType() == NnLexer.STRING);
  }

  /** Whether an item or a statement, a binding among them, begins at {@code index}. */
  static boolean at(List<CommonToken> tokens, int index) {
    int next = tokens.get(Math.min(index + 1, tokens.size() - 1)).getType();
    return plainlyAt(tokens, index)
        || ofItem(tokens, index)
        || (isStatementWord(tokens.get(index).getType()) && goesOn(next));
  }

  /** Whether what begins at {@code index} can only be an item or a statement. */
  static boolean plainlyAt(List<CommonToken> tokens, int index) {
    CommonToken first = tokens.get(index);
    int next = tokens.get(Math.min(index + 1, tokens.size() - 1)).getType();
    boolean binds = next == NnLexer.ASSIGN && (Spacing.isWord(first) || isPrimed(first));
    boolean word = isStatementWord(first.getType()) || isItemWord(first.getType());
    return binds || (word && next == NnLexer.NAME);
  }

  private static boolean isPrimed(Token token) {
    return token.getType() == NnLexer.PRIMED;
  }

  private static boolean goesOn(int next) {
    return next != NnLexer.COMMA
        && next != NnLexer.NEWLINE
        && !Brackets.isCloser(next)
        && !Operators.isInfix(next);
  }
}
