package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.compiler.syntax.build.Operators;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Recognises statements written as in other languages, and says how they are written here. */
final class Habits {
  private static final Set<String> DECLARERS =
      Set.of("let", "var", "const", "val", "auto", "final");
  private static final Set<String> TYPES = Set.of("float", "double", "int", "bool", "tensor");

  /** First words of statements that have another form here. */
  private static final Map<String, String> FIRST_WORDS =
      Map.ofEntries(
          Map.entry(
              "import", "another script is read by `use \"file.nn\"`; the library is at hand"),
          Map.entry("from", "another script is read by `use \"file.nn\"`; the library is at hand"),
          Map.entry("for", "write `repeat 3 as i { … }`"),
          Map.entry("while", "write `repeat 3 as i { … }`; training goes on by `run`"),
          Map.entry("class", "write `model Name { … }`, or `def name(x) { … }` for a layer"),
          Map.entry("function", "write `def f(x) = x^2`"),
          Map.entry("func", "write `def f(x) = x^2`"),
          Map.entry("fun", "write `def f(x) = x^2`"),
          Map.entry("fn", "write `def f(x) = x^2`"),
          Map.entry("print", "values are shown by `log x every 100 steps` in a `train` block"),
          Map.entry("elif", "write `else if`"),
          Map.entry("del", "names end with their block"),
          Map.entry(
              "assert", "shapes are checked when compiling; for numbers write require rate >= 0"),
          Map.entry("pass", "an empty block is written `{ }`"));

  /** Words that declare in other tools; behind them stands a name, else they are names. */
  private static final Map<String, String> DECLARATIONS =
      Map.of(
          "input", "write `placeholder x : float[batch, 2]`",
          "parameter", "write `variable w : float[2, 1] ~ normal(stddev = 1)`",
          "param", "write `variable w : float[2, 1] ~ normal(stddev = 1)`",
          "weight", "write `variable w : float[2, 1] ~ normal(stddev = 1)`");

  /** First words of statements that hold one thing each. */
  private static final Set<Integer> SINGLE =
      Set.of(
          NnLexer.PLACEHOLDER,
          NnLexer.VARIABLE,
          NnLexer.STATE,
          NnLexer.SLOT,
          NnLexer.OUTPUT,
          NnLexer.LAYER,
          NnLexer.PENALTY,
          NnLexer.LOSS,
          NnLexer.METRIC,
          NnLexer.AVERAGE);

  private final Spot spot;

  private Habits(Spot spot) {
    this.spot = spot;
  }

  static Optional<Diagnostic> answer(Spot spot) {
    Habits habits = new Habits(spot);
    return Optional.ofNullable(habits.firstWord())
        .or(() -> Optional.ofNullable(habits.word()))
        .or(() -> Optional.ofNullable(habits.sign()));
  }

  // ---------------------------------------------------------------- words

  private @Nullable Diagnostic firstWord() {
    String first = spot.firstText();
    if (spot.index() > 1 || !Spacing.isWord(spot.tokens().get(0))) {
      return null;
    }
    boolean word = spot.index() == 1 && Spacing.isWord(spot.token());
    if (DECLARERS.contains(first) && word) {
      return foreignWord(first, "a name is bound by `" + spot.text() + " = …`");
    }
    if (TYPES.contains(first) && (word || spot.type(0) == NnLexer.INDEX_OPEN)) {
      return foreignWord(first, "a type stands behind the name: `variable w : " + first + "[2]`");
    }
    String help = word ? DECLARATIONS.get(first) : null;
    if (help == null) {
      help = FIRST_WORDS.get(first);
    }
    return help == null ? null : foreignWord(first, help);
  }

  private Diagnostic foreignWord(String word, String help) {
    Span span = spot.places().of(spot.tokens().get(0));
    return foreign(span, "no statement begins with `" + word + "`", help);
  }

  private @Nullable Diagnostic word() {
    String before = spot.isFirst() ? "" : spot.before().getText();
    if (spot.text().equals("elif")) {
      return here("`elif` is not known", "write `else if`");
    }
    if (before.equals("lambda") || spot.text().equals("lambda")) {
      return here("there are no functions without a name", "write `def f(x) = x^2` and name it");
    }
    if (spot.text().equals("is") || before.equals("is")) {
      return here("`is` is not an operator", "write `==`");
    }
    boolean choice = spot.type(0) == NnLexer.IF && !spot.isFirst();
    if (choice && spot.type(-1) != NnLexer.RIGHT_BRACE && spot.type(-1) != NnLexer.ELSE) {
      return here("`if` is a statement and has no value", "write `where(condition, a, b)`");
    }
    return null;
  }

