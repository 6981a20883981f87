package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Tells calls, indexes and signs of numbers by the spaces around their first character. */
final class Spacing {
  private Spacing() {}

  static void mark(List<CommonToken> tokens) {
    for (int i = 1; i < tokens.size() - 1; i++) {
      mark(tokens.get(i - 1), tokens.get(i), tokens.get(i + 1));
    }
  }

  private static void mark(Token before, CommonToken token, Token after) {
    boolean glued = adjacent(before, token);
    int type = token.getType();
    if (type == NnLexer.LEFT_PARENTHESIS && glued && isWord(before)) {
      token.setType(NnLexer.CALL_OPEN);
    } else if (type == NnLexer.LEFT_BRACKET && glued && endsValue(before)) {
      token.setType(NnLexer.INDEX_OPEN);
    } else if (type == NnLexer.MINUS && !glued && adjacent(token, after)) {
      token.setType(NnLexer.TIGHT_MINUS);
    }
  }

  private static boolean adjacent(Token first, Token second) {
    return first.getStopIndex() + 1 == second.getStartIndex()
        && second.getType() != NnLexer.NEWLINE
        && first.getType() != NnLexer.NEWLINE;
  }

  /** Whether a value may end with the token. */
  static boolean endsValue(Token token) {
    return isWord(token)
        || switch (token.getType()) {
          case NnLexer.NUMBER,
              NnLexer.PERCENT,
              NnLexer.STRING,
              NnLexer.PRIMED,
              NnLexer.TRUE,
              NnLexer.FALSE,
              NnLexer.RIGHT_PARENTHESIS,
              NnLexer.RIGHT_BRACKET ->
              true;
          default -> false;
        };
  }

  /** Whether the token is a name or a word that may be one. */
  static boolean isWord(Token token) {
    int type = token.getType();
    return type == NnLexer.NAME || (type >= NnLexer.USE && type <= NnLexer.SAMPLES);
  }

  /** Whether the token is a word of the language that may be a name. */
  static boolean isKeyword(Token token) {
    return isWord(token) && token.getType() != NnLexer.NAME;
  }
}
