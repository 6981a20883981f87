package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Places;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;

/**
 * Makes brackets match that do not, and reports what was amiss. Where a bracket should have been
 * closed is told by the beginnings of statements and by indentation.
 */
final class BracketRepair {
  /** An open bracket and where its line and the first line inside it begin. */
  private static final class Open {
    private final CommonToken token;
    private final int line;
    private final int column;
    private int inside = -1;

    Open(CommonToken token, int line, int column) {
      this.token = token;
      this.line = line;
      this.column = column;
    }

    boolean isRound() {
      return Brackets.isRound(token.getType());
    }

    int closer() {
      return Brackets.closer(token.getType());
    }
  }

  private final Source source;
  private final Places places;
  private final Diagnostics diagnostics;
  private final List<CommonToken> tokens;

  /** Offsets of tokens whose statements must not be spoken of again. */
  private final Set<Integer> silenced;

  private final List<CommonToken> repaired = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private int lineColumn = 1;
  private boolean unclosedString;

  /** What is amiss further on in this line probably follows from what was said about it. */
  private int reportedLine;

  private BracketRepair(
      Source source, Diagnostics diagnostics, List<CommonToken> tokens, Set<Integer> silenced) {
    this.source = source;
    this.places = new Places(source);
    this.diagnostics = diagnostics;
    this.tokens = tokens;
    this.silenced = silenced;
  }

  static List<CommonToken> repair(
      Source source, Diagnostics diagnostics, List<CommonToken> tokens, Set<Integer> silenced) {
    BracketRepair repair = new BracketRepair(source, diagnostics, tokens, silenced);
    for (int i = 0; i < tokens.size() - 1; i++) {
      repair.add(i);
    }
    repair.endOfFile();
    return repair.repaired;
  }

  private void add(int index) {
    CommonToken token = tokens.get(index);
    if (startsLine(index)) {
      startLine(index);
    }
    if (Brackets.isOpener(token.getType())) {
      open.add(new Open(token, source.line(token.getStartIndex()), lineColumn));
    } else if (Brackets.isCloser(token.getType())) {
      close(index);
      return;
    }
    unclosedString |= isUnclosedString(token);
    repaired.add(token);
  }

  private boolean startsLine(int index) {
    return tokens.get(index).getType() != NnLexer.NEWLINE
        && (index == 0 || tokens.get(index - 1).getType() == NnLexer.NEWLINE);
  }

  /** The mender gave it the text of an empty string. */
  private boolean isUnclosedString(CommonToken token) {
    return token.getType() == NnLexer.STRING
        && (token.getStopIndex() == token.getStartIndex()
            || source.text().charAt(token.getStopIndex()) != '"');
  }

  // ---------------------------------------------------------------- lines

  private void startLine(int index) {
    CommonToken first = tokens.get(index);
    closeAfterUnclosedString();
    lineColumn = source.column(first.getStartIndex());
    boolean closed = false;
    while (!open.isEmpty() && endsBefore(last(), index)) {
      closed = insertCloser(!closed);
    }
    if (!open.isEmpty() && last().inside < 0) {
      last().inside = lineColumn;
    }
  }

  /** The rest of the line, with what should have closed its brackets, is in the string. */
  private void closeAfterUnclosedString() {
    if (unclosedString) {
      int line = source.line(lastToken().getStartIndex());
      while (!open.isEmpty() && last().isRound() && last().line >= line) {
        insertCloser(false);
      }
    }
    unclosedString = false;
  }

  private boolean endsBefore(Open bracket, int index) {
    if (lineColumn > bracket.column || Brackets.isCloser(tokens.get(index).getType())) {
      return false;
    }
    if (bracket.isRound()) {
      return StatementStart.at(tokens, index);
    }
    return StatementStart.ofItem(tokens, index)
        || (bracket.inside > bracket.column && tokens.get(index).getType() != NnLexer.ELSE);
  }

  // ---------------------------------------------------------------- brackets

