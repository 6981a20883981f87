package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnParser;
import dev.nnc.compiler.syntax.build.Places;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** The generated parser, one item, statement or expression at a time. */
final class Grammar {
  /** What can be read on its own. */
  enum Part {
    ITEM,
    STATEMENT,
    EXPRESSION
  }

  /** What came of reading. */
  sealed interface Reading {}

  /** The item, statement or expression. */
  record Success(ParserRuleContext tree) implements Reading {}

  /**
   * Where the parser stopped.
   *
   * @param tokens what was read, with a token that marks the end
   * @param index of the token that cannot stand there
   * @param cause what the parser knows
   */
  record Mistake(List<CommonToken> tokens, int index, RecognitionException cause)
      implements Reading {}

  private final NnParser parser =
      new NnParser(new CommonTokenStream(new ListTokenSource(List.of())));

  Grammar() {
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.addParseListener(new Trim());
  }

  /** Reads tokens as one part and nothing more. */
  Reading read(List<CommonToken> tokens, Part part) {
    List<CommonToken> all = new ArrayList<>(tokens);
    all.add(end(tokens));
    parser.setInputStream(new CommonTokenStream(new ListTokenSource(all)));
    try {
      return new Success((ParserRuleContext) rule(part).getChild(0));
    } catch (ParseCancellationException stopped) {
      return mistake(all, stopped);
    }
  }

  private ParserRuleContext rule(Part part) {
    return switch (part) {
      case ITEM -> parser.itemOnly();
      case STATEMENT -> parser.statementOnly();
      case EXPRESSION -> parser.expressionOnly();
    };
  }

  private static CommonToken end(List<CommonToken> tokens) {
    int place = tokens.isEmpty() ? 0 : Places.end(tokens.get(tokens.size() - 1));
    CommonToken end = new CommonToken(Token.EOF, "");
    end.setStartIndex(place);
    end.setStopIndex(place - 1);
    return end;
  }

  private static Mistake mistake(List<CommonToken> tokens, ParseCancellationException stopped) {
    if (stopped.getCause() instanceof RecognitionException cause) {
      return new Mistake(tokens, cause.getOffendingToken().getTokenIndex(), cause);
    }
    throw new IllegalStateException("the parser stopped without a mistake", stopped);
  }
}
