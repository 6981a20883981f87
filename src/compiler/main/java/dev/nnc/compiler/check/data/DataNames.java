package dev.nnc.compiler.check.data;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.expression.ColumnNames;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.ColumnSelection;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Concat;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names inside a data statement: columns of the source. Each selection becomes an input of the
 * graph that computes placeholders from columns.
 */
public final class DataNames implements ColumnNames {
  public static final Dim ROWS = Dim.dynamic("batch");
  private static final String WHERE = Selection.WHERE;

  private final GraphBuilder builder;
  private final boolean arrays;
  private final Learning learning;
  private final List<Program.Column> columns = new ArrayList<>();
  private String usedBy = "";
  private Shape rowShape = Shape.SCALAR;

  /** Names for a source whose columns are numbers, or, with {@code arrays}, whole tensors. */
  DataNames(GraphBuilder builder, boolean arrays) {
    this.builder = builder;
    this.arrays = arrays;
    this.learning = new Learning(builder);
  }

  /** What is read for the source. */
  List<Program.Column> columns() {
    return columns;
  }

  /** What is learnt from the training rows. */
  Learning learning() {
    return learning;
  }

  /** Says what the next expression feeds. */
  void expect(String placeholder, Shape shapeOfRow) {
    usedBy = placeholder;
    rowShape = shapeOfRow;
  }

  /** A bare name is a column, but for dims and configs, which are numbers. */
  @Override
  public Optional<Value> name(Ast.Name name, Scope scope) {
    Value value = scope.value(name.name());
    boolean setting = value != null && !(value instanceof Value.Function);
    if (setting) {
      return Optional.empty();
    }
    return Optional.of(
        new Value.Columns(
            arrays
                ? ColumnSelection.array(name.name(), name.span())
                : ColumnSelection.single(name.name(), name.span())));
  }

  /** The part whose width only the file can say takes what the others leave of the row. */
  private List<Value> elements(Ast.ListLiteral list, Elaborator elaborator, Scope scope) {
    int open = rowShape.rank() == 1 ? OpenWidth.only(list.elements()) : -1;
    List<Value> elements = new ArrayList<>();
    long taken = 0;
    for (Ast.Expression element : list.elements()) {
      boolean later = elements.size() == open;
      Value value = later ? Value.NONE : elaborator.evaluate(element, scope);
      taken += later ? 0 : OpenWidth.width(value);
      elements.add(value);
    }
    if (open >= 0) {
      Shape whole = rowShape;
      Ast.Expression element = list.elements().get(open);
      rowShape = Shape.fixed(Math.max(1, whole.dim(0).size() - taken));
      Value value = elaborator.evaluate(element, scope);
      elements.set(open, new Value.Tensor(elaborator.tensor(value, element.span())));
      rowShape = whole;
    }
    return elements;
  }

  /** A list of plain columns is one selection; other elements are put beside each other. */
  @Override
  public Value list(Ast.ListLiteral list, Elaborator elaborator, Scope scope) {
    List<Value> elements = elements(list, elaborator, scope);
    List<String> names = new ArrayList<>();
    for (Value element : elements) {
      if (element instanceof Value.Columns columns && columns.selection().isPlainName()) {
        names.add(((Selector.Column) columns.selection().selector()).name());
      }
    }
    return names.size() == elements.size() && !names.isEmpty()
        ? new Value.Columns(ColumnSelection.names(names, list.span()))
        : beside(elements, list, elaborator);
  }

