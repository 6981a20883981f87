package dev.nnc.runtime.kernel;

/** Tiles of products in lanes, by the kernel that suits them. Loaded only where there are lanes. */
final class DoubleLaneTiles {
  private final DoubleLaneProduct lanes = new DoubleLaneProduct();
  private final DoubleTurnedProduct turned = new DoubleTurnedProduct(lanes);
  private final boolean waits;

  /**
   * @param waits whether to compute nothing until the kernels are compiled
   */
  DoubleLaneTiles(boolean waits) {
    this.waits = waits;
  }

  /**
   * Computes the elements in rows [fromRow, toRow) and columns [fromColumn, toColumn), unless that
   * is done faster without lanes.
   *
   * @return whether it has
   */
  boolean multiply(DoubleProduct product, int fromRow, int toRow, int fromColumn, int toColumn) {
    if (waits && !DoubleLaneWarmUp.areStripsReady(product.aStep)) {
      return false;
    }
    int rows = toRow - fromRow;
    int columns = toColumn - fromColumn;
    if (!DoubleLaneProduct.pays(product, rows, columns)) {
      return false;
    }
    if (DoubleTurnedProduct.pays(product, rows, columns)) {
      turned.multiply(product, fromRow, toRow, fromColumn, toColumn);
    } else {
      lanes.multiply(product, fromRow, toRow, fromColumn, toColumn);
    }
    return true;
  }
}
