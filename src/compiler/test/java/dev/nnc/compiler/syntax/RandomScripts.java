package dev.nnc.compiler.syntax;

import static dev.nnc.compiler.syntax.RandomExpressions.NOWHERE;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random scripts with every kind of item and statement. */
final class RandomScripts {
  private static final int DEPTH = 3;

  private final RandomExpressions make;

  RandomScripts(long seed) {
    this.make = new RandomExpressions(seed);
  }

  Ast.Script script() {
    return new Ast.Script(NOWHERE, make.several(1, this::item), List.of());
  }

  private Ast.Item item() {
    Ast.Identifier name = make.identifier();
    List<String> doc = make.chance() ? List.of() : List.of("Says", "", " what");
    return switch (make.random.nextInt(7)) {
      case 0 -> new Ast.Use(NOWHERE, make.text());
      case 1 -> new Ast.DimItem(NOWHERE, doc, name, value());
      case 2 -> new Ast.Config(NOWHERE, doc, name, value());
      case 3 -> new Ast.Model(NOWHERE, doc, name, block(2));
      case 4 -> new Ast.Train(NOWHERE, doc, name, block(2));
      case 5 -> definition(doc, true, List.of(new Ast.Return(NOWHERE, List.of(value()))));
      default -> definition(doc, false, block(2));
    };
  }

  private Ast.Definition definition(List<String> doc, boolean brief, List<Ast.Statement> body) {
    Ast.DefinitionKind kind = make.pick(List.of(Ast.DefinitionKind.values()));
    List<Ast.Parameter> first = make.several(0, () -> parameter(true));
    List<Ast.Parameter> named = make.several(0, () -> parameter(false));
    List<Ast.Parameter> all = Stream.concat(first.stream(), named.stream()).toList();
    return new Ast.Definition(NOWHERE, doc, kind, make.identifier(), all, brief, body);
  }

  private Ast.Parameter parameter(boolean positional) {
    return new Ast.Parameter(
        NOWHERE, make.identifier(), maybe(this::type), maybe(this::value), positional);
  }

  private Ast.TypeReference type() {
    return new Ast.TypeReference(
        NOWHERE, "float", make.chance() ? null : make.several(0, this::dimension));
  }

  private Ast.DimReference dimension() {
    return new Ast.DimReference(NOWHERE, maybe(this::value));
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return make.chance() ? value.get() : null;
  }

  private Ast.Expression value() {
    return make.expression(DEPTH);
  }

  private List<Ast.Statement> block(int depth) {
    return make.several(0, () -> statement(depth));
  }

  private Ast.Statement statement(int depth) {
    Ast.Identifier name = make.identifier();
    return switch (make.random.nextInt(depth == 0 ? 19 : 21)) {
      case 0 -> new Ast.Placeholder(NOWHERE, name, type());
      case 1 -> declaration();
      case 2 -> new Ast.Output(NOWHERE, name, maybe(this::value));
      case 3, 4 -> new Ast.Bind(NOWHERE, make.several(1, this::target), value());
      case 5 -> new Ast.LayerItem(NOWHERE, name, value());
      case 6 -> new Ast.Return(NOWHERE, make.several(1, this::value));
      case 7 ->
          make.chance()
              ? new Ast.Penalty(NOWHERE, value())
              : new Ast.Require(NOWHERE, value(), maybe(make::text));
      case 8 -> data();
      case 9 -> new Ast.Loss(NOWHERE, make.chance() ? name : null, value(), maybe(this::value));
      case 10 ->
          make.chance()
              ? new Ast.Regularize(NOWHERE, value(), maybe(this::selection))
              : new Ast.Constrain(NOWHERE, value(), maybe(this::selection));
      case 11 -> new Ast.Optimize(NOWHERE, make.several(1, this::group));
      case 12 -> new Ast.Average(NOWHERE, value(), maybe(make::identifier));
      case 13 -> run();
      case 14 -> new Ast.Metric(NOWHERE, make.chance() ? name : null, value());
      case 15 -> new Ast.Log(NOWHERE, make.several(1, this::value), maybe(this::value));
      case 16 -> stop();
      case 17 -> new Ast.Checkpoint(NOWHERE, make.text(), maybe(this::value), maybe(this::value));
      case 18 -> new Ast.Plot(NOWHERE, make.several(1, this::picture), maybe(make::text));
      case 19 -> new Ast.Repeat(NOWHERE, value(), maybe(make::identifier), block(depth - 1));
      default ->
          new Ast.If(
              NOWHERE,
              make.several(1, () -> new Ast.Branch(NOWHERE, value(), block(depth - 1))),
              maybe(() -> block(depth - 1)));
    };
  }

  private Ast.Stop stop() {
    Change change = make.pick(List.of(Change.values()));
    return new Ast.Stop(NOWHERE, value(), change, maybe(this::value), value(), make.chance());
  }

  private Ast.Declaration declaration() {
    Ast.Expression initial = maybe(this::value);
    return new Ast.Declaration(
        NOWHERE,
        make.pick(List.of(Ast.StorageKind.values())),
        make.identifier(),
        maybe(this::type),
        initial != null && make.chance(),
        initial);
  }

  private Ast.Target target() {
    return new Ast.Target(NOWHERE, make.word(), make.chance());
  }

  // ---------------------------------------------------------------- training

  private Ast.Data data() {
    return new Ast.Data(NOWHERE, make.chance(), make.several(1, this::source), maybe(this::split));
  }

  private Ast.DataSource source() {
    return new Ast.DataSource(
        NOWHERE,
        make.call(DEPTH),
        maybe(this::value),
        make.several(0, () -> new Ast.DataBinding(NOWHERE, make.identifier(), make.range(DEPTH))));
  }

  private Ast.Split split() {
    Ast.SplitBy by = make.pick(List.of(Ast.SplitBy.values()));
    return new Ast.Split(
        NOWHERE,
        make.several(2, () -> make.expression(2, Precedence.SUFFIX)),
        by,
        by == Ast.SplitBy.ROWS ? null : make.identifier());
  }

  private Ast.Selection selection() {
    List<Ast.Text> on = make.several(0, make::text);
    return new Ast.Selection(NOWHERE, on, make.several(on.isEmpty() ? 1 : 0, make::text));
  }

  private Ast.OptimizeGroup group() {
    return new Ast.OptimizeGroup(
        NOWHERE, value(), make.several(0, make::identifier), maybe(this::selection));
  }

  /** At least one item; an amount of time has no other reading. */
  private Ast.Run run() {
    Ast.Expression amount = new Ast.Number(NOWHERE, "20", 20, true);
    return new Ast.Run(
        NOWHERE,
        maybe(this::value),
        new Ast.Quantity(NOWHERE, amount, Ast.Unit.EPOCHS),
        maybe(this::value),
        make.chance());
  }

  private Ast.Picture picture() {
    return new Ast.Picture(
        NOWHERE,
        make.identifier(),
        make.several(1, this::value),
        maybe(this::value),
        make.several(0, this::plotRange),
        maybe(this::value),
        maybe(this::value));
  }

  private Ast.PlotRange plotRange() {
    Ast.Expression from = maybe(this::value);
    return new Ast.PlotRange(NOWHERE, value(), from, from == null ? null : value());
  }
}
