import dev.nnc.runtime.lanes.FloatLaneMath;
import dev.nnc.runtime.lanes.FloatLanes;
import dev.nnc.runtime.math.FloatMath;
import jdk.incubator.vector.FloatVector;

/**
 * The loops of {@link Mnist} with the same bits, several elements at a time. Loaded only where
 * {@code jdk.incubator.vector} is.
 */
final class MnistLanes extends Mnist.Session.Kernels {
  private static final int IMAGE_WIDTH = 784;
  private static final int H1_WIDTH = 784;
  private static final int H2_WIDTH = 784;
  private static final int LOGITS_WIDTH = 10;
  private static final int H1_WEIGHT_SIZE = IMAGE_WIDTH * H1_WIDTH;
  private static final int LOGITS_WEIGHT_SIZE = H2_WIDTH * LOGITS_WIDTH;

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

  @Override
  void computeNormal(float[] radius, float[] normal) {
    for (int i = 0; i < H1_WEIGHT_SIZE; i += FloatLanes.LENGTH) {
      FloatVector product =
          FloatLaneMath.log1p(FloatVector.fromArray(FloatLanes.SPECIES, radius, i).neg()).mul(-2f);
      product.sqrt().intoArray(normal, i);
    }
  }

  @Override
  void initializeWeight(float[] angle, float[] normal, float[] normal2, float[] weight) {
    int bound = FloatLanes.SPECIES.loopBound(weight.length);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector newNormal2 =
          FloatLaneMath.cos(FloatVector.fromArray(FloatLanes.SPECIES, angle, i).mul(6.2831855f));
      FloatVector newWeight =
          FloatVector.fromArray(FloatLanes.SPECIES, normal, i).mul(newNormal2).mul(0.05f);
      newNormal2.intoArray(normal2, i);
      newWeight.intoArray(weight, i);
    }
    for (int i = bound; i < weight.length; i++) {
      float newNormal2 = FloatMath.cos(6.2831855f * angle[i]);
      float newWeight = 0.05f * (normal[i] * newNormal2);
      normal2[i] = newNormal2;
      weight[i] = newWeight;
    }
  }

  @Override
  void computeLogitsNormal(float[] logitsRadius, float[] logitsNormal) {
    for (int i = 0; i < LOGITS_WEIGHT_SIZE; i += FloatLanes.LENGTH) {
      FloatVector product =
          FloatLaneMath.log1p(FloatVector.fromArray(FloatLanes.SPECIES, logitsRadius, i).neg())
              .mul(-2f);
      product.sqrt().intoArray(logitsNormal, i);
    }
  }
}
