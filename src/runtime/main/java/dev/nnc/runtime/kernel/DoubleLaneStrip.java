package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.DoubleEightColumns;
import dev.nnc.runtime.kernel.lanes.DoubleEightRows;
import dev.nnc.runtime.kernel.lanes.DoubleFourRows;

/** Four or eight rows of the left operand, multiplied by the panels of the right one. */
final class DoubleLaneStrip {
  private static final double[] NONE = {};
  private static final int FEW_ROWS = 4;

  private final int width;
  private final int length;
  private final double[] zeros;

  private double[] left = NONE;
  private int leftAt;
  private int leftRow;
  private int leftStep;
  private double[] tile = NONE;
  private int tileAt;
  private int tileRow;
  private int depth;

  /** What the sums start from: the tile or, all rows the same, zeros. */
  private double[] start = NONE;

  private int startRow;

  /**
   * @param width columns of a panel
   * @param length columns of a vector
   */
  DoubleLaneStrip(int width, int length) {
    this.width = width;
    this.length = length;
    zeros = new double[width];
  }

  /** Element (r, k) of the left operand is at array[at + r * row + k * step]; one of both is 1. */
  void setLeft(double[] array, int at, int row, int step) {
    left = array;
    leftAt = at;
    leftRow = row;
    leftStep = step;
  }

  /** Element (r, c) of the result is at array[at + r * row + c]. */
  void setTile(double[] array, int at, int row) {
    tile = array;
    tileAt = at;
    tileRow = row;
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
   * @param vectors the width of the tile
   * @param isFirst whether the tile is to start from +0
   */
  void multiply(int rows, DoublePanelPacker panels, int vectors, int depth, boolean isFirst) {
    this.depth = depth;
    start = isFirst ? zeros : tile;
    startRow = isFirst ? 0 : tileRow;
    double[] right = panels.array();
    int step = panels.step();
    int each = width / length;
    for (int panel = 0; panel * each < vectors; panel++) {
      int wide = Math.min(each, vectors - panel * each);
      int at = tileAt + panel * width;
      if (rows == FEW_ROWS) {
        four(wide, right, panels.start(panel), step, at);
      } else {
        eight(wide, right, panels.start(panel), step, at);
      }
    }
  }

  private void eight(int wide, double[] right, int r, int step, int at) {
    int startAt = start == tile ? at : 0;
    if (leftStep == 1) {
      eightRows(wide, right, r, step, startAt, at);
    } else {
      eightColumns(wide, right, r, step, startAt, at);
    }
  }

  private void eightRows(int wide, double[] right, int r, int step, int startAt, int at) {
    switch (wide) {
      case 3 ->
          DoubleEightRows.three(
              left, leftAt, leftRow, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
      case 2 ->
          DoubleEightRows.two(
              left, leftAt, leftRow, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
      default ->
          DoubleEightRows.one(
              left, leftAt, leftRow, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
    }
  }

  private void eightColumns(int wide, double[] right, int r, int step, int startAt, int at) {
    switch (wide) {
      case 3 ->
          DoubleEightColumns.three(
              left, leftAt, leftStep, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
      case 2 ->
          DoubleEightColumns.two(
              left, leftAt, leftStep, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
      default ->
          DoubleEightColumns.one(
              left, leftAt, leftStep, right, r, step, depth, start, startAt, startRow, tile, at,
              tileRow);
    }
  }

  private void four(int wide, double[] right, int r, int step, int at) {
    int startAt = start == tile ? at : 0;
    switch (wide) {
      case 3 ->
          DoubleFourRows.three(
              left, leftAt, leftRow, leftStep, right, r, step, depth, start, startAt, startRow,
              tile, at, tileRow);
      case 2 ->
          DoubleFourRows.two(
              left, leftAt, leftRow, leftStep, right, r, step, depth, start, startAt, startRow,
              tile, at, tileRow);
      default ->
          DoubleFourRows.one(
              left, leftAt, leftRow, leftStep, right, r, step, depth, start, startAt, startRow,
              tile, at, tileRow);
    }
  }
}
