package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.antlr.v4.runtime.CommonToken;

/**
 * An item or a statement with the outermost blocks of statements in it.
 *
 * @param braces the indexes of opening and closing braces, in turn
 */
record Blocks(List<CommonToken> tokens, List<Integer> braces) {

  static Blocks of(List<CommonToken> tokens) {
    List<Integer> braces = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < tokens.size() && holdsBlocks(tokens); i++) {
      int type = tokens.get(i).getType();
      depth -= Brackets.isCloser(type) ? 1 : 0;
      boolean brace = type == NnLexer.LEFT_BRACE || type == NnLexer.RIGHT_BRACE;
      if (depth == 0 && brace) {
        braces.add(i);
      }
      depth += Brackets.isOpener(type) ? 1 : 0;
    }
    return new Blocks(tokens, braces);
  }

  private static boolean holdsBlocks(List<CommonToken> tokens) {
    return switch (tokens.get(0).getType()) {
      case NnLexer.DEF,
          NnLexer.OPTIMIZER,
          NnLexer.MODEL,
          NnLexer.TRAIN,
          NnLexer.REPEAT,
          NnLexer.IF,
          NnLexer.FOR,
          NnLexer.CLASS,
          NnLexer.ELSE ->
          true;
      default -> false;
    };
  }

  boolean isEmpty() {
    return braces.isEmpty();
  }

  /** The tokens with other ones inside the blocks. */
  List<CommonToken> fill(UnaryOperator<List<CommonToken>> change) {
    List<CommonToken> filled = new ArrayList<>();
    int copied = 0;
    for (int i = 0; i + 1 < braces.size(); i += 2) {
      int open = braces.get(i);
      int close = braces.get(i + 1);
      filled.addAll(tokens.subList(copied, open + 1));
      filled.addAll(change.apply(tokens.subList(open + 1, close)));
      copied = close;
    }
    filled.addAll(tokens.subList(copied, tokens.size()));
    return filled;
  }

  /** The parts between the newlines that stand in no brackets. */
  static List<List<CommonToken>> segments(List<CommonToken> tokens) {
    List<List<CommonToken>> segments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.get(i).getType();
      depth += Brackets.isOpener(type) ? 1 : 0;
      depth -= Brackets.isCloser(type) ? 1 : 0;
      if (type == NnLexer.NEWLINE && depth == 0) {
        addSegment(segments, tokens.subList(start, i));
        start = i + 1;
      }
    }
    addSegment(segments, tokens.subList(start, tokens.size()));
    return segments;
  }

  private static void addSegment(List<List<CommonToken>> segments, List<CommonToken> segment) {
    if (!segment.isEmpty()) {
      segments.add(segment);
    }
  }
}
