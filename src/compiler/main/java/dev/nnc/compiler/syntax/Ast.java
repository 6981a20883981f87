package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a script says, as it was written. Lists are in the order of the text. */
public sealed interface Ast {
  /** Where it stands. */
  Span span();

  /**
   * A whole file.
   *
   * @param comments all comments but those in {@code doc}, in order, for the formatter
   */
  record Script(Span span, List<Item> items, List<Comment> comments) implements Ast {}

  /**
   * A {@code //} or {@code ///} comment.
   *
   * @param text with its slashes
   */
  record Comment(Span span, String text) implements Ast {}

  // ---------------------------------------------------------------- items

  /** What stands at the top level. */
  sealed interface Item extends Ast {}

  /** {@code use "file.nn"}. */
  record Use(Span span, Text file) implements Item {}

  /** {@code dim name = value}; the value may be {@code dynamic}. */
  record DimItem(Span span, List<String> doc, Identifier name, Expression value) implements Item {}

  /** {@code config name = value}. */
  record Config(Span span, List<String> doc, Identifier name, Expression value) implements Item {}

  /** What a {@link Definition} defines. */
  enum DefinitionKind {
    DEF,
    OPTIMIZER
  }

  /**
   * {@code def name(parameters) = expression}, {@code def name(parameters) { … }} and the same with
   * {@code optimizer}. The short form has a body of one {@link Return} without the word: {@code
   * brief} tells.
   */
  record Definition(
      Span span,
      List<String> doc,
      DefinitionKind kind,
      Identifier name,
      List<Parameter> parameters,
      boolean brief,
      List<Statement> body)
      implements Item {}

  /**
   * A parameter of a definition.
   *
   * @param positional whether it stands before the {@code ;}
   */
  record Parameter(
      Span span,
      Identifier name,
      @Nullable TypeReference type,
      @Nullable Expression preset,
      boolean positional)
      implements Ast {}

  /** {@code model Name { … }}. */
  record Model(Span span, List<String> doc, Identifier name, List<Statement> body)
      implements Item {}

  /** {@code train Name { … }}. */
  record Train(Span span, List<String> doc, Identifier model, List<Statement> body)
      implements Item {}

  // ---------------------------------------------------------------- statements

  /** What stands in a block. Which block allows which is checked later. */
  sealed interface Statement extends Ast {}

  /** {@code placeholder name : type}. */
  record Placeholder(Span span, Identifier name, TypeReference type) implements Statement {}

  /** What a {@link Declaration} declares. */
  enum StorageKind {
    VARIABLE,
    STATE,
    SLOT
  }

  /**
   * {@code variable name : type ~ initializer}, {@code variable name : type = value}, {@code state
   * …}, {@code slot name = value}.
   *
   * @param drawn whether {@code ~} rather than {@code =} stands before the initial value
   */
  record Declaration(
      Span span,
      StorageKind kind,
      Identifier name,
      @Nullable TypeReference type,
      boolean drawn,
      @Nullable Expression initial)
      implements Statement {}

  /** {@code output name = value} or {@code output name}. */
  record Output(Span span, Identifier name, @Nullable Expression value) implements Statement {}

  /** {@code name = value}, {@code name' = value}, {@code first, second = value}. */
  record Bind(Span span, List<Target> targets, Expression value) implements Statement {}

  /** The left side of a binding. */
  record Target(Span span, String name, boolean next) implements Ast {}

  /** {@code layer name = value}. */
  record LayerItem(Span span, Identifier name, Expression value) implements Statement {}

  /** {@code repeat count as index { … }}. */
  record Repeat(Span span, Expression count, @Nullable Identifier index, List<Statement> body)
      implements Statement {}

  /** {@code if condition { … } else if condition { … } else { … }}. */
  record If(Span span, List<Branch> branches, @Nullable List<Statement> otherwise)
      implements Statement {}

  /** One condition of an {@link If} and what it guards. */
  record Branch(Span span, Expression condition, List<Statement> body) implements Ast {}

  /** {@code return first, second}. */
  record Return(Span span, List<Expression> values) implements Statement {}

  /** {@code penalty value}. */
  record Penalty(Span span, Expression value) implements Statement {}

