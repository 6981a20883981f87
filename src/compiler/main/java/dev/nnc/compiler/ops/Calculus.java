package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Op;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Expressions about expressions, which differentiation replaces by what they stand for. */
public enum Calculus implements Op {
  /** (y, x): the derivative of a scalar y by x, of x's type. */
  GRADIENT,
  /** (y, x): the derivatives of all elements of y by all of x, [y..., x...]. */
  JACOBIAN,
  /** (f, w, e, w, e, …): the value of f where each w is replaced by its e. */
  SUBSTITUTE,
  /**
   * (x, w): the value of x, the gradient by w, which no rule looks behind: what is made of it can
   * be computed apart.
   */
  BARRIER;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Family family() {
    return Family.CALCULUS;
  }

  @Override
  public TensorType infer(List<TensorType> inputs) {
    return switch (this) {
      case GRADIENT -> inputs.get(1);
      case JACOBIAN -> inputs.get(1).with(inputs.get(0).shape().plus(inputs.get(1).shape()));
      case SUBSTITUTE, BARRIER -> inputs.get(0);
    };
  }

  @Override
  public @Nullable Node gradient(GraphBuilder builder, Node node, int input, Node cotangent) {
    if (this == BARRIER) {
      return input == 0 ? cotangent : null;
    }
    throw new IllegalStateException(this + " is expanded before it is differentiated");
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    throw new IllegalStateException(this + " is expanded before it is evaluated");
  }
}
