package dev.nnc.compiler.plan;

import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import java.util.List;

/** One scalar value inside a loop. Operands are numbers of earlier instructions. */
public sealed interface Instruction {
  /** The element type of the value. */
  DType dtype();

  /** Operands among the instructions before. */
  default List<Integer> operands() {
    return List.of();
  }

  /**
   * An element of an array; zero where a guard does not hold.
   *
   * @param argument which of the kernel's arguments
   */
  record Load(int argument, Affine index, List<Guard> guards, DType dtype) implements Instruction {}

  /** A scalar argument; zero where a guard does not hold. */
  record Scalar(int argument, List<Guard> guards, DType dtype) implements Instruction {}

  /** A constant; zero where a guard does not hold. */
  record Literal(double value, List<Guard> guards, DType dtype) implements Instruction {
    /** By bits: 0 and -0 are different literals, as are no two NaN. */
    @Override
    public boolean equals(Object object) {
      return object instanceof Literal other
          && Double.doubleToLongBits(value) == Double.doubleToLongBits(other.value)
          && guards.equals(other.guards)
          && dtype == other.dtype;
    }

    @Override
    public int hashCode() {
      return 31 * Double.hashCode(value) + guards.hashCode();
    }
  }

  /** A coordinate. */
  record Index(Affine index, DType dtype) implements Instruction {}

  /** An elementwise operator. */
  record Apply(Elementwise op, List<Integer> operands, DType dtype) implements Instruction {}

  /** A conversion. */
  record Convert(int operand, DType dtype) implements Instruction {
    @Override
    public List<Integer> operands() {
      return List.of(operand);
    }
  }

  /** Holds where {@code low <= index < high}. */
  record Guard(Affine index, Dim low, Dim high) {}
}
