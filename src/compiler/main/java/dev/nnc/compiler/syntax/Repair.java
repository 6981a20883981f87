package dev.nnc.compiler.syntax;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.antlr.NnParser;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;

final class Repair {
  private final Places places;
  private final Diagnostics diagnostics;
  private final Grammar grammar = new Grammar();

  Repair(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  void items(List<CommonToken> tokens, Consumer<NnParser.ItemContext> consumer) {
    CommonToken end = tokens.get(tokens.size() - 1);
    for (List<CommonToken> segment : segments(tokens.subList(0, tokens.size() - 1))) {
      Grammar.Reading reading = grammar.read(segment, end, Grammar.Part.ITEM);
      if (reading.tree() instanceof NnParser.ItemContext item) {
        consumer.accept(item);
      } else {
        CommonToken bad = reading.mistake().index() < segment.size() ? segment.get(reading.mistake().index()) : end;
        diagnostics.report(Diagnostic.of(Code.UNEXPECTED, places.of(bad), "unexpected " + reading.mistake()));
      }
    }
  }

  Optional<ParserRuleContext> expression(List<CommonToken> tokens) {
    CommonToken end = tokens.get(tokens.size() - 1);
    return Optional.ofNullable(grammar.read(tokens.subList(0, tokens.size() - 1), end, Grammar.Part.EXPRESSION).tree());
  }

  /** The parts between the newlines that stand in no brackets. */
  static List<List<CommonToken>> segments(List<CommonToken> tokens) {
    List<List<CommonToken>> segments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      int type = i < tokens.size() ? tokens.get(i).getType() : NnLexer.NEWLINE;
      depth += NewlineFilter.isOpener(type) ? 1 : NewlineFilter.isCloser(type) ? -1 : 0;
      if (type == NnLexer.NEWLINE && (depth == 0 || i == tokens.size())) {
        if (i > start) {
          segments.add(tokens.subList(start, i));
        }
        start = i + 1;
      }
    }
    return segments;
  }
}
