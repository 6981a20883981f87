package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Operators;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Leaves the newlines that end statements. A newline is none inside {@code ( )} or {@code [ ]},
 * after what must go on, and before what can only go on. What must go on but is followed by what
 * can only be a statement is a mistake: there the newline stays, so that the mistake is found in
 * its own line.
 */
final class NewlineFilter {
  private final List<CommonToken> tokens;
  private final List<CommonToken> kept = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();

  private NewlineFilter(List<CommonToken> tokens) {
    this.tokens = tokens;
  }

  static List<CommonToken> filter(List<CommonToken> tokens) {
    NewlineFilter filter = new NewlineFilter(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      filter.add(i);
    }
    return filter.kept;
  }

  private void add(int index) {
    CommonToken token = tokens.get(index);
    if (token.getType() != NnLexer.NEWLINE) {
      follow(token.getType());
      kept.add(token);
    } else if (endsStatement(index)) {
      kept.add(token);
    }
  }

  private void follow(int type) {
    if (Brackets.isOpener(type)) {
      open.push(type);
    } else if (Brackets.isCloser(type) && !open.isEmpty()) {
      open.pop();
    }
  }

  private boolean endsStatement(int index) {
    int next = index + 1;
    Integer bracket = open.peek();
    if (kept.isEmpty() || tokens.get(next).getType() == NnLexer.NEWLINE) {
      return false;
    }
    return (bracket == null || !Brackets.isRound(bracket))
        && !goesOnAfter(kept.get(kept.size() - 1), next)
        && !goesOnBefore(next);
  }

  private boolean goesOnAfter(Token last, int next) {
    return switch (last.getType()) {
      case NnLexer.NEWLINE, NnLexer.LEFT_BRACE, NnLexer.COMMA -> true;
      case NnLexer.ASSIGN, NnLexer.TILDE, NnLexer.NOT -> !StatementStart.plainlyAt(tokens, next);
      default -> isOperator(last.getType()) && !StatementStart.plainlyAt(tokens, next);
    };
  }

  private boolean goesOnBefore(int index) {
    Token first = tokens.get(index);
    return switch (first.getType()) {
      case Token.EOF, NnLexer.LEFT_BRACE, NnLexer.RIGHT_BRACE, NnLexer.ELSE -> true;
      case NnLexer.WHERE,
          NnLexer.SPLIT,
          NnLexer.BY,
          NnLexer.WEIGHTED,
          NnLexer.ON,
          NnLexer.EVERY,
          NnLexer.OF,
          NnLexer.MISSING,
          NnLexer.TO,
          NnLexer.EXCEPT,
          NnLexer.KEEP ->
          !isBound(tokens.get(index + 1));
      default -> isOperator(first.getType());
    };
  }

  /** Whether the word before the token is a name that a statement binds. */
  private static boolean isBound(Token next) {
    return next.getType() == NnLexer.ASSIGN || next.getType() == NnLexer.COMMA;
  }

  private static boolean isOperator(int type) {
    return Operators.isInfix(type)
        || type == NnLexer.TIGHT_MINUS
        || type == NnLexer.PIPE
        || type == NnLexer.THEN
        || type == NnLexer.WITH;
  }
}
