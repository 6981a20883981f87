package dev.nnc.runtime.kernel;

/** Tiles of products in lanes, by the kernel that suits them. Loaded only where there are lanes. */
final class FloatLaneTiles {
  private final FloatLaneProduct lanes = new FloatLaneProduct();
  private final FloatTurnedProduct turned = new FloatTurnedProduct(lanes);
  private final FloatTinyProduct tiny = new FloatTinyProduct();
  private final boolean waits;

  /**
   * @param waits whether to compute nothing until the kernels are compiled
   */
  FloatLaneTiles(boolean waits) {
    this.waits = waits;
  }

  /**
   * Computes the elements in rows [fromRow, toRow) and columns [fromColumn, toColumn), unless that
   * is done faster without lanes.
   *
   * @return whether it has
   */
  boolean multiply(FloatProduct product, int fromRow, int toRow, int fromColumn, int toColumn) {
    boolean small = FloatTinyProduct.pays(product);
    if (waits && !FloatLaneWarmUp.areStripsReady(small ? 1 : product.aStep)) {
      return false;
    }
    if (small) {
      tiny.multiply(product);
      return true;
    }
    int rows = toRow - fromRow;
    int columns = toColumn - fromColumn;
    if (!FloatLaneProduct.pays(product, rows, columns)) {
      return false;
    }
    if (FloatTurnedProduct.pays(product, rows, columns)) {
      turned.multiply(product, fromRow, toRow, fromColumn, toColumn);
    } else {
      lanes.multiply(product, fromRow, toRow, fromColumn, toColumn);
    }
    return true;
  }
}
