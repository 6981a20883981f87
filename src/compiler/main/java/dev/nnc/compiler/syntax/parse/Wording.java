package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.TrainingWords;
import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Places;
import dev.nnc.compiler.syntax.parse.Grammar.Part;
import dev.nnc.compiler.syntax.parse.Grammar.Success;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Says in the script's own terms why an item, a statement or an expression cannot be read. */
final class Wording {
  private static final Set<String> UNITS =
      Set.of("epochs", "epoch", "steps", "step", "samples", "sample");

  private static final Set<String> TIMES =
      Set.of("hours", "hour", "minutes", "minute", "min", "seconds", "second", "s", "sec");

  private final Grammar grammar;
  private final Grammar.Mistake mistake;
  private final Part part;
  private final Spot spot;

  Wording(Places places, Grammar grammar, Grammar.Mistake mistake, Part part) {
    this.grammar = grammar;
    this.mistake = mistake;
    this.part = part;
    this.spot = new Spot(places, mistake.tokens(), mistake.index());
  }

  Diagnostic diagnostic() {
    return ReservedWords.answer(spot)
        .or(this::trainingWord)
        .or(() -> Habits.answer(spot))
        .or(this::wrongBlock)
        .or(() -> Spaces.answer(spot))
        .orElseGet(() -> spot.isFirst() ? atBeginning() : inside());
  }

  // ---------------------------------------------------------------- words of other tools

  private Optional<Diagnostic> trainingWord() {
    boolean begins = part == Part.STATEMENT && spot.index() <= 1;
    return begins
        ? TrainingWords.answer(spot.firstText()).map(help -> foreign(spot.firstText(), help))
        : Optional.empty();
  }

  private Diagnostic foreign(String word, String help) {
    return Diagnostic.of(
            Code.FOREIGN_SYNTAX,
            spot.places().of(spot.tokens().get(0)),
            "no statement begins with `" + word + "`")
        .help(help);
  }

  // ---------------------------------------------------------------- the wrong place for a
  // statement

  private Optional<Diagnostic> wrongBlock() {
    List<CommonToken> tokens = mistake.tokens().subList(0, mistake.tokens().size() - 1);
    if (part == Part.ITEM && grammar.read(tokens, Part.STATEMENT) instanceof Success) {
      return Optional.of(statementOutside());
    }
    boolean item = part == Part.STATEMENT && grammar.read(tokens, Part.ITEM) instanceof Success;
    return item ? Optional.of(itemInside()) : Optional.empty();
  }

  private Diagnostic statementOutside() {
    boolean binding =
        Forms.of(spot.firstType()) == null || spot.tokens().get(1).getType() == NnLexer.ASSIGN;
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.WRONG_BLOCK,
            spot.places().of(spot.tokens().get(0)),
            binding
                ? "a binding stands in a block"
                : "`" + spot.firstText() + "` stands in a block");
    return diagnostic.help(
        binding
            ? "write `config " + spot.firstText() + " = …`, or put it into a `model` or a `def`"
            : StatementStart.isTrainingWord(spot.firstType())
                ? "put it into a `train` block"
                : "put it into a `model` or a `def`");
  }

  private Diagnostic itemInside() {
    return Diagnostic.of(
            Code.WRONG_BLOCK,
            spot.places().of(spot.tokens().get(0)),
            "`" + spot.firstText() + "` stands outside of all blocks")
        .help("put it before or behind this block; or close the block first with `}`");
  }

  // ---------------------------------------------------------------- the first word

  private Diagnostic atBeginning() {
    if (spot.isAtEnd()) {
      return Diagnostic.of(Code.UNFINISHED, spot.span(), "expected an expression");
    }
    Diagnostic diagnostic = Diagnostic.of(Code.UNEXPECTED, spot.span(), unexpected());
    if (part == Part.EXPRESSION) {
      return diagnostic.label("expected an expression");
    }
    Diagnostic labelled =
        diagnostic.label(
            part == Part.ITEM
                ? "expected `model`, `train`, `def`, `optimizer`, `config`, `dim` or `use`"
                : "no statement begins with it");
    return suggest(labelled);
  }

  private Diagnostic suggest(Diagnostic diagnostic) {
    return Forms.nearest(spot.firstText(), part == Part.ITEM)
        .map(word -> diagnostic.help("did you mean `" + word + "`?"))
        .orElse(diagnostic);
  }

  // ---------------------------------------------------------------- further inside

  private Diagnostic inside() {
    String expected = Expected.words(mistake);
    if (expected == null) {
      return behindComplete();
    }
    String what = expected.equals("`:`") ? "`:` and a type" : expected;
    String after = what.equals("an expression") ? Spot.brief(spot.before()) : spot.written();
    Diagnostic diagnostic =
        Diagnostic.of(
            spot.isAtEnd() ? Code.UNFINISHED : Code.UNEXPECTED,
            spot.span(),
            "expected " + what + " after `" + after + "`");
    return help(diagnostic);
  }

  private Diagnostic help(Diagnostic diagnostic) {
    Forms.Form form = Forms.of(spot.firstType());
    if (form == null) {
      return spot.index() == 1 ? suggest(diagnostic) : diagnostic;
    }
    return spot.isInBrackets() ? diagnostic : diagnostic.help("`" + form.example() + "`");
  }

  /** Where a whole expression or statement stands before. */
  private Diagnostic behindComplete() {
    Diagnostic diagnostic = Diagnostic.of(Code.UNEXPECTED, spot.span(), unexpected());
    return switch (spot.innermost()) {
      case NnLexer.CALL_OPEN -> diagnostic.label("expected `,` or `)`");
      case NnLexer.LEFT_PARENTHESIS -> diagnostic.label("expected `)`");
      case NnLexer.LEFT_BRACKET, NnLexer.INDEX_OPEN -> diagnostic.label("expected `,` or `]`");
      case NnLexer.LEFT_BRACE -> diagnostic.label("expected `,`, a new line or `}`");
      default -> behindStatement(diagnostic);
    };
  }

  private Diagnostic behindStatement(Diagnostic diagnostic) {
    if (spot.firstType() == NnLexer.RUN) {
      Optional<String> meant =
          spot.type(-1) == NnLexer.NAME
              ? TrainingWords.answer(spot.before().getText())
              : Optional.empty();
      if (meant.isPresent()) {
        return diagnostic.help(meant.get());
      }
      if (spot.type(0) == NnLexer.ASSIGN) {
        return help(diagnostic.label("nothing is set by `=` here"));
      }
      if (TIMES.contains(spot.text())) {
        return help(diagnostic.label("how long is said by epochs, steps or samples"));
      }
      boolean unit = UNITS.contains(spot.before().getText());
      return help(
          unit
              ? diagnostic.label("the unit stands behind its number")
              : diagnostic.label("expected `,` before it"));
    }
    boolean data = spot.firstType() == NnLexer.DATA || spot.firstType() == NnLexer.VALIDATE;
    if (data && spot.type(0) == NnLexer.WHERE) {
      return diagnostic
          .label("rows are chosen before what is made of them")
          .help("`data csv(\"a.csv\") where weight > 0 { x = [a, b] }`");
    }
    Optional<String> word = data ? TrainingWords.answer(spot.text()) : Optional.empty();
    if (word.isPresent()) {
      return diagnostic.help(word.get());
    }
    return StatementStart.at(spot.tokens(), spot.index())
        ? diagnostic.label("a statement begins on a line of its own")
        : help(diagnostic.label("the statement could end before it"));
  }

  private String unexpected() {
    return spot.type(0) == Token.EOF ? "unexpected end" : "unexpected `" + spot.text() + "`";
  }
}
