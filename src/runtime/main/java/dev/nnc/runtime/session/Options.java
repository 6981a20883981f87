package dev.nnc.runtime.session;

import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may set about a session; what is left out stays as the script has it.
 *
 * @param epochs how long to train; overrides the script's duration
 * @param steps how long to train; overrides the script's duration and {@code epochs}
 * @param batch rows a step
 * @param seed of initial values, dropout and shuffles
 * @param threads to compute with, at least 1; the results do not depend on it
 * @param places what is read and written where
 * @param allowNonFinite whether training goes on when the loss is infinite or not a number
 * @param caller whose words messages speak in
 */
public record Options(
    OptionalLong epochs,
    OptionalLong steps,
    OptionalLong batch,
    OptionalLong seed,
    int threads,
    Places places,
    boolean allowNonFinite,
    Caller caller) {

  private static final OptionalLong NONE = OptionalLong.empty();

  /**
   * @throws IllegalArgumentException if a number is below the least that makes sense
   */
  public Options {
    epochs.ifPresent(count -> requireAtLeast(0, count, "epochs"));
    steps.ifPresent(count -> requireAtLeast(0, count, "steps"));
    batch.ifPresent(rows -> requireAtLeast(1, rows, "batch"));
    requireAtLeast(1, threads, "threads");
  }

  /**
   * What is read and written where.
   *
   * @param base the folder that relative paths of data start at
   * @param results the folder that relative paths of what the script writes start at
   * @param weights a file to start from; null for initial values
   * @param resume a checkpoint to go on from, or the folder of several; null to start anew
   * @param checkpoints the folder to write checkpoints to, instead of the script's; null for that
   */
  public record Places(
      Path base,
      Path results,
      @Nullable Path weights,
      @Nullable Path resume,
      @Nullable Path checkpoints) {
    public Places {
      Objects.requireNonNull(base, "base");
      Objects.requireNonNull(results, "results");
    }
  }

  /** All as in the script, one thread, data from the current folder, results there. */
  public static Options defaults() {
    Places places = new Places(Path.of(""), Path.of(""), null, null, null);
    return new Options(NONE, NONE, NONE, NONE, 1, places, false, Caller.JAVA);
  }

  /** Trains for so many epochs, at least 0. */
  public Options withEpochs(long count) {
    OptionalLong value = OptionalLong.of(count);
    return new Options(value, NONE, batch, seed, threads, places, allowNonFinite, caller);
  }

  /** Trains for so many steps, at least 0. */
  public Options withSteps(long count) {
    OptionalLong value = OptionalLong.of(count);
    return new Options(NONE, value, batch, seed, threads, places, allowNonFinite, caller);
  }

  /** Takes so many rows a step, at least 1. */
  public Options withBatch(long rows) {
    OptionalLong value = OptionalLong.of(rows);
    return new Options(epochs, steps, value, seed, threads, places, allowNonFinite, caller);
  }

  public Options withSeed(long value) {
    OptionalLong some = OptionalLong.of(value);
    return new Options(epochs, steps, batch, some, threads, places, allowNonFinite, caller);
  }

  /** Computes with so many threads, at least 1. */
  public Options withThreads(int count) {
    return new Options(epochs, steps, batch, seed, count, places, allowNonFinite, caller);
  }

  public Options withBase(Path folder) {
    return with(
        new Places(folder, places.results, places.weights, places.resume, places.checkpoints));
  }

  /** Writes what the script writes under relative paths from this folder on. */
  public Options withResults(Path folder) {
    return with(new Places(places.base, folder, places.weights, places.resume, places.checkpoints));
  }

  public Options withWeights(@Nullable Path file) {
    return with(new Places(places.base, places.results, file, places.resume, places.checkpoints));
  }

  /**
   * Goes on with a training from its newest sound checkpoint, with the bits of one that was never
   * broken off.
   *
   * @param folder a checkpoint, or the folder of several
   */
  public Options withResume(@Nullable Path folder) {
    return with(
        new Places(places.base, places.results, places.weights, folder, places.checkpoints));
  }

  /** Writes checkpoints to this folder instead of the script's. */
  public Options withCheckpoints(@Nullable Path folder) {
    return with(new Places(places.base, places.results, places.weights, places.resume, folder));
  }

  public Options withAllowNonFinite(boolean allow) {
    return new Options(epochs, steps, batch, seed, threads, places, allow, caller);
  }

  /** For programs that pass on what their users set in other words than Java's. */
  public Options withCaller(Caller other) {
    return new Options(epochs, steps, batch, seed, threads, places, allowNonFinite, other);
  }

  public Path base() {
    return places.base;
  }

  public Path results() {
    return places.results;
  }

  public @Nullable Path weights() {
    return places.weights;
  }

  public @Nullable Path resume() {
    return places.resume;
  }

  public @Nullable Path checkpoints() {
    return places.checkpoints;
  }

  private Options with(Places other) {
    return new Options(epochs, steps, batch, seed, threads, other, allowNonFinite, caller);
  }

  private static void requireAtLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }
}
