package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random expressions as a parser could have read them: in parentheses where these are needed. */
final class RandomExpressions {
  static final Span NOWHERE = new Span(Source.of("random", ""), 0, 0);

  private static final List<String> NAMES =
      List.of("x", "w1", "data", "log", "batch", "step", "to", "by", "epochs", "missing", "größe");
  private static final List<String> TEXTS =
      List.of("", "a b", "\"", "\\", "**/weight", "\n\t", "\u0007", "\ud83d\ude00", "\ud800");

  final SplittableRandom random;

  RandomExpressions(long seed) {
    this.random = new SplittableRandom(seed);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <T> List<T> several(int least, Supplier<T> element) {
    int count = least + random.nextInt(3);
    return IntStream.range(0, count).mapToObj(i -> element.get()).toList();
  }

  boolean chance() {
    return random.nextInt(2) == 0;
  }

  String word() {
    return pick(NAMES);
  }

  Ast.Identifier identifier() {
    return new Ast.Identifier(NOWHERE, word());
  }

  Ast.Text text() {
    return new Ast.Text(NOWHERE, pick(TEXTS));
  }

  /** An expression that may stand where one of precedence {@code least} is wanted. */
  Ast.Expression expression(int depth, Precedence least) {
    Ast.Expression made = depth == 0 ? leaf() : branch(depth - 1);
    return Precedence.of(made).compareTo(least) < 0 ? new Ast.Parenthesized(NOWHERE, made) : made;
  }

  Ast.Expression expression(int depth) {
    return expression(depth, Precedence.THEN);
  }

  /** A value, or a range of columns. */
  Ast.Expression range(int depth) {
    return random.nextInt(8) == 0
        ? new Ast.Range(NOWHERE, expression(depth), expression(depth))
        : expression(depth);
  }

  private Ast.Expression leaf() {
    return switch (random.nextInt(5)) {
      case 0 -> new Ast.Number(NOWHERE, "20_000", 20_000, true);
      case 1 -> new Ast.Number(NOWHERE, "80%", 0.8, false);
      case 2 -> text();
      case 3 -> new Ast.Truth(NOWHERE, chance());
      default -> new Ast.Name(NOWHERE, word(), random.nextInt(4) == 0);
    };
  }

  private Ast.Expression branch(int depth) {
    return switch (random.nextInt(14)) {
      case 0, 1 -> chain(depth);
      case 2 -> power(depth);
      case 3 -> comparison(depth);
      case 4 -> new Ast.Unary(NOWHERE, Prefix.MINUS, expression(depth, Precedence.UNARY));
      case 5 -> new Ast.Unary(NOWHERE, Prefix.NOT, expression(depth, Precedence.NOT));
      case 6 -> pipe(depth);
      case 7 -> with(depth);
      case 8 -> then(depth);
      case 9 -> new Ast.Quantity(NOWHERE, expression(depth, Precedence.VALUE), unit());
      case 10 -> missing(depth);
      case 11 -> index(depth);
      case 12 -> new Ast.ListLiteral(NOWHERE, several(0, () -> range(depth)));
      default -> call(depth);
    };
  }

  private Ast.Unit unit() {
    return pick(List.of(Ast.Unit.values()));
  }

  private Ast.Chain chain(int depth) {
    List<Infix> operators =
        pick(
            List.of(
                List.of(Infix.PLUS, Infix.MINUS),
                List.of(Infix.TIMES, Infix.DIVIDE),
                List.of(Infix.MATMUL),
                List.of(Infix.AND),
                List.of(Infix.OR)));
    Precedence least = Precedence.operand(operators.get(0));
    return new Ast.Chain(
        NOWHERE,
        expression(depth, least),
        several(1, () -> new Ast.Link(NOWHERE, pick(operators), expression(depth, least))));
  }

  private Ast.Binary power(int depth) {
    Ast.Expression base = expression(depth, Precedence.SUFFIX);
    return new Ast.Binary(NOWHERE, Infix.POWER, base, expression(depth, Precedence.UNARY));
  }

  private Ast.Binary comparison(int depth) {
    Infix operator = pick(List.of(Infix.LESS, Infix.EQUAL, Infix.NOT_EQUAL));
    Ast.Expression left = expression(depth, Precedence.SUM);
    return new Ast.Binary(NOWHERE, operator, left, expression(depth, Precedence.SUM));
  }

  private Ast.Pipe pipe(int depth) {
    Ast.Expression first = expression(depth, Precedence.OR);
    return new Ast.Pipe(NOWHERE, first, several(1, () -> stage(depth)));
  }

  private Ast.Expression stage(int depth) {
    return chance() ? new Ast.Name(NOWHERE, word(), false) : call(depth);
  }

  private Ast.With with(int depth) {
    Ast.Expression value = expression(depth, Precedence.PIPE);
    return new Ast.With(NOWHERE, value, several(1, () -> substitution(depth)));
  }

  private Ast.Substitution substitution(int depth) {
    Ast.Expression variable = chance() ? text() : new Ast.Name(NOWHERE, word(), false);
    return new Ast.Substitution(NOWHERE, variable, expression(depth, Precedence.PIPE));
  }

  private Ast.Then then(int depth) {
    return new Ast.Then(NOWHERE, several(2, () -> expression(depth, Precedence.WITH)));
  }

  private Ast.Missing missing(int depth) {
    Ast.Expression fill = expression(depth, Precedence.VALUE);
    return new Ast.Missing(
        NOWHERE,
        expression(depth, Precedence.VALUE),
        chance() ? fill : new Ast.Unary(NOWHERE, Prefix.MINUS, fill));
  }

  private Ast.Index index(int depth) {
    Ast.Expression target = expression(depth, Precedence.VALUE);
    return new Ast.Index(NOWHERE, target, several(1, () -> item(depth)));
  }

  private Ast.IndexItem item(int depth) {
    boolean range = chance();
    return new Ast.IndexItem(
        NOWHERE,
        range,
        range && chance() ? null : expression(depth),
        range && chance() ? expression(depth) : null);
  }

  Ast.Call call(int depth) {
    return new Ast.Call(NOWHERE, identifier(), several(0, () -> argument(depth)));
  }

  private Ast.Argument argument(int depth) {
    return new Ast.Argument(NOWHERE, chance() ? identifier() : null, range(depth));
  }
}
