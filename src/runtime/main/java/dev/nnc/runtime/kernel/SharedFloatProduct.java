package dev.nnc.runtime.kernel;

/** A product computed by a team: its operands stand here while the members take tiles. */
final class SharedFloatProduct implements ThreadTeam.Task {
  private static final float[] NONE = {};

  private final ThreadTeam team;
  private final FloatTiles[] members;
  private final ProductTiles tiles = new ProductTiles();
  private float[] a = NONE;
  private int aOffset;
  private boolean aTransposed;
  private float[] b = NONE;
  private int bOffset;
  private boolean bTransposed;
  private float[] out = NONE;
  private int outOffset;
  private int m;
  private int k;
  private int n;

  SharedFloatProduct(ThreadTeam team, FloatTiles caller) {
    this.team = team;
    members = new FloatTiles[team.size()];
    members[0] = caller;
  }

  /** As {@link Products}; the operands fit. */
  void multiply(
      float[] a,
      int aOffset,
      boolean aTransposed,
      float[] b,
      int bOffset,
      boolean bTransposed,
      float[] out,
      int outOffset,
      int m,
      int k,
      int n) {
    this.a = a;
    this.aOffset = aOffset;
    this.aTransposed = aTransposed;
    this.b = b;
    this.bOffset = bOffset;
    this.bTransposed = bTransposed;
    this.out = out;
    this.outOffset = outOffset;
    this.m = m;
    this.k = k;
    this.n = n;
    tiles.cut(m, n, team.size());
    try {
      team.run(this, tiles.count());
    } finally {
      this.a = NONE;
      this.b = NONE;
      this.out = NONE;
    }
  }

  @Override
  public void compute(int tile, int member) {
    member(member)
        .multiply(
            a,
            aOffset,
            aTransposed,
            b,
            bOffset,
            bTransposed,
            out,
            outOffset,
            m,
            k,
            n,
            tiles.fromRow(tile),
            tiles.toRow(tile),
            tiles.fromColumn(tile),
            tiles.toColumn(tile));
  }

  private FloatTiles member(int index) {
    if (members[index] == null) {
      members[index] = new FloatTiles();
    }
    return members[index];
  }
}
