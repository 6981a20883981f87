package dev.nnc.compiler.check.value;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import java.util.List;

/** The evaluation that a call is part of, as functions of the compiler's see it. */
public interface Evaluator {
  Context context();

  /** A value as a tensor: numbers are real scalars, columns what is read from them. */
  Node tensor(Value value, Span span);

  /** A value as a tensor; a number becomes a scalar of the given element type. */
  Node tensor(Value value, DType dtype, Span span);

  /** Calls a function value. */
  Value apply(Value.Function function, List<Value.Argument> arguments, Span span);

  /** A value as a dimension. */
  Dim dimension(Value value, Span span);
}
