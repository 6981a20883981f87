package dev.nnc.compiler.type;

import dev.nnc.runtime.kernel.Sums;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dimension: a number known now times names of dimensions known at run time, such as {@code 130},
 * {@code batch} or {@code 2 * batch * time}.
 *
 * <p>A fixed dimension may carry the name under which the script speaks of it; that name is for
 * messages and does not take part in equality.
 */
public final class Dim {
  public static final Dim ONE = fixed(1);

  private final long factor;
  private final List<String> symbols;
  private final @Nullable String label;

  private Dim(long factor, List<String> symbols, @Nullable String label) {
    this.factor = factor;
    this.symbols = symbols;
    this.label = label;
  }

  public static Dim fixed(long size) {
    return new Dim(size, List.of(), null);
  }

  /** A fixed dimension that messages call by a name. */
  public static Dim named(String label, long size) {
    return new Dim(size, List.of(), label);
  }

  /** A dimension whose size is known at run time only. */
  public static Dim dynamic(String symbol) {
    return new Dim(1, List.of(symbol), null);
  }

  public boolean isFixed() {
    return symbols.isEmpty();
  }

  /** The size of a fixed dimension. */
  public long size() {
    if (!isFixed()) {
      throw new IllegalStateException(this + " is known at run time only");
    }
    return factor;
  }

  /** Whether it is no shorter than the lanes of {@link Sums}, or known at run time only. */
  public boolean isLong() {
    return !isFixed() || factor >= Sums.LANES;
  }

  public boolean isOne() {
    return isFixed() && factor == 1;
  }

  /** The number before the names. */
  public long factor() {
    return factor;
  }

  /** The run-time names, sorted, each as often as it is a factor. */
  public List<String> symbols() {
    return symbols;
  }

  public Dim times(Dim other) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    List<String> all = new ArrayList<>(symbols);
    all.addAll(other.symbols);
    Collections.sort(all);
    return new Dim(product(factor, other.factor), List.copyOf(all), null);
  }

  /** No tensor has more elements than a long can count, so beyond that all numbers are one. */
  private static long product(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) == product >> 63 ? product : Long.MAX_VALUE;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Dim other && factor == other.factor && symbols.equals(other.symbols);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(factor) + symbols.hashCode();
  }

  @Override
  public String toString() {
    if (label != null) {
      return label;
    }
    String names = String.join(" * ", symbols);
    if (isFixed()) {
      return Long.toString(factor);
    }
    return factor == 1 ? names : factor + " * " + names;
  }
}
