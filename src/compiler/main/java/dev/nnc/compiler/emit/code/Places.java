package dev.nnc.compiler.emit.code;

import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.type.DType;

/** How buffers are written where a routine is. */
public interface Places {
  /** The array, or the number. */
  String place(Buffer buffer);

  /** Whether a number has no place, for it is a variable of the only method that uses it. */
  default boolean isLocal(Buffer number) {
    return false;
  }

  /** Where a placeholder starts in its array. */
  String offset(Buffer placeholder);

  /** Whether there is a session; without one, only static methods can be called. */
  default boolean areInSession() {
    return true;
  }

  /** An array for the partial sums of a sum. */
  String lanes(DType dtype);
}