  // ---------------------------------------------------------------- signs

  private @Nullable Diagnostic sign() {
    return switch (spot.type(0)) {
      case NnLexer.COLON -> colon();
      case NnLexer.SEMICOLON ->
          spot.isInBrackets()
              ? null
              : here("`;` does not end a statement", "write each on a line of its own");
      case NnLexer.COMMA -> comma();
      case NnLexer.ASSIGN -> assign();
      case NnLexer.EQUAL ->
          spot.isInBrackets() ? null : here("`==` compares two values", "a name is bound by `=`");
      case NnLexer.LEFT_BRACE -> brace();
      case NnLexer.PLUS ->
          spot.isFirst() || !Spacing.endsValue(spot.before())
              ? here("there is no sign `+`", "leave it out")
              : operator();
      case NnLexer.CALL_OPEN, NnLexer.LEFT_PARENTHESIS -> parenthesis();
      case NnLexer.RIGHT_PARENTHESIS, NnLexer.RIGHT_BRACKET, NnLexer.RIGHT_BRACE -> closing();
      case NnLexer.TILDE -> tilde();
      case NnLexer.WITH -> with();
      case NnLexer.ELLIPSIS -> ellipsis();
      default -> afterSign();
    };
  }

  private @Nullable Diagnostic colon() {
    int first = spot.firstType();
    if (spot.innermost() == NnLexer.INDEX_OPEN && spot.index() > 0) {
      return here(
          "a range has no step",
          "write `x[:, 0:4]`, or split the axis by `reshape` and take a part");
    }
    Forms.Form form = Forms.of(first);
    if (spot.innermost() == NnLexer.CALL_OPEN && first != NnLexer.DEF) {
      return here("`:` does not name an argument", "write `name = value`");
    }
    if (spot.index() == 1 && form != null) {
      return here("no `:` stands behind `" + spot.firstText() + "`", "`" + form.example() + "`");
    }
    if (spot.type(1) == Token.EOF || first == NnLexer.DEF) {
      return here("a block stands in braces, not behind `:`", colonHelp(first));
    }
    return spot.index() == 1
        ? here(
            "a binding has no type",
            "leave it out, or write `variable " + spot.firstText() + " : …`")
        : null;
  }

  private static String colonHelp(int first) {
    return first == NnLexer.DEF ? "write `def f(x) = x^2` or `def f(x) { … }`" : "write `{ … }`";
  }

  private @Nullable Diagnostic comma() {
    if (!spot.isInBrackets() && SINGLE.contains(spot.firstType()) && spot.index() > 1) {
      String first = spot.firstText();
      return here(
          "`" + first + "` says one thing, and this names several",
          "write each on a line of its own: `" + first + " …`");
    }
    return spot.innermost() == NnLexer.LEFT_PARENTHESIS
        ? here("there are no tuples", "a list or a shape is written `[2, 3]`")
        : null;
  }

  private @Nullable Diagnostic assign() {
    int first = spot.firstType();
    boolean condition = first == NnLexer.IF || first == NnLexer.LOSS || spot.isInBrackets();
    return condition && !spot.isFirst() && Spacing.endsValue(spot.before())
        ? here("`=` binds a name and compares nothing", "equality is written `==`")
        : null;
  }

  private @Nullable Diagnostic brace() {
    boolean source = spot.firstText().equals("data") || spot.firstText().equals("validate");
    if (source && spot.tokens().get(1).getType() == NnLexer.ASSIGN) {
      return foreign(
          spot.places().of(spot.tokens().get(1)),
          "nothing is named by `=` here",
          "write `" + spot.firstText() + " csv(\"file.csv\") { x = [a, b], y = [c] }`");
    }
    boolean value = spot.type(-1) == NnLexer.ASSIGN || spot.innermost() == NnLexer.CALL_OPEN;
    return value
        ? here("a value cannot stand in braces", "a list or a shape is written `[2, 3]`")
        : null;
  }

