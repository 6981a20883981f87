package dev.nnc.runtime.kernel;

/** How many rows high a tile of a product may be, three vectors wide, to fit into registers. */
final class LaneRows {
  private static final int WIDEST = 512;

  private LaneRows() {}

  /** 8 where there are 32 vector registers, else 4. x86-64 has 32 with vectors of 512 bits. */
  static int of(int bits) {
    return bits == WIDEST || System.getProperty("os.arch", "").equals("aarch64") ? 8 : 4;
  }
}
