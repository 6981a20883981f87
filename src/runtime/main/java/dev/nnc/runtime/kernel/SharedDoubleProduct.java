package dev.nnc.runtime.kernel;

/** A product computed by a team: its operands stand here while the members take tiles. */
final class SharedDoubleProduct implements ThreadTeam.Task {
  private final ThreadTeam team;
  private final DoubleTiles[] members;
  private final ProductTiles tiles = new ProductTiles();
  private DoubleProduct product = DoubleProduct.NOTHING;

  SharedDoubleProduct(ThreadTeam team) {
    this.team = team;
    members = new DoubleTiles[team.size()];
  }

  /** As {@link Products}; the operands fit. */
  void multiply(DoubleProduct operands) {
    int m = operands.m;
    int n = operands.n;
    if (team.size() == 1 || !ProductTiles.pay(m, operands.k, n)) {
      member(0).multiply(operands, 0, m, 0, n);
      return;
    }
    product = operands;
    tiles.cut(m, n, team.size(), operands.isInWholeRows());
    try {
      team.run(this, tiles.count());
    } finally {
      product = DoubleProduct.NOTHING;
    }
  }

  @Override
  public void compute(int tile, int member) {
    member(member)
        .multiply(
            product,
            tiles.fromRow(tile),
            tiles.toRow(tile),
            tiles.fromColumn(tile),
            tiles.toColumn(tile));
  }

  private DoubleTiles member(int index) {
    if (members[index] == null) {
      members[index] = new DoubleTiles();
    }
    return members[index];
  }
}
