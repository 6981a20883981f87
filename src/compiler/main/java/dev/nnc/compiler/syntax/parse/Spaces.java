package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import java.util.Optional;

/** Answers spaces that change what a bracket or a sign means. */
final class Spaces {
  private Spaces() {}

  static Optional<Diagnostic> answer(Spot spot) {
    if (spot.isFirst() || !Spacing.endsValue(spot.before())) {
      return Optional.empty();
    }
    String before = Spot.brief(spot.before());
    return switch (spot.type(0)) {
      case NnLexer.TIGHT_MINUS -> Optional.of(minus(spot, before, text(spot, 1)));
      case NnLexer.LEFT_PARENTHESIS ->
          spot.isSpaced() && Spacing.isWord(spot.before())
              ? Optional.of(bracket(spot, before, "a call's `(`", "("))
              : Optional.empty();
      case NnLexer.LEFT_BRACKET ->
          spot.isSpaced() && Spacing.isWord(spot.before())
              ? Optional.of(bracket(spot, before, "the `[` of an index or a shape", "["))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String text(Spot spot, int distance) {
    int place = Math.min(spot.index() + distance, spot.tokens().size() - 1);
    return Spot.brief(spot.tokens().get(place));
  }

  private static Diagnostic minus(Spot spot, String before, String after) {
    return Diagnostic.of(
            Code.AMBIGUOUS,
            spot.span(),
            "`" + before + " -" + after + "` could be two entries or a subtraction")
        .help("write `" + before + " - " + after + "`, or `" + before + ", -" + after + "`");
  }

  private static Diagnostic bracket(Spot spot, String before, String what, String sign) {
    return Diagnostic.of(Code.UNEXPECTED, spot.span(), what + " follows without a space")
        .help("write `" + before + sign + "…`");
  }
}
