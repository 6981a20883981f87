package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/** Which bracket closes which. */
final class Brackets {
  private Brackets() {}

  static boolean isOpener(int type) {
    return isRound(type) || type == NnLexer.LEFT_BRACE;
  }

  /** Whether newlines inside the bracket end nothing. */
  static boolean isRound(int type) {
    return closer(type) == NnLexer.RIGHT_PARENTHESIS || closer(type) == NnLexer.RIGHT_BRACKET;
  }

  static boolean isCloser(int type) {
    return type == NnLexer.RIGHT_PARENTHESIS
        || type == NnLexer.RIGHT_BRACKET
        || type == NnLexer.RIGHT_BRACE;
  }

  /** The type of the bracket that closes {@code opener}; no type where that is no bracket. */
  static int closer(int opener) {
    return switch (opener) {
      case NnLexer.LEFT_PARENTHESIS, NnLexer.CALL_OPEN -> NnLexer.RIGHT_PARENTHESIS;
      case NnLexer.LEFT_BRACKET, NnLexer.INDEX_OPEN -> NnLexer.RIGHT_BRACKET;
      case NnLexer.LEFT_BRACE -> NnLexer.RIGHT_BRACE;
      default -> CommonToken.INVALID_TYPE;
    };
  }

  static boolean match(List<CommonToken> tokens) {
    Deque<Integer> open = new ArrayDeque<>();
    for (CommonToken token : tokens) {
      int type = token.getType();
      if (isOpener(type)) {
        open.push(closer(type));
      } else if (isCloser(type) && (open.isEmpty() || open.pop() != type)) {
        return false;
      }
    }
    return open.isEmpty();
  }
}
