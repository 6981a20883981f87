package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.util.Locale;

/** Refuses what cannot fit into the heap, before it is asked for. */
public final class MemoryLimit {
  /** No packed content of gzip or zip unpacks to more than this multiple of its length. */
  public static final long DENSEST_PACKING = 1032;

  /** Longer arrays are refused by some virtual machines. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private MemoryLimit() {}

  /**
   * Checks that memory could be had at all.
   *
   * @param what needs it: {@code data/market.csv}
   * @throws UserException if the heap cannot grow so far
   */
  public static void require(String what, long bytes) {
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > heap) {
      throw new UserException(
          what + " needs " + text(bytes) + " of memory, and the heap ends at " + text(heap),
          larger(bytes));
    }
  }

  /**
   * Checks, after a part was read, that memory for the whole could be had.
   *
   * @param bytes that the part read takes
   * @param share of the whole that was read, above 0
   * @throws UserException if the heap cannot grow so far; says how much the whole would need
   */
  public static void requireWhole(String what, long bytes, double share) {
    long heap = Runtime.getRuntime().maxMemory();
    double whole = bytes / share;
    if (whole > heap) {
      throw new UserException(
          what
              + " needs about "
              + text((long) whole)
              + " of memory, and the heap ends at "
              + text(heap),
          larger((long) whole) + ", or read fewer columns or rows");
    }
  }

  private static String larger(long bytes) {
    return "start Java with a larger heap: -Xmx" + (bytes / (1L << 30) * 5 / 4 + 1) + "g";
  }

  /**
   * The length of an array that holds so many elements.
   *
   * @throws UserException if no array is that long, or the heap cannot hold it
   */
  public static int length(String what, long elements, int elementBytes) {
    if (elements > LONGEST_ARRAY) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s has %,d elements; an array holds %,d",
              what,
              elements,
              LONGEST_ARRAY),
          "use fewer rows");
    }
    require(what, elements * elementBytes);
    return (int) elements;
  }

  private static String text(long bytes) {
    return bytes < 1 << 20
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%,.1f MiB", bytes / (double) (1 << 20));
  }
}