  /** {@code require condition, "what to do"}. */
  record Require(Span span, Expression condition, @Nullable Text help) implements Statement {}

  /** {@code data source, … split …} and {@code validate source, …}. */
  record Data(Span span, boolean validation, List<DataSource> sources, @Nullable Split split)
      implements Statement {}

  /** {@code csv("file") where condition { name = expression, … }}. */
  record DataSource(Span span, Call reader, @Nullable Expression where, List<DataBinding> bindings)
      implements Ast {}

  /** {@code placeholder = expression} inside a {@link DataSource}. */
  record DataBinding(Span span, Identifier placeholder, Expression value) implements Ast {}

  /** How a {@link Split} chooses rows. */
  enum SplitBy {
    ROWS,
    COLUMN,
    CLASS,
    GROUP
  }

  /** {@code split 80% / 20% by class label}. */
  record Split(Span span, List<Expression> shares, SplitBy by, @Nullable Identifier column)
      implements Ast {}

  /** {@code loss name = value weighted weight}. */
  record Loss(Span span, @Nullable Identifier name, Expression value, @Nullable Expression weight)
      implements Statement {}

  /** {@code on "pattern", … except "pattern", …}. */
  record Selection(Span span, List<Text> on, List<Text> except) implements Ast {}

  /** {@code regularize value on "pattern"}. */
  record Regularize(Span span, Expression value, @Nullable Selection selection)
      implements Statement {}

  /** {@code constrain value on "pattern"}. */
  record Constrain(Span span, Expression value, @Nullable Selection selection)
      implements Statement {}

  /** {@code optimize first on "pattern" else second}. */
  record Optimize(Span span, List<OptimizeGroup> groups) implements Statement {}

  /** An optimizer with the losses it makes small, none for all, and the variables it is for. */
  record OptimizeGroup(
      Span span, Expression value, List<Identifier> losses, @Nullable Selection selection)
      implements Ast {}

  /**
   * {@code average decay, use = raw}.
   *
   * @param use what outputs and metrics use, null where not said
   */
  record Average(Span span, Expression decay, @Nullable Identifier use) implements Statement {}

  /**
   * {@code run batch 8, 20 epochs, seed 0, in order}.
   *
   * @param batch null where not said; a {@link Name} {@code all} for {@code batch all}
   * @param duration a {@link Quantity} where well said
   */
  record Run(
      Span span,
      @Nullable Expression batch,
      @Nullable Expression duration,
      @Nullable Expression seed,
      boolean inOrder)
      implements Statement {}

  /** {@code metric value} or {@code metric name = value}. */
  record Metric(Span span, @Nullable Identifier name, Expression value) implements Statement {}

  /** {@code log value, … every 500 steps}. */
  record Log(Span span, List<Expression> values, @Nullable Expression every) implements Statement {}

  /** {@code stop metric without gain of 1e-4 for 10 epochs, restore best}. */
  record Stop(
      Span span,
      Expression metric,
      Change change,
      @Nullable Expression gain,
      Expression patience,
      boolean restoreBest)
      implements Statement {}

  /** {@code checkpoint "folder" every 1 epochs keep 3}. */
  record Checkpoint(Span span, Text folder, @Nullable Expression every, @Nullable Expression keep)
      implements Statement {}

  /** {@code plot picture, … to "file"}. */
  record Plot(Span span, List<Picture> pictures, @Nullable Text file) implements Statement {}

  /**
   * {@code boundary(p over x)}, {@code scatter(x by y)}, {@code contour(f over …) with path of p},
   * {@code images(w as 8 by 8)}.
   *
   * @param rows behind {@code as}
   */
  record Picture(
      Span span,
      Identifier kind,
      List<Expression> subjects,
      @Nullable Expression rows,
      List<PlotRange> over,
      @Nullable Expression by,
      @Nullable Expression path)
      implements Ast {}

  /** {@code p[0] in -6 to 6} or just {@code x}. */
  record PlotRange(
      Span span, Expression subject, @Nullable Expression from, @Nullable Expression to)
      implements Ast {}

  // ---------------------------------------------------------------- types

  /** A name where it is defined or plainly named. */
  record Identifier(Span span, String name) implements Ast {}

