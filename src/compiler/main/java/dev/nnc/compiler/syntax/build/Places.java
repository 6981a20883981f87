package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where tokens and parts of the parse tree stand in the source. */
public record Places(Source source) {

  public Span of(Token token) {
    return new Span(source, token.getStartIndex(), end(token));
  }

  public Span of(Token first, Token last) {
    return new Span(source, first.getStartIndex(), Math.max(first.getStartIndex(), end(last)));
  }

  /** An empty rule stands before its first token. */
  public Span of(ParserRuleContext rule) {
    return of(rule.getStart(), rule.getStop() == null ? rule.getStart() : rule.getStop());
  }

  public static int end(Token token) {
    return token.getStopIndex() + 1;
  }
}
