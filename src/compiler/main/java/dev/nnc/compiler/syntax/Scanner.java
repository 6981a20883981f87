package dev.nnc.compiler.syntax;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * From text to tokens. Comments go to {@link Comments}; signs of other languages are reported and
 * replaced by what was meant, so that the statement around them can be read.
 */
final class Scanner {
  private final Source source;
  private final Comments comments;
  private final ForeignSigns foreign;
  private final List<CommonToken> tokens = new ArrayList<>();

  /** Tokens before this offset stand in a foreign comment. */
  private int skipped;

  Scanner(Source source, Comments comments, Diagnostics diagnostics) {
    this.source = source;
    this.comments = comments;
    this.foreign = new ForeignSigns(source, diagnostics);
  }

  /** All tokens but comments; the last is the end of the file. */
  List<CommonToken> scan() {
    NnLexer lexer = new NnLexer(new TextStream(source));
    lexer.removeErrorListeners();
    CommonToken token = (CommonToken) lexer.nextToken();
    while (token.getType() != Token.EOF && !foreign.tooMany()) {
      if (token.getStartIndex() >= skipped) {
        add(token);
      }
      token = (CommonToken) lexer.nextToken();
    }
    tokens.add(end());
    Spacing.mark(tokens);
    return tokens;
  }

  private void add(CommonToken token) {
    switch (token.getType()) {
      case NnLexer.COMMENT, NnLexer.DOC -> comment(token);
      case NnLexer.BLOCK_COMMENT, NnLexer.HASH_COMMENT -> skipped = foreign.comment(token);
      default -> {
        if (foreign.keep(token)) {
          tokens.add(token);
        }
      }
    }
  }

  private void comment(CommonToken token) {
    foreign.checkCharacters(token);
    comments.add(new Span(source, token.getStartIndex(), token.getStopIndex() + 1));
  }

  private CommonToken end() {
    int length = source.text().length();
    CommonToken end = new CommonToken(Token.EOF, "");
    end.setStartIndex(length);
    end.setStopIndex(length - 1);
    return end;
  }
}
