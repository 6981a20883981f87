package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.antlr.NnParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** What could stand where the parser stopped, in words. */
final class Expected {
  private static final int MOST_SIGNS = 4;

  private Expected() {}

  /** The words, or null where only an end could stand there, or too much. */
  static @Nullable String words(Grammar.Mistake mistake) {
    RecognitionException cause = mistake.cause();
    if (cause instanceof NoViableAltException choice
        && choice.getStartToken() != choice.getOffendingToken()) {
      return afterWord(mistake, choice.getStartToken());
    }
    IntervalSet types = cause.getExpectedTokens();
    if (types.contains(NnLexer.NUMBER)) {
      return "an expression";
    }
    if (types.contains(NnLexer.NAME)) {
      return isInside(cause, NnParser.RULE_type) ? "a type" : "a name";
    }
    if (types.contains(NnLexer.STRING)) {
      return "a text in double quotes";
    }
    return signs(types);
  }

  /** Behind the first word of a statement, where the parser had not chosen yet. */
  private static @Nullable String afterWord(Grammar.Mistake mistake, Token word) {
    int distance = mistake.index() - word.getTokenIndex();
    if (mistake.cause().getCtx() instanceof NnParser.StatementContext && distance == 1) {
      Forms.Form form = Forms.of(word.getType());
      return form == null ? "`=`" : form.next().title();
    }
    return null;
  }

  private static boolean isInside(RecognitionException cause, int rule) {
    RuleContext context = cause.getCtx();
    RuleContext parent = context.parent;
    return context.getRuleIndex() == rule || (parent != null && parent.getRuleIndex() == rule);
  }

  private static @Nullable String signs(IntervalSet types) {
    List<String> signs = new ArrayList<>();
    for (int type : types.toArray()) {
      if (type == Token.EOF || Brackets.isCloser(type)) {
        return null;
      }
      String literal = NnLexer.VOCABULARY.getLiteralName(type);
      signs.add(literal == null ? "" : literal.replace('\'', '`'));
    }
    signs.removeIf(String::isEmpty);
    return signs.isEmpty() || signs.size() > MOST_SIGNS ? null : String.join(" or ", signs);
  }
}
