package dev.nnc.compiler.ops;

import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/** What element types an elementwise operator takes and gives; the shapes are always equal. */
public enum Signature {
  /** Real numbers to the same. */
  REAL,
  /** Numbers, integers too, to the same. */
  NUMBER,
  /** Two numbers to a truth value. */
  COMPARISON,
  /** Truth values to the same. */
  LOGIC,
  /** A truth value and two values of one type to that type. */
  CHOICE;

  TensorType infer(Elementwise op, List<TensorType> inputs) {
    TensorType last = inputs.get(inputs.size() - 1);
    boolean fits = inputs.size() == op.arity();
    for (int i = 0; i < inputs.size(); i++) {
      DType expected = this == CHOICE && i == 0 ? DType.BOOL : last.dtype();
      fits &= inputs.get(i).equals(last.with(expected));
    }
    if (!fits || !accepts(last.dtype())) {
      throw new IllegalArgumentException(op.label() + " does not take " + inputs);
    }
    return this == COMPARISON ? last.with(DType.BOOL) : last;
  }

  /** Whether operands (of a choice: the values chosen from) may have this type. */
  public boolean accepts(DType dtype) {
    return switch (this) {
      case REAL -> dtype.isReal();
      case NUMBER, COMPARISON -> dtype.isNumber();
      case LOGIC -> dtype == DType.BOOL;
      case CHOICE -> true;
    };
  }
}
