package dev.nnc.compiler.plan;

import org.jspecify.annotations.Nullable;

/** Of a set, what is asked here: whether it has no element, one or several. */
record Distinct<T>(@Nullable T only, boolean several) {
  static <T> Distinct<T> none() {
    return new Distinct<>(null, false);
  }

  static <T> Distinct<T> of(T only) {
    return new Distinct<>(only, false);
  }

  Distinct<T> and(Distinct<T> other) {
    if (several || other.isEmpty()) {
      return this;
    }
    return isEmpty() || other.equals(this) ? other : new Distinct<>(null, true);
  }

  boolean isEmpty() {
    return only == null && !several;
  }
}
