package dev.nnc.compiler.check;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names inside a data statement: columns of the source. Each selection becomes an input of the
 * graph that computes placeholders from columns.
 */
final class DataNames {
  static final Dim ROWS = Dim.dynamic("batch");

  private final GraphBuilder builder;
  private final boolean arrays;
  private final List<Program.Column> columns = new ArrayList<>();
  private String usedBy = "";
  private Shape rowShape = Shape.SCALAR;

  /** Names for a source whose columns are numbers, or, with {@code arrays}, whole tensors. */
  DataNames(GraphBuilder builder, boolean arrays) {
    this.builder = builder;
    this.arrays = arrays;
  }

  /** What is read for the source. */
  List<Program.Column> columns() {
    return columns;
  }

  /** Says what the next expression feeds. */
  void expect(String placeholder, Shape shapeOfRow) {
    usedBy = placeholder;
    rowShape = shapeOfRow;
  }

  /** A bare name is a column, but for dims and configs, which are numbers. */
  Optional<Value> name(Ast.Name name, Scope scope) {
    Value value = scope.value(name.name());
    boolean setting = value != null && !(value instanceof Value.Function);
    if (setting) {
      return Optional.empty();
    }
    return Optional.of(
        new Value.Columns(
            arrays
                ? ColumnSelection.array(name.name(), name.span())
                : ColumnSelection.names(List.of(name.name()), true, name.span())));
  }

  /** A list of plain columns is one selection; other elements are put beside each other. */
  Value list(List<Value> elements, Ast.ListLiteral list, Elaborator elaborator) {
    List<String> names = new ArrayList<>();
    for (Value element : elements) {
      boolean plain =
          element instanceof Value.Columns columns
              && columns.selection().kind() == Program.ColumnKind.NAMES
              && columns.selection().scalar()
              && columns.selection().fill() == null;
      if (plain) {
        names.add(((Value.Columns) element).selection().names().get(0));
      }
    }
    return names.size() == elements.size() && !names.isEmpty()
        ? new Value.Columns(ColumnSelection.names(names, false, list.span()))
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
          elaborator.arithmetic.cast(elaborator.tensor(elements.get(i), span), DType.FLOAT64);
      Shape column = Shape.of(ROWS, Dim.ONE);
      Node full =
          node.type().isScalar()
              ? dev.nnc.compiler.ops.BroadcastTo.leading(builder, node, column)
              : node;
      if (!full.type().shape().elements().equals(ROWS)) {
        throw Problem.of(
            Code.BAD_DATA,
            span,
            "a list holds single columns, and this is " + Describe.of(elements.get(i)),
            "leave out the brackets to take several columns");
      }
      parts.add(Reshape.to(builder, full, column));
    }
    Node joined =
        parts.size() == 1 ? parts.get(0) : builder.node(new dev.nnc.compiler.ops.Concat(1), parts);
    return new Value.Tensor(joined);
  }

  private static boolean isColumn(Value value) {
    return value instanceof Value.Columns || value instanceof Value.Tensor;
  }

  /** {@code columns(…) missing 0}. */
  Value missing(Ast.Missing missing, Elaborator elaborator, Scope scope) {
    Value value = elaborator.evaluate(missing.value(), scope);
    if (!(value instanceof Value.Columns columns)) {
      throw Problem.of(
          Code.BAD_DATA,
          missing.span(),
          "`missing` fills cells of columns, and this is " + Describe.of(value),
          "write it directly after the columns: columns(\"x*\") missing 0");
    }
    String fill =
        missing.fill() instanceof Ast.Name name && name.name().equals("mean")
            ? "mean"
            : String.valueOf(elaborator.number(missing.fill(), scope, "the filling"));
    return new Value.Columns(columns.selection().filled(fill));
  }

  /** {@code column(…)} and {@code columns(…)}; empty for any other call. */
  Optional<Value> call(Ast.Call call, Elaborator elaborator, Scope scope) {
    String function = call.function().name();
    if (function.equals("flatten") && call.arguments().size() == 1) {
      return flattened(elaborator.evaluate(call.arguments().get(0).value(), scope));
    }
    if (!function.equals("column") && !function.equals("columns")) {
      return Optional.empty();
    }
    if (call.arguments().size() != 1) {
      throw Problem.of(
          Code.BAD_DATA,
          call.span(),
          "`" + function + "` needs one argument",
          "write columns(\"x*\"), columns(1 to 64), columns(\"a\" to \"f\") or column(65)");
    }
    Ast.Expression argument = call.arguments().get(0).value();
    return Optional.of(
        new Value.Columns(selection(call, elaborator.evaluate(argument, scope), argument)));
  }

  /** {@code flatten(images)} reads tensors of any shape with as many elements as are needed. */
  private static Optional<Value> flattened(Value value) {
    return value instanceof Value.Columns columns
            && columns.selection().kind() == Program.ColumnKind.ARRAY
        ? Optional.of(new Value.Columns(columns.selection().flat()))
        : Optional.empty();
  }

  private ColumnSelection selection(Ast.Call call, Value value, Ast.Expression argument) {
    boolean single = call.function().name().equals("column");
    if (value instanceof Value.Text text) {
      return single
          ? ColumnSelection.names(List.of(text.value()), true, call.span())
          : ColumnSelection.pattern(text.value(), call.span());
    }
    if (value instanceof Value.Range range
        && range.from() instanceof Value.Text from
        && range.to() instanceof Value.Text to) {
      return ColumnSelection.nameRange(from.value(), to.value(), call.span());
    }
    Value first = value instanceof Value.Range range ? range.from() : value;
    Value last = value instanceof Value.Range range ? range.to() : value;
    int from = position(first, argument.span());
    int to = position(last, argument.span());
    if (from < 1 || to < from || (single && to > from)) {
      throw Problem.of(
          Code.BAD_DATA,
          argument.span(),
          "columns are counted from 1, in ascending order",
          single ? "write column(1) for the first" : "write columns(1 to 3) for the first three");
    }
    return ColumnSelection.positions(from, to, single, call.span());
  }

  private static int position(Value value, Span span) {
    double number =
        Arithmetic.number(value)
            .orElseThrow(
                () ->
                    Problem.of(
                        Code.BAD_DATA,
                        span,
                        "columns are named by text or counted by numbers",
                        "write columns(\"x*\"), columns(1 to 64) or columns(\"a\" to \"f\")"));
    return (int) number;
  }

  /** The selected columns as a tensor [batch, …] in double precision. */
  Node tensor(ColumnSelection selection) {
    Shape row = row(selection);
    TensorType type = new TensorType(DType.FLOAT64, Shape.of(ROWS).plus(row));
    Program.Column column =
        new Program.Column(
            selection.kind(),
            selection.names(),
            selection.from(),
            selection.to(),
            type,
            usedBy,
            selection.fill(),
            selection.span());
    int index = columns.indexOf(column);
    if (index < 0) {
      index = columns.size();
      columns.add(column);
    }
    return builder.source(new Placeholder("column" + index), type);
  }

  /** Where only the file can say how many columns there are, it must be as many as are needed. */
  private Shape row(ColumnSelection selection) {
    if (selection.scalar()) {
      return Shape.SCALAR;
    }
    if (selection.kind() == Program.ColumnKind.ARRAY
        || selection.kind() == Program.ColumnKind.FLAT_ARRAY) {
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
