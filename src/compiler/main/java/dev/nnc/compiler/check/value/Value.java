package dev.nnc.compiler.check.value;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Dim;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression means while compiling. */
public sealed interface Value
    permits Value.Tensor,
        Value.Number,
        Value.Truth,
        Value.Text,
        Value.Dimension,
        Value.Duration,
        Value.Items,
        Value.Results,
        Value.Range,
        Value.None,
        Value.Broken,
        Value.Function,
        Value.Optimizer,
        Value.Columns,
        TrainedVariables {
  /** What is computed at run time. */
  record Tensor(Node node) implements Value {}

  /** A number known now; an integer one becomes what its neighbours are. */
  record Number(double value, boolean integer) implements Value {
    public static Number integer(long value) {
      return new Number(value, true);
    }
  }

  /** A truth value known now. */
  record Truth(boolean value) implements Value {}

  /** A text. */
  record Text(String value) implements Value {}

  /** A dimension, which is a number too. */
  record Dimension(Dim dim) implements Value {}

  /** A span of time. */
  record Duration(double amount, Ast.Unit unit) implements Value {}

  /** {@code [a, b]}. */
  record Items(List<Value> elements) implements Value {}

  /** Several results of a definition. */
  record Results(List<Value> values) implements Value {}

  /** {@code a to b}. */
  record Range(Value from, Value to) implements Value {}

  /** The absence of a value: {@code none}. */
  record None() implements Value {}

  /** What was reported already; nothing more is said about what depends on it. */
  record Broken() implements Value {}

  /** What can be called. */
  sealed interface Function extends Value {
    String name();
  }

  /** A function of the compiler's. */
  record Primitive(Builtin builtin) implements Function {
    @Override
    public String name() {
      return builtin.name();
    }
  }

  /**
   * A definition of a script or of the library.
   *
   * @param overloads definitions of one name, told apart by their parameters' types
   * @param scope the names that they see
   */
  record Defined(String name, List<Ast.Definition> overloads, Scope scope) implements Function {}

  /** A call whose first parameter is still to come. */
  record Partial(Function function, List<Argument> arguments, Span span, String missing)
      implements Function {
    @Override
    public String name() {
      return function.name();
    }
  }

  /**
   * A function whose variables are made once and shared by all its calls.
   *
   * @param cells the variables made so far, by their path inside the layer
   */
  record Layer(String name, String path, Function function, Map<String, Node> cells)
      implements Function {}

  /** An argument of a call, evaluated. */
  record Argument(@Nullable String name, Value value, Span span) {}

  /** Stages and the optimizer behind them. */
  record Optimizer(List<Rule> rules) implements Value {
    /** One optimizer or stage with its arguments. */
    public record Rule(Ast.Definition definition, Scope arguments, Span span) {}
  }

  /** Columns of a data source, before they become a tensor. */
  record Columns(ColumnSelection selection) implements Value {}

  Broken BROKEN = new Broken();
  None NONE = new None();
}
