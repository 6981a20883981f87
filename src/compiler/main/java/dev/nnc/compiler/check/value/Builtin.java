package dev.nnc.compiler.check.value;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of the compiler's.
 *
 * @param name as scripts call it
 * @param parameters in order
 * @param positional how many of them may be given without their names
 * @param open whether it takes further arguments of any names
 * @param body what it does
 */
public record Builtin(
    String name, List<Parameter> parameters, int positional, boolean open, Body body) {

  /** A parameter; without a preset it must be given. */
  public record Parameter(String name, boolean required) {}

  /** What a function does with its arguments. */
  public interface Body {
    Value apply(Arguments arguments);
  }

  /** A function; a parameter that ends in ? may be left out. */
  public static Builtin of(String name, int positional, Body body, String... parameters) {
    List<Parameter> list = new ArrayList<>();
    for (String parameter : parameters) {
      boolean optional = parameter.endsWith("?");
      String plain = optional ? parameter.substring(0, parameter.length() - 1) : parameter;
      list.add(new Parameter(plain, !optional));
    }
    return new Builtin(name, list, positional, false, body);
  }

  /** The same, taking further arguments. */
  public Builtin opened() {
    return new Builtin(name, parameters, positional, true, body);
  }

  /** Whether an argument is one of those that no parameter stands for. */
  public boolean isFurther(Value.Argument argument, int position) {
    String given = argument.name();
    return open
        && (given == null
            ? position >= positional
            : parameters.stream().noneMatch(parameter -> parameter.name.equals(given)));
  }

  /** {@code sum(x, axis = …)}, for messages. */
  public String signature() {
    StringBuilder out = new StringBuilder(name).append('(');
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      out.append(i == 0 ? "" : ", ").append(parameter.name);
      out.append(parameter.required ? "" : " = …");
    }
    return out.append(')').toString();
  }

  /**
   * The arguments of a call, one for each parameter, none where it was left out.
   *
   * @param further those that no parameter stands for
   * @param call where the call stands
   */
  public record Arguments(
      Evaluator evaluator,
      Builtin builtin,
      List<Value.Argument> values,
      List<Value.Argument> further,
      Span call) {
    public Context context() {
      return evaluator.context();
    }

    public GraphBuilder builder() {
      return context().builder();
    }

    /** The element type that {@code float} stands for. */
    public DType real() {
      return context().real();
    }

    /** An argument as a tensor, numbers as real scalars. */
    public Node tensor(int index) {
      return evaluator.tensor(value(index), span(index));
    }

    /** An argument as a tensor; a number becomes a scalar of the given element type. */
    public Node tensor(int index, DType dtype) {
      return evaluator.tensor(value(index), dtype, span(index));
    }

    /** An argument as a dimension. */
    public Dim dimension(int index) {
      return evaluator.dimension(value(index), span(index));
    }

    public Value value(int index) {
      return values.get(index).value();
    }

    public Span span(int index) {
      return values.get(index).span();
    }

    public boolean given(int index) {
      return !(value(index) instanceof Value.None);
    }
  }
}
