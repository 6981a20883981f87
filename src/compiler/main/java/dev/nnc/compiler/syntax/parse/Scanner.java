package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Comments;
import dev.nnc.compiler.syntax.build.Places;
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
  private final Span part;
  private final Source source;
  private final Comments comments;
  private final Mender mender;
  private final List<CommonToken> tokens = new ArrayList<>();

  /** Tokens before this offset stand in a foreign comment. */
  private int skipped;

  Scanner(Span part, Comments comments, Diagnostics diagnostics) {
    this.part = part;
    this.source = part.source();
    this.comments = comments;
    this.mender = new Mender(source, diagnostics);
  }

  /** All tokens but comments; the last is the end. */
  List<CommonToken> scan() {
    NnLexer lexer = new NnLexer(new TextStream(part));
    lexer.removeErrorListeners();
    CommonToken token = (CommonToken) lexer.nextToken();
    while (token.getType() != Token.EOF && !mender.tooMany()) {
      if (token.getStartIndex() >= skipped) {
        add(token);
      }
      token = (CommonToken) lexer.nextToken();
    }
    tokens.add(end());
    answerDots();
    Spacing.mark(tokens);
    return tokens;
  }

  private void add(CommonToken token) {
    mender.mend(token);
    switch (token.getType()) {
      case NnLexer.COMMENT, NnLexer.DOC ->
          comments.add(new Span(source, token.getStartIndex(), Places.end(token)));
      case NnLexer.BLOCK_COMMENT, NnLexer.HASH_COMMENT -> skipped = mender.comment(token);
      default -> tokens.add(token);
    }
  }

  /** Dots are answered once for {@code a.b.c}, when their neighbours are known. */
  private void answerDots() {
    for (int i = 0; i < tokens.size() && !mender.tooMany(); i++) {
      boolean first = i < 2 || tokens.get(i - 2).getType() != NnLexer.DOT;
      boolean alone = i == 0 || tokens.get(i - 1).getType() != NnLexer.DOT;
      if (tokens.get(i).getType() == NnLexer.DOT && first && alone) {
        mender.dot(new Places(source).of(tokens.get(i)), word(i - 1), word(lastPart(i)));
      }
    }
  }

  /** Behind the last of the dots that begin at {@code dot} in {@code a.b.c}. */
  private int lastPart(int dot) {
    int last = dot + 1;
    while (!word(last).isEmpty() && tokens.get(last + 1).getType() == NnLexer.DOT) {
      last += 2;
    }
    return last;
  }

  private String word(int index) {
    return index >= 0 && index < tokens.size() && Spacing.isWord(tokens.get(index))
        ? tokens.get(index).getText()
        : "";
  }

  private CommonToken end() {
    CommonToken end = new CommonToken(Token.EOF, "");
    end.setStartIndex(part.end());
    end.setStopIndex(part.end() - 1);
    return end;
  }
}
