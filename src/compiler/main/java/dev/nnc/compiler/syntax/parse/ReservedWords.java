package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;

/** Answers reserved words that stand where a script gives something its name. */
final class ReservedWords {
  private ReservedWords() {}

  static Optional<Diagnostic> answer(Spot spot) {
    if (spot.isAtEnd()) {
      return Optional.empty();
    }
    if (isReserved(spot.type(0)) && (spot.type(1) == NnLexer.ASSIGN || isDeclared(spot))) {
      return Optional.of(reserved(spot, spot.token()));
    }
    return spot.type(0) == NnLexer.ASSIGN && isReserved(spot.type(-1))
        ? Optional.of(reserved(spot, spot.before()))
        : Optional.empty();
  }

  /** Whether the word that begins the statement, or a parameter's place, wants a name here. */
  private static boolean isDeclared(Spot spot) {
    Forms.Form form = Forms.of(spot.firstType());
    if (form == null || spot.innermost() == NnLexer.CALL_OPEN) {
      boolean definition = spot.firstType() == NnLexer.DEF || spot.firstType() == NnLexer.OPTIMIZER;
      return definition && isBegun(spot.type(-1));
    }
    boolean named = form.next() == Forms.Next.NAME || spot.firstType() == NnLexer.OUTPUT;
    return named && spot.index() == 1;
  }

  /** Whether a parameter begins behind it. */
  private static boolean isBegun(int type) {
    return type == NnLexer.CALL_OPEN || type == NnLexer.COMMA || type == NnLexer.SEMICOLON;
  }

  private static boolean isReserved(int type) {
    return type >= NnLexer.AND && type <= NnLexer.WITH;
  }

  private static Diagnostic reserved(Spot spot, CommonToken word) {
    String text = word.getText();
    return Diagnostic.of(
            Code.UNEXPECTED,
            spot.places().of(word),
            "`" + text + "` is a reserved word and cannot be a name")
        .help("choose another name, such as `" + text + "_`");
  }
}
