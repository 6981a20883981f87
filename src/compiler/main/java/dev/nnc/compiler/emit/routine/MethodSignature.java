package dev.nnc.compiler.emit.routine;

import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.Dim;
import java.util.List;

/** What makes two kernels the same method. */
record MethodSignature(
    Object kind, Body body, List<Boolean> reduced, boolean scratch, boolean inSession) {
  /** Stands for the number of elements of a cell, which its array knows. */
  private static final Dim ANY = Dim.dynamic("length");

  static MethodSignature of(Kernel.Method kernel, boolean inSession) {
    if (kernel instanceof Kernel.Reduction reduction) {
      boolean scratch = reduction.scratch() != null;
      return new MethodSignature(
          reduction.joining(), reduction.body(), reduction.reduced(), scratch, inSession);
    }
    return new MethodSignature("loop", general(kernel), List.of(), false, inSession);
  }

  private static Body general(Kernel.Method kernel) {
    Body body = kernel.body();
    return cell(kernel) < 0
        ? body
        : new Body(List.of(ANY), body.arguments(), body.instructions(), body.stores());
  }

  /** The argument that is a cell all of which a loop writes; negative without. */
  static int cell(Kernel.Method kernel) {
    if (kernel.body().axes().size() == 1) {
      for (Body.Store store : kernel.body().stores()) {
        Buffer buffer = kernel.arguments().get(store.argument());
        if (buffer.kind() == Buffer.Kind.CELL
            && buffer.elements().equals(kernel.body().axes().get(0))) {
          return store.argument();
        }
      }
    }
    return -1;
  }
}
