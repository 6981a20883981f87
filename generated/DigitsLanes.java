import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops of {@link Digits} with the same bits, several elements at a time. Loaded only where
 * {@code jdk.incubator.vector} is.
 */
final class DigitsLanes extends Digits.Session.Kernels {
  private static final int HIDDEN_WIDTH = 256;

  @Override
  void computeHidden(
      float[] hiddenZ,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns,
      float[] hiddenBias,
      float[] hidden) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * HIDDEN_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        FloatVector sum =
            FloatVector.fromArray(FloatLanes.SPECIES, hiddenZ, tileRow + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, hiddenBias, j));
        sum.blend(0f, sum.compare(VectorOperators.LE, 0f)).intoArray(hidden, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        float sum = hiddenZ[tileRow + j] + hiddenBias[j];
        hidden[row2 + j] = sum <= 0f ? 0f : sum;
      }
    }
  }
}
