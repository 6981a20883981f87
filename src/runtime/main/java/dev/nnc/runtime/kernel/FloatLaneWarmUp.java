package dev.nnc.runtime.kernel;

import dev.nnc.runtime.kernel.lanes.FloatEightColumns;
import dev.nnc.runtime.kernel.lanes.FloatEightRows;
import dev.nnc.runtime.kernel.lanes.FloatFewSteps;
import dev.nnc.runtime.kernel.lanes.FloatFourRows;
import dev.nnc.runtime.kernel.lanes.FloatInnerLanes;
import dev.nnc.runtime.kernel.lanes.FloatPanelCopy;
import dev.nnc.runtime.kernel.lanes.FloatTurn;
import dev.nnc.runtime.lanes.FloatLanes;
import dev.nnc.runtime.lanes.WarmUp;

/** Has the kernels in lanes compiled in the background, from the first use of this class on. */
final class FloatLaneWarmUp {
  private static final int LENGTH = FloatLanes.LENGTH;
  private static final int PANEL = 3 * LENGTH;
  private static final int ROWS = 8;
  private static final int DEPTH = 16;
  private static final int FEW = FloatFewSteps.MOST;
  private static final int CALLS = 8;

  /** What nearly every product needs; what those with a transposed left operand do; the rest. */
  private static final WarmUp STRIPS;

  private static final WarmUp COLUMNS;
  private static final WarmUp REST;

  static {
    Operands operands = new Operands();
    boolean eight = LaneRows.of(LENGTH * Float.SIZE) == ROWS;
    STRIPS = WarmUp.start(eight ? operands::eightRows : operands::fourRows);
    COLUMNS = eight ? WarmUp.start(operands::eightColumns) : STRIPS;
    REST = WarmUp.start(eight ? operands::fourRowsAndRest : operands::innerAndTurn);
  }

  private FloatLaneWarmUp() {}

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
    private final float[] left = new float[ROWS * DEPTH];
    private final float[] right = new float[PANEL * DEPTH];
    private final float[] tile = new float[ROWS * PANEL];
    private final float[] square = new float[FloatTurn.BLOCK];
    private final float[] turned = new float[FloatTurn.BLOCK];
    private final float[] between = new float[FloatTurn.BLOCK];
    private final float[] sums = new float[Sums.LANES];

    void eightRows() {
      copy();
      FloatEightRows.three(left, 0, DEPTH, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      FloatEightRows.one(left, 0, DEPTH, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      FloatEightRows.two(left, 0, DEPTH, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
    }

    void eightColumns() {
      FloatEightColumns.three(left, 0, ROWS, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      FloatEightColumns.one(left, 0, ROWS, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      FloatEightColumns.two(left, 0, ROWS, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
    }

    void fourRows() {
      copy();
      FloatFourRows.three(left, 0, DEPTH, 1, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      FloatFourRows.one(left, 0, DEPTH, 1, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
      FloatFourRows.two(left, 0, DEPTH, 1, right, 0, PANEL, DEPTH, tile, 0, 0, tile, 0, PANEL);
    }

    void fourRowsAndRest() {
      fourRows();
      innerAndTurn();
      fewSteps();
    }

    private void fewSteps() {
      for (int i = 0; i < CALLS; i++) {
        FloatFewSteps.three(left, 0, DEPTH, right, 0, PANEL, FEW, tile, 0, PANEL, ROWS);
        FloatFewSteps.two(left, 0, DEPTH, right, 0, PANEL, FEW, tile, 0, PANEL, ROWS);
        FloatFewSteps.one(left, 0, DEPTH, right, 0, PANEL, FEW, tile, 0, PANEL, ROWS);
      }
    }

    /** Short methods are compiled after more calls than those with long loops. */
    private void copy() {
      for (int i = 0; i < CALLS; i++) {
        FloatPanelCopy.row(right, 0, tile, 0, PANEL, 2);
        FloatPanelCopy.part(right, 0, PANEL, tile, 0, PANEL, 2, 2);
      }
    }

    void innerAndTurn() {
      inner();
      for (int i = 0; i < CALLS && FloatTurn.PAYS; i++) {
        FloatTurn.block(square, 0, LENGTH, turned, 0, LENGTH, between);
      }
    }

    private void inner() {
      for (int i = 0; i < CALLS; i++) {
        FloatInnerLanes.multiply(right, 0, tile, 0, 2 * Sums.LANES, sums);
      }
    }
  }
}
