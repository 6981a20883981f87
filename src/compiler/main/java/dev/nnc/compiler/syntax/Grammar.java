package dev.nnc.compiler.syntax;

import dev.nnc.compiler.syntax.antlr.NnParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** The generated parser, one item, statement or expression at a time. */
final class Grammar {
  /** What can be read on its own. */
  enum Part {
    ITEM(NnParser::itemOnly),
    STATEMENT(NnParser::statementOnly),
    EXPRESSION(NnParser::expressionOnly);

    private final Function<NnParser, ParserRuleContext> rule;

    Part(Function<NnParser, ParserRuleContext> rule) {
      this.rule = rule;
    }
  }

  /**
   * What came of reading.
   *
   * @param tree the item, statement or expression, or null where there is a mistake
   * @param mistake where the parser stopped
   */
  record Reading(@Nullable ParserRuleContext tree, @Nullable Mistake mistake) {}

  /**
   * Where the parser stopped.
   *
   * @param index of the token that cannot stand there, in the list that was read
   * @param cause what the parser knows
   */
  record Mistake(int index, RecognitionException cause) {}

  private final NnParser parser = new NnParser(new CommonTokenStream(new ListTokenSource(List.of())));

  Grammar() {
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.addParseListener(new Trim());
  }

  /**
   * Reads tokens as one part and nothing more.
   *
   * @param end the token that marks their end
   */
  Reading read(List<CommonToken> tokens, CommonToken end, Part part) {
    List<Token> all = new ArrayList<>(tokens);
    all.add(end);
    parser.setInputStream(new CommonTokenStream(new ListTokenSource(all)));
    try {
      return new Reading((ParserRuleContext) part.rule.apply(parser).getChild(0), null);
    } catch (ParseCancellationException stopped) {
      return new Reading(null, mistake(parser, stopped));
    }
  }

  private static Mistake mistake(Parser parser, ParseCancellationException stopped) {
    if (stopped.getCause() instanceof RecognitionException cause) {
      return new Mistake(cause.getOffendingToken().getTokenIndex(), cause);
    }
    throw new IllegalStateException("parser of " + parser.getGrammarFileName(), stopped);
  }
}
