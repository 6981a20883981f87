package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.DoubleEightColumns;
import dev.nnc.runtime.kernel.lanes.DoubleEightRows;
import dev.nnc.runtime.kernel.lanes.DoubleFourRows;
import dev.nnc.runtime.kernel.lanes.DoubleInnerLanes;
import dev.nnc.runtime.kernel.lanes.DoublePanelCopy;
import dev.nnc.runtime.lanes.DoubleLanes;
import dev.nnc.runtime.lanes.WarmUp;

/** Has the kernels in lanes compiled in the background, from the first use of this class on. */
final class DoubleLaneWarmUp {
  private static final int LENGTH = DoubleLanes.LENGTH;
  private static final int PANEL = 3 * LENGTH;
  private static final int ROWS = 8;
  private static final int DEPTH = 16;
  private static final int CALLS = 8;

  /** What nearly every product needs; what those with a transposed left operand do; the rest. */
  private static final WarmUp STRIPS;

  private static final WarmUp COLUMNS;
  private static final WarmUp REST;

  static {
    Operands operands = new Operands();
    boolean eight = LaneRows.of(LENGTH * Double.SIZE) == ROWS;
    STRIPS = WarmUp.start(eight ? operands::eightRows : operands::fourRows);
    COLUMNS = eight ? WarmUp.start(operands::eightColumns) : STRIPS;
    REST = WarmUp.start(eight ? operands::fourRowsAndInner : operands::inner);
  }

  private DoubleLaneWarmUp() {}

  /** Starts, if nothing else did. */
  static void start() {
    STRIPS.isReady();
  }

  /** Whether products can be computed in lanes whose left operand has {@code step} from k to k. */
  static boolean areStripsReady(int step) {
    return STRIPS.isReady() && (step == 1 || COLUMNS.isReady());
  }

  static boolean isRestReady() {
    return REST.isReady();
  }

  private static final class Operands {
    private final double[] left = new double[ROWS * DEPTH];
    private final double[] right = new double[PANEL * DEPTH];
    private final double[] tile = new double[ROWS * PANEL];
    private final double[] sums = new double[Sums.LANES];

    void eightRows() {
      copy();
      DoubleEightRows.three(left, 0, DEPTH, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      DoubleEightRows.one(left, 0, DEPTH, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      DoubleEightRows.two(left, 0, DEPTH, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
    }

    void eightColumns() {
      DoubleEightColumns.three(left, 0, ROWS, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      DoubleEightColumns.one(left, 0, ROWS, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      DoubleEightColumns.two(left, 0, ROWS, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
    }

    void fourRows() {
      copy();
      DoubleFourRows.three(left, 0, DEPTH, 1, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      DoubleFourRows.one(left, 0, DEPTH, 1, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      DoubleFourRows.two(left, 0, DEPTH, 1, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
    }

    void fourRowsAndInner() {
      fourRows();
      inner();
    }

    /** Short methods are compiled after more calls than those with long loops. */
    private void copy() {
      for (int i = 0; i < CALLS; i++) {
        DoublePanelCopy.row(right, 0, tile, 0, PANEL, 2);
        DoublePanelCopy.part(right, 0, PANEL, tile, 0, PANEL, 2, 2);
      }
    }

    void inner() {
      for (int i = 0; i < CALLS; i++) {
        DoubleInnerLanes.multiply(right, 0, tile, 0, 2 * Sums.LANES, sums);
      }
    }
  }
}
