package dev.nnc.compiler.emit.lanes;

import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.LaneForm;
import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Instruction;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.kernel.Sums;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body that can be computed for neighbouring points of its last axis at once: what it reads and
 * writes there lies side by side, and its real numbers are all of one type.
 *
 * @param real the type of the real numbers
 * @param varying for each instruction whether it differs along the last axis; the others are
 *     computed once for all lanes
 */
public record LaneBody(Body body, DType real, List<Boolean> varying) {
  /** Operations before a function. */
  private static final int MOST_BEFORE = 20;

  /** The body in this form; null if it has none, or if the last axis is too short to be of use. */
  public static @Nullable LaneBody of(Body body) {
    if (body.axes().isEmpty() || !body.axes().get(body.axes().size() - 1).isLong()) {
      return null;
    }
    List<Boolean> varying = new ArrayList<>();
    Set<DType> types = EnumSet.noneOf(DType.class);
    for (Instruction instruction : body.instructions()) {
      boolean varies = varies(instruction, varying);
      if (varies && !fits(instruction, body)) {
        return null;
      }
      varying.add(varies);
      if (varies) {
        types.add(instruction.dtype());
      }
    }
    DType real = types.contains(DType.FLOAT64) ? DType.FLOAT64 : DType.FLOAT32;
    boolean single = real == DType.FLOAT32 || !types.contains(DType.FLOAT32);
    boolean numbers = !types.contains(DType.INT32) || real == DType.FLOAT32;
    boolean any = types.contains(real) && functionsFit(body, varying, real);
    return any && single && numbers ? new LaneBody(body, real, varying) : null;
  }

  /**
   * HotSpot turns a call into plain operations on vectors only while the method is small. Beyond
   * that the operands of the call become objects, so that plain Java is faster.
   */
  private static boolean functionsFit(Body body, List<Boolean> varying, DType real) {
    int functions = 0;
    int before = 0;
    for (int i = 0; i < varying.size(); i++) {
      boolean function =
          varying.get(i)
              && body.instructions().get(i) instanceof Instruction.Apply apply
              && apply.op().java().lanes().isFunction();
      if (function && (real == DType.FLOAT64 || before > MOST_BEFORE)) {
        return false;
      }
      functions += function ? 1 : 0;
      before += varying.get(i) ? 1 : 0;
    }
    return functions <= 1;
  }

  private static boolean varies(Instruction instruction, List<Boolean> before) {
    if (instruction instanceof Instruction.Load load) {
      return !isConstant(load.index()) || varies(load.guards());
    }
    if (instruction instanceof Instruction.Index index) {
      return !isConstant(index.index());
    }
    if (instruction instanceof Instruction.Scalar scalar) {
      return varies(scalar.guards());
    }
    if (instruction instanceof Instruction.Literal literal) {
      return varies(literal.guards());
    }
    return instruction.operands().stream().anyMatch(before::get);
  }

  private static boolean varies(List<Instruction.Guard> guards) {
    return guards.stream().anyMatch(guard -> !isConstant(guard.index()));
  }

  private static boolean isConstant(Affine index) {
    return last(index).factor() == 0;
  }

  private static Dim last(Affine index) {
    return index.strides().get(index.strides().size() - 1);
  }

  /** Whether an instruction that differs along the last axis has a form for many elements. */
  private static boolean fits(Instruction instruction, Body body) {
    if (instruction instanceof Instruction.Load load) {
      return load.guards().isEmpty() && last(load.index()).isOne();
    }
    if (instruction instanceof Instruction.Index index) {
      return last(index.index()).isOne();
    }
    if (instruction instanceof Instruction.Convert convert) {
      DType from = body.instructions().get(convert.operand()).dtype();
      return converts(from, convert.dtype());
    }
    return instruction instanceof Instruction.Apply apply
        && !apply.op().java().lanes().equals(LaneForm.NONE)
        && (apply.dtype() != DType.BOOL || apply.op() != Elementwise.WHERE)
        && apply.op() != Elementwise.STOP_GRADIENT;
  }

  private static boolean converts(DType from, DType to) {
    return (from == DType.BOOL && to.isReal()) || (from == DType.INT32 && to == DType.FLOAT32);
  }

  /** Whether what is stored lies side by side, too. */
  public boolean storesSideBySide() {
    return body.stores().stream()
        .allMatch(
            store ->
                body.arguments().get(store.argument()).form() != Body.Form.SCALAR
                    && last(store.index()).isOne());
  }

  /** Whether the last axis has a multiple of 16 points, so that none is left over. */
  boolean isWhole() {
    Dim extent = body.axes().get(body.axes().size() - 1);
    return extent.factor() % Sums.LANES == 0;
  }
}