  /**
   * {@code float[batch, 2]}.
   *
   * @param dimensions null for a bare {@code int}; {@code float[]} has an empty list
   */
  record TypeReference(Span span, String base, @Nullable List<DimReference> dimensions)
      implements Ast {}

  /**
   * A dimension of a type.
   *
   * @param size null for {@code ...}, any leading dimensions
   */
  record DimReference(Span span, @Nullable Expression size) implements Ast {}

  // ---------------------------------------------------------------- expressions

  /** What has a value. */
  sealed interface Expression extends Ast {}

  /**
   * {@code 20_000}, {@code 1e-3}, {@code 80%}.
   *
   * @param text as written
   * @param value the number meant: 0.8 for {@code 80%}
   * @param integer whether neither point, exponent nor percent sign was written
   */
  record Number(Span span, String text, double value, boolean integer) implements Expression {}

  /** {@code "text"}. */
  record Text(Span span, String value) implements Expression {}

  /** {@code true} or {@code false}. */
  record Truth(Span span, boolean value) implements Expression {}

  /** {@code name} or {@code name'}. */
  record Name(Span span, String name, boolean next) implements Expression {}

  /** {@code ( inner )}, kept for the formatter. */
  record Parenthesized(Span span, Expression inner) implements Expression {}

  /** {@code [first, second]}. */
  record ListLiteral(Span span, List<Expression> elements) implements Expression {}

  /** {@code target[items]}. */
  record Index(Span span, Expression target, List<IndexItem> items) implements Expression {}

  /** {@code 3}, {@code 1:4}, {@code :}: one index, or a range from inclusive to exclusive. */
  record IndexItem(Span span, boolean range, @Nullable Expression from, @Nullable Expression to)
      implements Ast {}

  /** {@code function(arguments)}. */
  record Call(Span span, Identifier function, List<Argument> arguments) implements Expression {}

  /** {@code value} or {@code name = value}. */
  record Argument(Span span, @Nullable Identifier name, Expression value) implements Ast {}

  /** {@code -operand}, {@code not operand}. */
  record Unary(Span span, Prefix operator, Expression operand) implements Expression {}

  /** {@code base ^ exponent} and comparisons, which do not chain. */
  record Binary(Span span, Infix operator, Expression left, Expression right)
      implements Expression {}

  /**
   * {@code first + a - b …}: operators of one precedence, from left to right. Chains may be long,
   * so they are lists and not trees.
   */
  record Chain(Span span, Expression first, List<Link> links) implements Expression {}

  /** One operator of a {@link Chain} and what stands right of it. */
  record Link(Span span, Infix operator, Expression operand) implements Ast {}

  /** {@code first |> stage |> stage}; a stage is a {@link Name} or a {@link Call}. */
  record Pipe(Span span, Expression first, List<Expression> stages) implements Expression {}

  /** {@code value with name = e} or {@code value with { … }}. */
  record With(Span span, Expression value, List<Substitution> substitutions)
      implements Expression {}

  /**
   * What a {@link With} puts in place of a variable.
   *
   * @param variable a {@link Name}, or a {@link Text} that holds the variable's path
   */
  record Substitution(Span span, Expression variable, Expression value) implements Ast {}

  /** {@code first then second}: schedules, or stages before an optimizer. */
  record Then(Span span, List<Expression> parts) implements Expression {}

  /** Units of time. */
  enum Unit {
    EPOCHS,
    STEPS,
    SAMPLES;

    /** So many of it, as scripts say it: {@code 1 epoch}, {@code 5 epochs}. */
    public String counted(long count) {
      String several = name().toLowerCase(Locale.ROOT);
      return count + " " + (count == 1 ? several.substring(0, several.length() - 1) : several);
    }
  }

  /** {@code 300 samples}. */
  record Quantity(Span span, Expression amount, Unit unit) implements Expression {}

  /** {@code 1 to 64}, {@code "a" to "f"}: a range of columns. */
  record Range(Span span, Expression from, Expression to) implements Expression {}

  /** {@code columns("x*") missing mean}. */
  record Missing(Span span, Expression value, Expression fill) implements Expression {}
}
