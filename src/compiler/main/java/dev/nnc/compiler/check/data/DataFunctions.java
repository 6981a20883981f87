package dev.nnc.compiler.check.data;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.ColumnSelection;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The functions that only data statements have. */
final class DataFunctions {
  private final DataNames names;

  DataFunctions(DataNames names) {
    this.names = names;
  }

  /** Binds them, but for names that the script defines itself. */
  Scope around(Scope globals) {
    Scope scope = new Scope(globals);
    bind(scope, "standardize", this::standardize, 1, "x");
    bind(scope, "min_max", this::minMax, 1, "x", "low?", "high?");
    bind(scope, "category", this::category, 2, "column", "values?", "unknown?");
    bind(scope, "one_hot", this::oneHot, 2, "label", "classes");
    return scope;
  }

  private static void bind(
      Scope scope, String name, Builtin.Body body, int positional, String... parameters) {
    if (scope.value(name) == null || scope.value(name) instanceof Value.Primitive) {
      Builtin builtin = Builtin.of(name, positional, body, parameters);
      scope.bind(name, new Value.Primitive(builtin), null);
    }
  }

  // ---------------------------------------------------------------- statistics

  private Value standardize(Builtin.Arguments call) {
    Node x = rows(call);
    List<Node> learnt =
        names.learn(x, "standardize", call, Statistic.Kind.MEAN, Statistic.Kind.DEVIATION);
    Node distance = binary(call, Elementwise.SUBTRACT, x, learnt.get(0));
    return new Value.Tensor(binary(call, Elementwise.DIVIDE, distance, learnt.get(1)));
  }

  private Value minMax(Builtin.Arguments call) {
    double low = call.given(1) ? number(call, 1) : 0;
    double high = call.given(2) ? number(call, 2) : 1;
    if (!(low < high)) {
      throw Problem.of(
          Code.BAD_VALUE,
          call.span(call.given(1) ? 1 : 2),
          "`low` must be below `high`, and they are " + low + " and " + high,
          "for example: min_max(columns(\"x*\"), low = -1, high = 1)");
    }
    Node x = rows(call);
    List<Node> learnt = names.learn(x, "min_max", call, Statistic.Kind.LEAST, Statistic.Kind.RANGE);
    Node distance = binary(call, Elementwise.SUBTRACT, x, learnt.get(0));
    Node share = binary(call, Elementwise.DIVIDE, distance, learnt.get(1));
    Node wide = binary(call, Elementwise.MULTIPLY, share, constant(call, high - low));
    return new Value.Tensor(binary(call, Elementwise.ADD, wide, constant(call, low)));
  }

  private static double number(Builtin.Arguments call, int index) {
    return Arithmetic.number(call.value(index))
        .orElseThrow(() -> Arithmetic.notConstant(call.value(index), call.span(index), "a bound"));
  }

  /** The first argument, a value for each row, in double precision. */
  private static Node rows(Builtin.Arguments call) {
    Node node = call.tensor(0);
    if (node.type().isScalar() || !node.type().shape().dim(0).equals(DataNames.ROWS)) {
      throw Problem.of(
          Code.BAD_DATA,
          call.span(0),
          "`"
              + call.builtin().name()
              + "` needs columns, and this is "
              + Describe.of(call.value(0)),
          "for example: " + call.builtin().name() + "(columns(\"x*\"))");
    }
    return Cast.of(call.builder(), node, DType.FLOAT64);
  }

  private static Node constant(Builtin.Arguments call, double value) {
    return Constants.of(call.builder(), value, TensorType.scalar(DType.FLOAT64));
  }

  /** An operator whose second operand is the same in all rows. */
  private static Node binary(Builtin.Arguments call, Elementwise op, Node rows, Node same) {
    GraphBuilder builder = call.builder();
    return builder.node(op, rows, BroadcastTo.leading(builder, same, rows.type().shape()));
  }

  // ---------------------------------------------------------------- categories

  private Value category(Builtin.Arguments call) {
    ColumnSelection column = column(call);
    Category category =
        call.given(1)
            ? Category.of(values(call))
            : Category.fitted(names.learntPath("category", call));
    if (call.given(2)) {
      int unknown = unknown(call);
      category = category.withUnknown(unknown).withMissing(unknown);
    }
    return new Value.Columns(column.as(category));
  }

  private static ColumnSelection column(Builtin.Arguments call) {
    if (call.value(0) instanceof Value.Columns columns && columns.selection().isOneColumn()) {
      return columns.selection();
    }
    throw Problem.of(
        Code.BAD_DATA,
        call.span(0),
        "`category` needs one column, and this is " + Describe.of(call.value(0)),
        "name a column: category(species), category(column(5))");
  }

