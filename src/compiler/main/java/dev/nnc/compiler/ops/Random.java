package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Family;
import dev.nnc.runtime.random.Threefry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers, a function of the seed, the step and the operator's name.
 *
 * @param kind their distribution
 * @param stream the operator's name
 * @param seed the seed that the script gives, or null for the session's
 */
public record Random(Kind kind, String stream, @Nullable Long seed) implements SourceOp {
  /** Distributions. */
  public enum Kind {
    /** Real numbers in [0, 1). */
    UNIFORM,
    /** Integers in [0, 65536). */
    BITS16
  }

  @Override
  public String label() {
    return "random_" + kind.name().toLowerCase(java.util.Locale.ROOT) + " " + stream;
  }

  @Override
  public Family family() {
    return Family.RANDOM;
  }

  @Override
  public double[] evaluate(List<DenseArray> inputs, int[] shape, Environment environment) {
    double[] result = new double[DenseArray.size(shape)];
    long key = seed == null ? environment.seed() : seed;
    long name = Threefry.stream(stream);
    for (int i = 0; i < result.length; i++) {
      result[i] =
          kind == Kind.BITS16
              ? Threefry.bits16(key, name, environment.step(), i)
              : Threefry.uniformDouble(key, name, environment.step(), i);
    }
    return result;
  }
}
