import dev.nnc.runtime.lanes.FloatLaneMath;
import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops of {@link Digits} with the same bits, several elements at a time. Loaded only where
 * {@code jdk.incubator.vector} is.
 */
final class DigitsLanes extends Digits.Session.Kernels {
  private static final int IMAGE_WIDTH = 64;
  private static final int HIDDEN_WIDTH = 256;
  private static final int LOGITS_WIDTH = 10;
  private static final int HIDDEN_WEIGHT_SIZE = IMAGE_WIDTH * HIDDEN_WIDTH;
  private static final int LOGITS_WEIGHT_SIZE = HIDDEN_WIDTH * LOGITS_WIDTH;

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

  @Override
  void computeHiddenNormal(float[] hiddenRadius, float[] hiddenNormal) {
    for (int i = 0; i < HIDDEN_WEIGHT_SIZE; i += FloatLanes.LENGTH) {
      FloatVector product =
          FloatLaneMath.log1p(FloatVector.fromArray(FloatLanes.SPECIES, hiddenRadius, i).neg())
              .mul(-2f);
      product.sqrt().intoArray(hiddenNormal, i);
    }
  }

  @Override
  void initializeHiddenWeight(
      float[] hiddenAngle, float[] hiddenNormal, float[] hiddenNormal2, float[] hiddenWeight) {
    for (int i = 0; i < HIDDEN_WEIGHT_SIZE; i += FloatLanes.LENGTH) {
      FloatVector newHiddenNormal2 =
          FloatLaneMath.cos(
              FloatVector.fromArray(FloatLanes.SPECIES, hiddenAngle, i).mul(6.2831855f));
      FloatVector newHiddenWeight =
          FloatVector.fromArray(FloatLanes.SPECIES, hiddenNormal, i)
              .mul(newHiddenNormal2)
              .mul(0.17677669f);
      newHiddenNormal2.intoArray(hiddenNormal2, i);
      newHiddenWeight.intoArray(hiddenWeight, i);
    }
  }

  @Override
  void initializeLogitsWeight(float[] logitsUniform, float[] logitsWeight) {
    for (int i = 0; i < LOGITS_WEIGHT_SIZE; i += FloatLanes.LENGTH) {
      FloatVector.fromArray(FloatLanes.SPECIES, logitsUniform, i)
          .mul(0.3003757f)
          .add(-0.15018785f)
          .intoArray(logitsWeight, i);
    }
  }
}