  private Value beside(List<Value> elements, Ast.ListLiteral list, Elaborator elaborator) {
    boolean known = elements.stream().noneMatch(DataNames::isColumn);
    if (known) {
      return new Value.Items(elements);
    }
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Span span = list.elements().get(i).span();
      Node node =
          elaborator.arithmetic().cast(elaborator.tensor(elements.get(i), span), DType.FLOAT64);
      parts.add(part(node, span));
    }
    Node joined = parts.size() == 1 ? parts.get(0) : builder.node(new Concat(1), parts);
    return new Value.Tensor(joined);
  }

  /** A value a row, or several side by side. */
  private Node part(Node node, Span span) {
    Shape column = Shape.of(ROWS, Dim.ONE);
    Shape shape = node.type().shape();
    if (node.type().isScalar()) {
      return BroadcastTo.leading(builder, node, column);
    }
    if (!shape.dim(0).equals(ROWS) || shape.rank() > 2) {
      throw Problem.of(
          Code.BAD_DATA,
          span,
          "a list holds columns side by side, and this is " + node.type(),
          "flatten it, or leave out the brackets");
    }
    return shape.rank() == 2 ? node : Reshape.to(builder, node, column);
  }

  private static boolean isColumn(Value value) {
    return value instanceof Value.Columns || value instanceof Value.Tensor;
  }

  /** {@code columns(…) missing 0}. */
  @Override
  public Value missing(Ast.Missing missing, Elaborator elaborator, Scope scope) {
    Value value = elaborator.evaluate(missing.value(), scope);
    if (!(value instanceof Value.Columns columns) || columns.selection().category() != null) {
      throw Problem.of(
          Code.BAD_DATA,
          missing.span(),
          value instanceof Value.Columns
              ? "a category has no cells to fill"
              : "`missing` fills cells of columns, and this is " + Describe.of(value),
          value instanceof Value.Columns
              ? "give missing values a class: category(…, unknown = 0)"
              : "write it directly after the columns: columns(\"x*\") missing 0");
    }
    boolean mean = missing.fill() instanceof Ast.Name name && name.name().equals("mean");
    Fill fill =
        mean
            ? new Fill.Mean("")
            : new Fill.Constant(elaborator.number(missing.fill(), scope, "the filling"));
    return new Value.Columns(columns.selection().filled(fill));
  }

  /** {@code column(…)} and {@code columns(…)}; empty for any other call. */
  @Override
  public Optional<Value> call(Ast.Call call, Elaborator elaborator, Scope scope) {
    String function = call.function().name();
    if (function.equals("flatten") && call.arguments().size() == 1) {
      return flattened(elaborator.evaluate(call.arguments().get(0).value(), scope));
    }
    ColumnCalls calls = new ColumnCalls(elaborator, scope);
    return switch (function) {
      case "column" -> Optional.of(new Value.Columns(calls.column(call)));
      case "columns" -> Optional.of(new Value.Columns(calls.columns(call)));
      default -> Optional.empty();
    };
  }

  /** {@code flatten(images)} reads tensors of any shape with as many elements as are needed. */
  private static Optional<Value> flattened(Value value) {
    return value instanceof Value.Columns columns
            && columns.selection().form() == ColumnSelection.Form.ARRAY
        ? Optional.of(new Value.Columns(columns.selection().flat()))
        : Optional.empty();
  }

  // ---------------------------------------------------------------- texts

  /** A column compared with a text; empty where no text is. */
  @Override
  public Optional<Value> comparison(
      Ast.Binary binary, Value left, Value right, Elaborator elaborator) {
    boolean texts = left instanceof Value.Text && right instanceof Value.Text;
    if (texts || !(left instanceof Value.Text || right instanceof Value.Text)) {
      return Optional.empty();
    }
    Value other = left instanceof Value.Text ? right : left;
    String text = ((Value.Text) (left instanceof Value.Text ? left : right)).value();
    boolean equality = binary.operator() == Infix.EQUAL || binary.operator() == Infix.NOT_EQUAL;
    if (!equality
        || !(other instanceof Value.Columns columns && columns.selection().isOneColumn())) {
      throw Problem.of(
          Code.BAD_DATA,
          binary.span(),
          equality
              ? "a text is compared with one column, and this is " + Describe.of(other)
              : "texts are equal or not, and have no `" + binary.operator().sign() + "`",
          "for example: species == \"setosa\"");
    }
    Category category = Category.of(text).withUnknown(-1);
    Value code = new Value.Tensor(tensor(columns.selection().as(category)));
    return Optional.of(
        elaborator
            .arithmetic()
            .binary(
                binary.operator(),
                new Arithmetic.Operand(code, binary.left()),
                new Arithmetic.Operand(Value.Number.integer(0), binary.right()),
                binary.span()));
  }

  // ---------------------------------------------------------------- what is learnt

  /** Statistics of a value over the training rows. */
  List<Node> learn(Node value, String word, Builtin.Arguments call, Statistic.Kind... kinds) {
    return learning.statistics(value, learntPath(word, call), kinds);
  }

  /** The path of what a function learns from the training rows. */
  String learntPath(String word, Builtin.Arguments call) {
    if (usedBy.equals(WHERE)) {
      throw Problem.of(
          Code.BAD_DATA,
          call.call(),
          "`where` chooses the training rows, from which `" + word + "` is learnt",
          word.equals("category")
              ? "compare the column itself: where species != \"setosa\""
              : "compare the column itself: where x > 0");
    }
    return learning.path(usedBy, word);
  }

  /** The selected columns as a tensor [batch, …] in double precision. */
  @Override
  public Node tensor(ColumnSelection selection) {
    TensorType type = new TensorType(DType.FLOAT64, Shape.of(ROWS).plus(row(selection)));
    int index = known(selection);
    if (index < 0) {
      index = columns.size();
      columns.add(
          new Program.Column(
              selection.selector(),
              selection.form() == ColumnSelection.Form.ARRAY,
              type,
              usedBy,
              fill(selection.fill()),
              selection.category(),
              selection.span()));
    }
    return builder.source(new Placeholder("column" + index), type);
  }

  @Override
  public boolean takesColumns(Builtin builtin) {
    return builtin.name().equals("category") || builtin.name().equals("one_hot");
  }

  /** The input that reads this already, for the same place in the script. */
  private int known(ColumnSelection selection) {
    for (int i = 0; i < columns.size(); i++) {
      Program.Column column = columns.get(i);
      if (column.span().equals(selection.span())
          && column.usedBy().equals(usedBy)
          && column.selector().equals(selection.selector())
          && java.util.Objects.equals(column.category(), selection.category())) {
        return i;
      }
    }
    return -1;
  }

  private Fill fill(Fill fill) {
    if (!(fill instanceof Fill.Mean)) {
      return fill;
    }
    if (usedBy.equals(WHERE)) {
      return new Fill.Reject();
    }
    return new Fill.Mean(learning.path(usedBy, "missing") + "/mean");
  }

  /** Where only the file can say how many columns there are, it must be as many as are needed. */
  private Shape row(ColumnSelection selection) {
    if (selection.form() == ColumnSelection.Form.SINGLE) {
      return Shape.SCALAR;
    }
    if (selection.form() != ColumnSelection.Form.ROW) {
      return rowShape;
    }
    if (selection.width() >= 0) {
      return Shape.fixed(selection.width());
    }
    return rowShape.isScalar()
        ? Shape.fixed(1)
        : rowShape.part(rowShape.rank() - 1, rowShape.rank());
  }
}
