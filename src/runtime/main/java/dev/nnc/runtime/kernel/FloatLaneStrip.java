package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.FloatEightColumns;
import dev.nnc.runtime.kernel.lanes.FloatEightRows;
import dev.nnc.runtime.kernel.lanes.FloatFewSteps;
import dev.nnc.runtime.kernel.lanes.FloatFourRows;

/** Four or eight rows of the left operand, multiplied by the panels of the right one. */
final class FloatLaneStrip {
  private static final float[] NONE = {};
  private static final int FEW_ROWS = 4;
  private static final int MANY_ROWS = 8;

  private final float[] zeros;

  private float[] left = NONE;
  private int leftAt;
  private int leftRow;
  private int leftStep;
  private float[] tile = NONE;
  private int tileAt;
  private int tileRow;
  private int depth;

  /** Whether kernels that only some products need are compiled. */
  private boolean isRestReady;

  /** What the sums start from: the tile or, all rows the same, zeros. */
  private float[] start = NONE;

  private int startRow;

  /**
   * @param width columns of the widest panel
   */
  FloatLaneStrip(int width) {
    zeros = new float[width];
  }

  /** Element (r, k) of the left operand is at array[at + r * row + k * step]; one of both is 1. */
  void setLeft(float[] array, int at, int row, int step) {
    left = array;
    leftAt = at;
    leftRow = row;
    leftStep = step;
  }

  /** Element (r, c) of the result is at array[at + r * row + c]. */
  void setTile(float[] array, int at, int row) {
    tile = array;
    tileAt = at;
    tileRow = row;
  }

  /** Before the first tile of a product. */
  void begin() {
    isRestReady = FloatLaneWarmUp.isRestReady();
  }

  void clear() {
    left = NONE;
    tile = NONE;
    start = NONE;
  }

  /**
   * Adds the products over a block of depth to the tile.
   *
   * @param rows 4 or 8
   * @param isFirst whether the tile is to start from +0
   */
  void multiply(int rows, FloatPanelPacker panels, int depth, boolean isFirst) {
    this.depth = depth;
    start = isFirst ? zeros : tile;
    startRow = isFirst ? 0 : tileRow;
    float[] right = panels.array();
    int step = panels.step();
    for (int panel = 0; panel < panels.panels(); panel++) {
      int wide = panels.vectors(panel);
      int at = tileAt + panels.column(panel);
      if (rows == FEW_ROWS) {
        four(wide, right, panels.start(panel), step, at);
      } else {
        eight(wide, right, panels.start(panel), step, at);
      }
    }
  }

  private void eight(int wide, float[] right, int r, int step, int at) {
    int startAt = start == tile ? at : 0;
    if (leftStep == 1 && depth <= FloatFewSteps.MOST && start != tile && isRestReady) {
      fewSteps(wide, right, r, step, at);
    } else if (leftStep == 1) {
      eightRows(wide, right, r, step, startAt, at);
    } else {
      eightColumns(wide, right, r, step, startAt, at);
    }
  }

  private void fewSteps(int wide, float[] right, int r, int step, int at) {
    switch (wide) {
      case 3 ->
          FloatFewSteps.three(
              left, leftAt, leftRow, right, r, step, depth, tile, at, tileRow, MANY_ROWS);
      case 2 ->
          FloatFewSteps.two(
              left, leftAt, leftRow, right, r, step, depth, tile, at, tileRow, MANY_ROWS);
      default ->
          FloatFewSteps.one(
              left, leftAt, leftRow, right, r, step, depth, tile, at, tileRow, MANY_ROWS);
    }
  }

  private void eightRows(int wide, float[] right, int r, int step, int startAt, int at) {
    switch (wide) {
      case 3 ->
          FloatEightRows.three(
              left, leftAt, leftRow, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
      case 2 ->
          FloatEightRows.two(
              left, leftAt, leftRow, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
      default ->
          FloatEightRows.one(
              left, leftAt, leftRow, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
    }
  }

  private void eightColumns(int wide, float[] right, int r, int step, int startAt, int at) {
    switch (wide) {
      case 3 ->
          FloatEightColumns.three(
              left, leftAt, leftStep, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
      case 2 ->
          FloatEightColumns.two(
              left, leftAt, leftStep, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
      default ->
          FloatEightColumns.one(
              left, leftAt, leftStep, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
    }
  }

  private void four(int wide, float[] right, int r, int step, int at) {
    int startAt = start == tile ? at : 0;
    switch (wide) {
      case 3 ->
          FloatFourRows.three(
              left, leftAt, leftRow, leftStep, right, r, step, depth, start, startAt, startRow,
              tile, at, tileRow);
      case 2 ->
          FloatFourRows.two(
              left, leftAt, leftRow, leftStep, right, r, step, depth, start, startAt, startRow,
              tile, at, tileRow);
      default ->
          FloatFourRows.one(
              left, leftAt, leftRow, leftStep, right, r, step, depth, start, startAt, startRow,
              tile, at, tileRow);
    }
  }
}
