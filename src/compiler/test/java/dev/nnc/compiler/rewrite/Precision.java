package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.math.DoubleMath;
import dev.nnc.runtime.math.FloatMath;
import java.util.Collections;
import java.util.Map;

/** How generated classes compute scalars. */
enum Precision {
  FLOAT(DType.FLOAT32, FloatMath.class, float.class, Float.MAX_VALUE) {
    @Override
    double ulp(double x) {
      return Math.ulp((float) x);
    }

    @Override
    Object boxed(double x) {
      return (float) x;
    }
  },

  DOUBLE(DType.FLOAT64, DoubleMath.class, double.class, Double.MAX_VALUE) {
    @Override
    double ulp(double x) {
      return Math.ulp(x);
    }

    @Override
    Object boxed(double x) {
      return x;
    }
  };

  private final DType dtype;
  private final Class<?> functions;
  private final Class<?> type;
  private final double largest;

  Precision(DType dtype, Class<?> functions, Class<?> type, double largest) {
    this.dtype = dtype;
    this.functions = functions;
    this.type = type;
    this.largest = largest;
  }

  /** One unit in the last place of a number. */
  abstract double ulp(double x);

  abstract Object boxed(double x);

  double largest() {
    return largest;
  }

  DType dtype() {
    return dtype;
  }

  /** The value of a node at some values of names, rounded after every operator. */
  double value(Node node, Map<Node, Double> at) {
    Double named = at.get(node);
    if (named != null) {
      return named;
    }
    if (Constants.value(node).isPresent()) {
      return dtype.round(Constants.value(node).getAsDouble());
    }
    double[] operands = new double[3];
    for (int i = 0; i < node.inputs().size(); i++) {
      operands[i] = value(node.input(i), at);
    }
    return apply((Elementwise) node.op(), operands);
  }

  /** Arithmetic of floats, and its square root, is that of doubles rounded once more. */
  private double apply(Elementwise op, double[] operands) {
    return op.java().template().startsWith("$M")
        ? call(op, operands)
        : dtype.round(op.apply(operands[0], operands[1], operands[2]));
  }

  private double call(Elementwise op, double[] operands) {
    Class<?>[] types = Collections.nCopies(op.arity(), type).toArray(Class<?>[]::new);
    Object[] arguments = new Object[op.arity()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = boxed(operands[i]);
    }
    try {
      Object result = functions.getMethod(op.label(), types).invoke(null, arguments);
      return ((Number) result).doubleValue();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(op.label(), e);
    }
  }
}
