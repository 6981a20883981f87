package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Places;
import dev.nnc.compiler.syntax.parse.Grammar.Mistake;
import dev.nnc.compiler.syntax.parse.Grammar.Part;
import dev.nnc.compiler.syntax.parse.Grammar.Success;
import dev.nnc.compiler.text.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Reads a script item by item. Where one cannot be read, its statements are read one by one: each
 * that cannot be read is reported once and left out, and the rest of the item is kept.
 */
final class Repair {
  private final Places places;
  private final Diagnostics diagnostics;
  private final Set<Integer> silenced;
  private final Grammar grammar = new Grammar();
  private int reports;

  /**
   * Starts reading a source.
   *
   * @param silenced offsets of tokens in whose statements nothing more is reported
   */
  Repair(Places places, Diagnostics diagnostics, Set<Integer> silenced) {
    this.places = places;
    this.diagnostics = diagnostics;
    this.silenced = silenced;
  }

  /** Hands out all items that can be read, at least in part. */
  void items(List<CommonToken> tokens, Consumer<ParserRuleContext> consumer) {
    for (List<CommonToken> segment : segments(tokens, Part.ITEM)) {
      read(segment, Part.ITEM).ifPresent(consumer);
    }
  }

  Optional<ParserRuleContext> expression(List<CommonToken> tokens) {
    return read(tokens, Part.EXPRESSION);
  }

  private Optional<ParserRuleContext> read(List<CommonToken> tokens, Part part) {
    Grammar.Reading reading = grammar.read(tokens, part);
    if (reading instanceof Success success) {
      return Optional.of(success.tree());
    }
    List<CommonToken> sound = sound(tokens, part, (Mistake) reading);
    return grammar.read(sound, part) instanceof Success success
        ? Optional.of(success.tree())
        : Optional.empty();
  }

  /** What is left of an item or statement without its mistakes, which are reported. */
  private List<CommonToken> sound(List<CommonToken> tokens, Part part, Mistake mistake) {
    Blocks blocks = Blocks.of(tokens);
    if (blocks.isEmpty()) {
      report(mistake, part);
      return List.of();
    }
    List<CommonToken> sound = blocks.fill(this::soundStatements);
    if (grammar.read(blocks.fill(inside -> List.of()), part) instanceof Mistake header) {
      report(header, part);
      return List.of();
    }
    return sound;
  }

  private List<CommonToken> soundStatements(List<CommonToken> tokens) {
    List<CommonToken> sound = new ArrayList<>();
    for (List<CommonToken> segment : segments(tokens, Part.STATEMENT)) {
      List<CommonToken> kept =
          grammar.read(segment, Part.STATEMENT) instanceof Mistake mistake
              ? sound(segment, Part.STATEMENT, mistake)
              : segment;
      if (!sound.isEmpty() && !kept.isEmpty()) {
        sound.add(new CommonToken(NnLexer.NEWLINE, "\n"));
      }
      sound.addAll(kept);
    }
    return sound;
  }

  private void report(Mistake mistake, Part part) {
    boolean reported =
        mistake.tokens().stream()
            .anyMatch(
                token ->
                    silenced.contains(token.getStartIndex())
                        || ForeignSigns.isReported(token.getType()));
    if (!reported && reports++ < ScriptParser.MOST_MISTAKES) {
      diagnostics.report(new Wording(places, grammar, mistake, part).diagnostic());
    }
  }

  /**
   * The parts between the newlines that stand in no brackets. Where one cannot be read and the next
   * are indented deeper, they are taken for its body, written as other languages do: they go with
   * it.
   */
  private List<List<CommonToken>> segments(List<CommonToken> tokens, Part part) {
    List<List<CommonToken>> segments = new ArrayList<>();
    for (List<CommonToken> segment : Blocks.segments(tokens)) {
      List<CommonToken> last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
      if (last == null || column(segment) <= column(last) || isSound(last, part)) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private boolean isSound(List<CommonToken> segment, Part part) {
    return !Blocks.of(segment).isEmpty() || grammar.read(segment, part) instanceof Success;
  }

  private int column(List<CommonToken> segment) {
    return places.source().column(segment.get(0).getStartIndex());
  }
}