  private void close(int index) {
    CommonToken token = tokens.get(index);
    closeOuter(token, startsLine(index));
    if (!open.isEmpty() && last().closer() == token.getType()) {
      open.remove(open.size() - 1);
      repaired.add(token);
    } else if (!open.isEmpty() && last().isRound() && token.getType() != NnLexer.RIGHT_BRACE) {
      wrongCloser(token);
    } else {
      unexpectedCloser(token);
    }
  }

  /** Closes brackets that stand open inside the one that the token closes. */
  private void closeOuter(CommonToken token, boolean startsLine) {
    boolean first = true;
    while (!open.isEmpty() && isLeftOpen(token, startsLine)) {
      insertCloser(first);
      first = false;
    }
  }

  private boolean isLeftOpen(CommonToken token, boolean startsLine) {
    if (last().isRound()) {
      return last().closer() != token.getType() && hasOpener(token.getType(), last().isRound());
    }
    return token.getType() == NnLexer.RIGHT_BRACE
        && startsLine
        && lineColumn < last().column
        && hasOuterBraceAt(lineColumn);
  }

  private boolean hasOuterBraceAt(int column) {
    return open.subList(0, open.size() - 1).stream()
        .anyMatch(bracket -> !bracket.isRound() && bracket.column == column);
  }

  /** Whether the closer has an opener, with only round brackets in between. */
  private boolean hasOpener(int closer, boolean beyondRound) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).closer() == closer) {
        return true;
      }
      if (!open.get(i).isRound() || !beyondRound) {
        return false;
      }
    }
    return false;
  }

  private void wrongCloser(CommonToken token) {
    Open opener = last();
    String right = sign(opener.closer());
    report(
        Diagnostic.of(
                Code.UNCLOSED,
                places.of(token),
                "`" + token.getText() + "` cannot close `" + opener.token.getText() + "`")
            .label("expected `" + right + "`")
            .related(places.of(opener.token), "opened here"));
    insert(token.getStartIndex());
  }

  private void unexpectedCloser(CommonToken token) {
    report(
        Diagnostic.of(Code.UNEXPECTED, places.of(token), "unexpected `" + token.getText() + "`")
            .label("it closes nothing"));
    if (!repaired.isEmpty()) {
      silenced.add(lastToken().getStartIndex());
    }
  }

  private void endOfFile() {
    closeAfterUnclosedString();
    boolean first = true;
    while (!open.isEmpty()) {
      insertCloser(first);
      first = false;
    }
    repaired.add(tokens.get(tokens.size() - 1));
  }

  /** Closes the innermost bracket behind the last token; says so if {@code speak}. */
  private boolean insertCloser(boolean speak) {
    Open opener = last();
    int place = Places.end(lastToken());
    if (speak) {
      Span missing = new Span(source, place, place);
      report(
          Diagnostic.of(
                  Code.UNCLOSED,
                  places.of(opener.token),
                  "`" + opener.token.getText() + "` is not closed")
              .label("opened here")
              .related(missing, "`" + sign(opener.closer()) + "` is missing here"));
    }
    insert(place);
    return true;
  }

  private void report(Diagnostic diagnostic) {
    int line = source.line(Places.end(lastToken()));
    if (line != reportedLine) {
      diagnostics.report(diagnostic);
    }
    reportedLine = line;
  }

  private void insert(int place) {
    Open opener = open.remove(open.size() - 1);
    silenced.add(opener.token.getStartIndex());
    CommonToken closer = new CommonToken(opener.closer(), sign(opener.closer()));
    closer.setStartIndex(place);
    closer.setStopIndex(place - 1);
    repaired.add(repaired.size() - trailingNewlines(), closer);
  }

  private int trailingNewlines() {
    int count = 0;
    while (count < repaired.size()
        && repaired.get(repaired.size() - 1 - count).getType() == NnLexer.NEWLINE) {
      count++;
    }
    return count;
  }

  /** The last one that is no newline; at the beginning, the first of all. */
  private CommonToken lastToken() {
    return repaired.size() == trailingNewlines()
        ? tokens.get(0)
        : repaired.get(repaired.size() - 1 - trailingNewlines());
  }

  private Open last() {
    return open.get(open.size() - 1);
  }

  private static String sign(int type) {
    return NnLexer.VOCABULARY.getLiteralName(type).replace("'", "");
  }
}
