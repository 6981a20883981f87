package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Places;
import dev.nnc.compiler.text.Span;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * A place in a statement where the parser stopped.
 *
 * @param tokens the statement and a token that marks its end
 * @param index of the token that cannot stand there
 */
record Spot(Places places, List<CommonToken> tokens, int index) {

  private static final int LONGEST = 40;

  /**
   * The type of the token {@code distance} behind the wrong one; that of an end beyond both ends.
   */
  int type(int distance) {
    int place = index + distance;
    return place < 0 || place >= tokens.size() ? Token.EOF : tokens.get(place).getType();
  }

  int firstType() {
    return tokens.get(0).getType();
  }

  String firstText() {
    return brief(tokens.get(0));
  }

  CommonToken token() {
    return tokens.get(index);
  }

  String text() {
    return brief(token());
  }

  /** The token's text, cut where it is too long for a message. */
  static String brief(CommonToken token) {
    String text = token.getText();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  boolean isFirst() {
    return index == 0;
  }

  boolean isAtEnd() {
    return type(0) == Token.EOF || type(0) == NnLexer.NEWLINE;
  }

  CommonToken before() {
    return tokens.get(index - 1);
  }

  /** The wrong token; at the end, what stands behind the last one. */
  Span span() {
    return isAtEnd() && index > 0 ? places.of(before()) : places.of(token());
  }

  /** The type of the innermost bracket that is open before the wrong token, or no type. */
  int innermost() {
    int closed = 0;
    for (int i = index - 1; i >= 0; i--) {
      int type = tokens.get(i).getType();
      if (Brackets.isCloser(type)) {
        closed++;
      } else if (Brackets.isOpener(type) && closed-- == 0) {
        return type;
      }
    }
    return Token.INVALID_TYPE;
  }

  boolean isInBrackets() {
    return innermost() != Token.INVALID_TYPE;
  }

  boolean isSpaced() {
    return index > 0 && Places.end(before()) < token().getStartIndex();
  }

  /** The statement up to the wrong token if that is short, or else the token before. */
  String written() {
    String whole = places.of(tokens.get(0), before()).oneLine();
    return index <= 3 && whole.length() <= LONGEST ? whole : brief(before());
  }
}
