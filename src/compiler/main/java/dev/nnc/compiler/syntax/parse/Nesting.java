package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * Finds nesting beyond the limit before a recursive parser meets it. What nests: brackets, runs of
 * signs before a value, powers of powers, indexes of indexes.
 */
final class Nesting {
  static final int LIMIT = 200;

  /** How many signs nest at each open bracket; the last is the innermost. */
  private final List<Integer> signs = new ArrayList<>(List.of(0));

  private int depth;

  private Nesting() {}

  /** The index of the first token that lies too deep, or -1. */
  static int tooDeep(List<CommonToken> tokens) {
    Nesting nesting = new Nesting();
    for (int i = 0; i < tokens.size(); i++) {
      nesting.add(tokens.get(Math.max(0, i - 1)), tokens.get(i));
      if (nesting.depth > LIMIT) {
        return i;
      }
    }
    return -1;
  }

  private void add(CommonToken before, CommonToken token) {
    int type = token.getType();
    if (Brackets.isOpener(type)) {
      if (type == NnLexer.INDEX_OPEN && before.getType() == NnLexer.RIGHT_BRACKET) {
        count(1);
      }
      signs.add(0);
      depth++;
    } else if (Brackets.isCloser(type) && signs.size() > 1) {
      depth -= 1 + signs.remove(signs.size() - 1);
    } else if (nests(before, type)) {
      count(1);
    } else if (!Spacing.endsValue(token)) {
      count(-signs.get(signs.size() - 1));
    }
  }

  private static boolean nests(CommonToken before, int type) {
    return type == NnLexer.CARET
        || type == NnLexer.NOT
        || type == NnLexer.TIGHT_MINUS
        || (type == NnLexer.MINUS && !Spacing.endsValue(before));
  }

  private void count(int change) {
    int innermost = signs.size() - 1;
    signs.set(innermost, signs.get(innermost) + change);
    depth += change;
  }
}