  private static String[] values(Builtin.Arguments call) {
    List<Value> given =
        call.value(1) instanceof Value.Items items ? items.elements() : List.of(call.value(1));
    List<String> values = new ArrayList<>();
    for (Value value : given) {
      values.add(text(value, call.span(1)));
    }
    if (values.stream().distinct().count() < values.size()) {
      throw Problem.of(
          Code.BAD_VALUE, call.span(1), "a value stands twice", "each class has one value");
    }
    return values.toArray(String[]::new);
  }

  private static String text(Value value, Span span) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    return Describe.number(
        Arithmetic.number(value)
            .orElseThrow(
                () ->
                    Problem.of(
                        Code.BAD_DATA,
                        span,
                        "the values of a category are texts or numbers, and this is "
                            + Describe.of(value),
                        "write category(species, [\"setosa\", \"versicolor\"])")));
  }

  private static int unknown(Builtin.Arguments call) {
    double number =
        Arithmetic.number(call.value(2))
            .orElseThrow(
                () -> Arithmetic.notConstant(call.value(2), call.span(2), "the unknown class"));
    if (number != Math.rint(number) || number < -1 || number > 1e9) {
      throw Problem.of(
          Code.BAD_VALUE,
          call.span(2),
          "the class of unknown values is a whole number from -1, not " + Describe.number(number),
          "write the number of a class, or -1 for none of them");
    }
    return (int) number;
  }

  // ---------------------------------------------------------------- one-hot

  private Value oneHot(Builtin.Arguments call) {
    if (call.value(1) instanceof Value.Items) {
      throw Problem.of(
          Code.BAD_VALUE,
          call.span(1),
          "`one_hot` needs the number of classes, and this is " + Describe.of(call.value(1)),
          "values that are words make a category first: one_hot(category(species), 3)");
    }
    Dim classes = call.dimension(1);
    if (!classes.isFixed() || classes.size() < 1 || classes.size() > 10_000) {
      throw Problem.of(
          Code.BAD_VALUE,
          call.span(1),
          "the number of classes must be known and at least 1",
          "write one_hot(category(species), 3)");
    }
    int count = Math.toIntExact(classes.size());
    if (call.value(0) instanceof Value.Columns columns) {
      ColumnSelection selection = columns.selection();
      Category category = selection.category();
      if (category != null) {
        return hits(call, names.tensor(selection.as(limited(category, count, call))), classes);
      }
      if (selection.isOneColumn()) {
        return hits(call, names.tensor(selection.as(numbers(count))), classes);
      }
    }
    Node hits = call.evaluator().tensor(hits(call, single(call), classes), call.span(0));
    return new Value.Tensor(refused(call.builder(), hits));
  }

  private static Category numbers(int count) {
    return Category.of(IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new));
  }

  private static Category limited(Category category, int count, Builtin.Arguments call) {
    if (category.values().size() > count) {
      throw Problem.of(
          Code.DIMENSION_MISMATCH,
          call.span(1),
          "the category has " + category.values().size() + " values, and one_hot " + count,
          "write one_hot(…, " + category.values().size() + ")");
    }
    return category.withMost(count);
  }

  private static Node single(Builtin.Arguments call) {
    Node node = rows(call);
    if (node.type().shape().rank() != 1) {
      throw Problem.of(
          Code.BAD_DATA,
          call.span(0),
          "`one_hot` needs one number a row, and this is " + node.type(),
          "name one column: one_hot(category(species), 3)");
    }
    return node;
  }

  private static Value hits(Builtin.Arguments call, Node label, Dim classes) {
    GraphBuilder builder = call.builder();
    Shape shape = label.type().shape().plus(Shape.of(classes));
    Node index = builder.source(new Iota(1), new TensorType(DType.INT32, shape));
    Node wide = BroadcastTo.along(builder, label, shape, List.of(1));
    Node number = Cast.of(call.builder(), index, DType.FLOAT64);
    Node hit = builder.node(Elementwise.EQUAL, wide, number);
    return new Value.Tensor(Cast.of(call.builder(), hit, DType.FLOAT64));
  }

  /** 0 / 0 where there is no hit: not a number, which no placeholder takes. */
  private static Node refused(GraphBuilder builder, Node hits) {
    Node any = builder.node(new Sum(List.of(1)), hits);
    Node wide = BroadcastTo.along(builder, any, hits.type().shape(), List.of(1));
    return builder.node(Elementwise.DIVIDE, hits, wide);
  }
}
