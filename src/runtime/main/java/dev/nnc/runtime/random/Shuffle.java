package dev.nnc.runtime.random;

/**
 * Random orders of rows, a pure function of seed and epoch (Fisher and Yates, with unbiased bounded
 * draws after Lemire, "Fast random integer generation in an interval", 2019). An instance owns
 * scratch memory, so one belongs to one thread.
 */
public final class Shuffle {
  /** The stream of every shuffle, so that no operator shares its numbers. */
  public static final long STREAM = Threefry.stream("shuffle");

  private static final int WORDS = 1024;

  /** A fill costs the same for fewer words. */
  private static final int FEWEST = 64;

  private final RandomFill random = new RandomFill();
  private final int[] words = new int[WORDS];
  private long seed;
  private long epoch;
  private long drawn;
  private long filled;
  private long wanted;

  /** A permutation of 0 to n - 1; the same for equal {@code n}, {@code seed} and {@code epoch}. */
  public static int[] permutation(int n, long seed, long epoch) {
    int[] order = new int[n];
    new Shuffle().permute(order, n, seed, epoch);
    return order;
  }

  /** Writes {@link #permutation} into the first {@code n} elements of {@code order}. */
  public void permute(int[] order, int n, long seed, long epoch) {
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order, n, seed, epoch);
  }

  /**
   * Reorders the first {@code n} elements of {@code rows}: element i becomes rows[permutation[i]].
   */
  public void shuffle(int[] rows, int n, long seed, long epoch) {
    this.seed = seed;
    this.epoch = epoch;
    drawn = 0;
    filled = 0;
    wanted = n;
    for (int i = n - 1; i > 0; i--) {
      int j = below(i + 1);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
  }

  /**
   * An unbiased draw from 0 to bound - 1: the product's high half, unless its low half is unfair.
   */
  private int below(int bound) {
    int unfair = Integer.remainderUnsigned(-bound, bound);
    while (true) {
      long product = (next() & 0xffffffffL) * bound;
      if (Integer.compareUnsigned((int) product, unfair) >= 0) {
        return (int) (product >>> 32);
      }
    }
  }

  private int next() {
    if (drawn == filled) {
      fill();
    }
    return words[(int) (drawn++ % WORDS)];
  }

  /** As many words as are still wanted; an unfair draw now and then wants one more. */
  private void fill() {
    int at = (int) (drawn % WORDS);
    long rounded = (wanted - drawn + FEWEST - 1) / FEWEST * FEWEST;
    int count = (int) Math.min(WORDS - at, Math.max(FEWEST, rounded));
    random.fillBits32(words, at, count, seed, STREAM, epoch, drawn);
    filled = drawn + count;
  }
}
