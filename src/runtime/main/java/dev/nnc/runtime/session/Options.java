package dev.nnc.runtime.session;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may set about a session; what is left out stays as the script has it.
 *
 * @param epochs how long to train; overrides the script's duration
 * @param steps how long to train; overrides the script's duration and {@code epochs}
 * @param batch rows a step
 * @param seed of initial values, dropout and shuffles
 * @param threads to compute large products with, at least 1; the results do not depend on it
 * @param base the folder that relative paths of data start at
 * @param weights a file to start from; null for initial values
 * @param allowNonFinite whether training goes on when the loss is infinite or not a number
 */
public record Options(
    OptionalLong epochs,
    OptionalLong steps,
    OptionalLong batch,
    OptionalLong seed,
    int threads,
    Path base,
    @Nullable Path weights,
    boolean allowNonFinite) {

  private static final OptionalLong NONE = OptionalLong.empty();

  /** All as in the script, one thread, data from the current folder. */
  public static Options defaults() {
    return new Options(NONE, NONE, NONE, NONE, 1, Path.of(""), null, false);
  }

  /** Trains for so many epochs, at least 0. */
  public Options withEpochs(long count) {
    OptionalLong value = atLeast(0, count, "epochs");
    return new Options(value, NONE, batch, seed, threads, base, weights, allowNonFinite);
  }

  /** Trains for so many steps, at least 0. */
  public Options withSteps(long count) {
    OptionalLong value = atLeast(0, count, "steps");
    return new Options(NONE, value, batch, seed, threads, base, weights, allowNonFinite);
  }

  /** Takes so many rows a step, at least 1. */
  public Options withBatch(long rows) {
    OptionalLong value = atLeast(1, rows, "batch");
    return new Options(epochs, steps, value, seed, threads, base, weights, allowNonFinite);
  }

  public Options withSeed(long value) {
    OptionalLong some = OptionalLong.of(value);
    return new Options(epochs, steps, batch, some, threads, base, weights, allowNonFinite);
  }

  /** Computes with so many threads, at least 1. */
  public Options withThreads(int count) {
    atLeast(1, count, "threads");
    return new Options(epochs, steps, batch, seed, count, base, weights, allowNonFinite);
  }

  public Options withBase(Path folder) {
    return new Options(epochs, steps, batch, seed, threads, folder, weights, allowNonFinite);
  }

  public Options withWeights(@Nullable Path file) {
    return new Options(epochs, steps, batch, seed, threads, base, file, allowNonFinite);
  }

  public Options withAllowNonFinite(boolean allow) {
    return new Options(epochs, steps, batch, seed, threads, base, weights, allow);
  }

  private static OptionalLong atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
    return OptionalLong.of(value);
  }
}
