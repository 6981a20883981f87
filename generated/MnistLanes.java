import dev.nnc.runtime.lanes.FloatLaneMath;
import dev.nnc.runtime.lanes.FloatLanes;
import dev.nnc.runtime.math.FloatMath;
import jdk.incubator.vector.FloatVector;

/**
 * The loops of {@link Mnist} with the same bits, several elements at a time. Loaded only where
 * {@code jdk.incubator.vector} is.
 */
final class MnistLanes extends Mnist.Session.Kernels {
  private static final int H1_WIDTH = 784;

  @Override
  void computeH1AndH2(
      float[] z,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns,
      float[] bias,
      float[] value) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * H1_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        FloatVector sigmoid =
            FloatLaneMath.sigmoid(
                FloatVector.fromArray(FloatLanes.SPECIES, z, tileRow + j)
                    .add(FloatVector.fromArray(FloatLanes.SPECIES, bias, j)));
        sigmoid.intoArray(value, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        value[row2 + j] = FloatMath.sigmoid(z[tileRow + j] + bias[j]);
      }
    }
  }
}