  private @Nullable Diagnostic parenthesis() {
    int first = spot.firstType();
    boolean named = (first == NnLexer.MODEL || first == NnLexer.TRAIN) && spot.index() == 2;
    if (named) {
      return here(
          "a `" + spot.firstText() + "` has no parameters",
          "what it can be set to is written `config name = value` before it");
    }
    if (first == NnLexer.OUTPUT && spot.index() == 2) {
      return here("an output has a name", "write `output p = " + spot.before().getText() + "(…)`");
    }
    if (spot.type(-2) == NnLexer.COLON && TYPES.contains(spot.before().getText())) {
      return here("sizes stand in brackets", "write `" + spot.before().getText() + "[batch, 2]`");
    }
    if (first == NnLexer.NAME && spot.index() == 1) {
      return foreign(
          spot.places().of(spot.tokens().get(0)),
          "a call alone has no effect",
          "bind its value, as in `y = "
              + spot.firstText()
              + "(…)`; a `def` ends with `return "
              + spot.firstText()
              + "(…)`");
    }
    return spot.type(-1) == NnLexer.RIGHT_PARENTHESIS
        ? here(
            "what a call gives cannot be called",
            "a layer takes its input from the left: `x |> dense(10)`")
        : afterPipe();
  }

  private @Nullable Diagnostic with() {
    boolean second =
        spot.tokens().subList(0, spot.index()).stream()
            .anyMatch(token -> token.getType() == NnLexer.WITH);
    return second
        ? Diagnostic.of(Code.AMBIGUOUS, spot.span(), "a second `with` needs braces or parentheses")
            .help("at once: `f with { a = 1, b = 2 }`; one by one: `(f with a = 1) with b = 2`")
        : null;
  }

  private @Nullable Diagnostic ellipsis() {
    return spot.innermost() == NnLexer.INDEX_OPEN
        ? here("`...` stands for no axes here", "write a `:` for each: `x[:, :, 0]`")
        : null;
  }

  private @Nullable Diagnostic closing() {
    if (spot.type(-1) == NnLexer.COMMA) {
      return foreign(
          spot.places().of(spot.before()),
          "nothing stands behind this `,`",
          "leave it out; the last of several has none");
    }
    return spot.type(0) == NnLexer.RIGHT_PARENTHESIS ? unit() : afterSign();
  }

  private @Nullable Diagnostic tilde() {
    return spot.index() == 1
        ? here(
            "a binding is not drawn",
            "write `variable " + spot.firstText() + " : float[2, 1] ~ normal(stddev = 1)`")
        : null;
  }

  private @Nullable Diagnostic unit() {
    return spot.type(-1) == NnLexer.LEFT_PARENTHESIS || spot.type(-1) == NnLexer.CALL_OPEN
        ? here("`()` holds no value", "leave it out")
        : null;
  }

  private @Nullable Diagnostic afterSign() {
    boolean share = spot.type(-1) == NnLexer.PERCENT && spot.firstType() != NnLexer.DATA;
    if (share && Spacing.endsValue(spot.token())) {
      return here("`%` is not an operator", "the remainder is `mod(a, b)`");
    }
    return Operators.isInfix(spot.type(0)) ? operator() : afterPipe();
  }

  private @Nullable Diagnostic operator() {
    boolean piped = spot.tokens().stream().anyMatch(token -> token.getType() == NnLexer.PIPE);
    return piped && !spot.isFirst() && Spacing.endsValue(spot.before())
        ? Diagnostic.of(
                Code.AMBIGUOUS,
                spot.span(),
                "`" + spot.text() + "` right of `|>` needs parentheses")
            .help("write `(x |> f) " + spot.text() + " …`")
        : null;
  }

  private @Nullable Diagnostic afterPipe() {
    return spot.type(-1) == NnLexer.PIPE && !spot.isAtEnd()
        ? here("right of `|>` stands a name or a call", "write `x |> relu` or `x |> dense(10)`")
        : null;
  }

  private Diagnostic here(String message, String help) {
    return foreign(spot.span(), message, help);
  }

  private static Diagnostic foreign(Span span, String message, String help) {
    return Diagnostic.of(Code.FOREIGN_SYNTAX, span, message).help(help);
  }
}
