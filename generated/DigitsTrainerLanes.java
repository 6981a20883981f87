import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.lanes.FloatLaneMath;
import dev.nnc.runtime.lanes.FloatLanes;
import dev.nnc.runtime.math.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops of {@link DigitsTrainer} with the same bits, several elements at a time. Loaded only
 * where {@code jdk.incubator.vector} is.
 */
final class DigitsTrainerLanes extends DigitsTrainer.Session.Kernels {
  private static final int HIDDEN_WIDTH = 256;
  private static final int LOGITS_WIDTH = 10;

  @Override
  void computeHidden(
      int[] hiddenKept, float[] hiddenZ, float[] hiddenBias, float[] hidden, int from, int to) {
    for (int i = from; i < to; i++) {
      int row = i * HIDDEN_WIDTH;
      for (int j = 0; j < HIDDEN_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector sum =
            FloatVector.fromArray(FloatLanes.SPECIES, hiddenZ, row + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, hiddenBias, j));
        FloatVector choice =
            FloatVector.broadcast(FloatLanes.SPECIES, 0f)
                .blend(
                    sum.blend(0f, sum.compare(VectorOperators.LE, 0f)).mul(1.6666666f),
                    IntVector.fromArray(FloatLanes.INTS, hiddenKept, row + j)
                        .compare(VectorOperators.GE, 26_214)
                        .cast(FloatLanes.SPECIES));
        choice.intoArray(hidden, row + j);
      }
    }
  }

  @Override
  void computeExps(float[] probabilityExps, float[] exps, int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch * LOGITS_WIDTH);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatLaneMath.exp(FloatVector.fromArray(FloatLanes.SPECIES, probabilityExps, i))
          .intoArray(exps, i);
    }
    for (int i = bound; i < batch * LOGITS_WIDTH; i++) {
      exps[i] = FloatMath.exp(probabilityExps[i]);
    }
  }

  @Override
  void computeLossLogSum(
      float[] expSum,
      float[] gradLossLogSum,
      float[] lossLogSum,
      float[] gradProbabilityExpSum,
      int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector expSumValue = FloatVector.fromArray(FloatLanes.SPECIES, expSum, i);
      FloatVector newLossLogSum = FloatLaneMath.log(expSumValue);
      FloatVector newGradProbabilityExpSum =
          FloatVector.fromArray(FloatLanes.SPECIES, gradLossLogSum, i).div(expSumValue);
      newLossLogSum.intoArray(lossLogSum, i);
      newGradProbabilityExpSum.intoArray(gradProbabilityExpSum, i);
    }
    for (int i = bound; i < batch; i++) {
      float expSumValue = expSum[i];
      float newLossLogSum = FloatMath.log(expSumValue);
      float newGradProbabilityExpSum = gradLossLogSum[i] / expSumValue;
      lossLogSum[i] = newLossLogSum;
      gradProbabilityExpSum[i] = newGradProbabilityExpSum;
    }
  }

  @Override
  void computeGradHiddenZ(
      int[] hiddenKept,
      float[] hiddenZ,
      float[] hiddenBias,
      float[] gradHidden,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns,
      float[] gradHiddenZ) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * HIDDEN_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        VectorMask<Float> condition =
            FloatVector.fromArray(FloatLanes.SPECIES, hiddenZ, row2 + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, hiddenBias, j))
                .compare(VectorOperators.LE, 0f);
        VectorMask<Float> condition2 =
            IntVector.fromArray(FloatLanes.INTS, hiddenKept, row2 + j)
                .compare(VectorOperators.GE, 26_214)
                .cast(FloatLanes.SPECIES)
                .and(condition.not());
        FloatVector.broadcast(FloatLanes.SPECIES, 0f)
            .blend(
                FloatVector.fromArray(FloatLanes.SPECIES, gradHidden, tileRow + j).mul(1.6666666f),
                condition2)
            .intoArray(gradHiddenZ, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        gradHiddenZ[row2 + j] =
            hiddenKept[row2 + j] >= 26_214 && !(hiddenZ[row2 + j] + hiddenBias[j] <= 0f)
                ? gradHidden[tileRow + j] * 1.6666666f
                : 0f;
      }
    }
  }

  @Override
  void adam(
      float[] m, float[] gradient, float[] v, float[] parameter, float rateT, float epsilonT) {
    int bound = FloatLanes.SPECIES.loopBound(m.length);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector gradientValue = FloatVector.fromArray(FloatLanes.SPECIES, gradient, i);
      FloatVector newM =
          FloatVector.fromArray(FloatLanes.SPECIES, m, i).mul(0.9f).add(gradientValue.mul(0.1f));
      FloatVector newV =
          FloatVector.fromArray(FloatLanes.SPECIES, v, i)
              .mul(0.999f)
              .add(gradientValue.mul(gradientValue).mul(0.001f));
      FloatVector quotient = newM.mul(rateT).div(newV.sqrt().add(epsilonT));
      FloatVector newParameter =
          FloatVector.fromArray(FloatLanes.SPECIES, parameter, i).sub(quotient);
      newM.intoArray(m, i);
      newV.intoArray(v, i);
      newParameter.intoArray(parameter, i);
    }
    for (int i = bound; i < m.length; i++) {
      float gradientValue = gradient[i];
      float newM = 0.9f * m[i] + 0.1f * gradientValue;
      float newV = 0.999f * v[i] + 0.001f * (gradientValue * gradientValue);
      float newParameter = parameter[i] - rateT * newM / ((float) Math.sqrt(newV) + epsilonT);
      m[i] = newM;
      v[i] = newV;
      parameter[i] = newParameter;
    }
  }

  @Override
  float computeLossTotal(float[] lossLogSoftmax, float[] lanes, int batch) {
    float total = 0;
    for (int block = 0; block < batch; block += Sums.BLOCK) {
      int end = Math.min(batch, block + Sums.BLOCK);
      int bound = block + FloatLanes.SPECIES.loopBound(end - block);
      for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
        FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
        for (int i = block + lane; i < bound; i += Sums.LANES) {
          sum = sum.add(FloatVector.fromArray(FloatLanes.SPECIES, lossLogSoftmax, i).neg());
        }
        sum.intoArray(lanes, lane);
      }
      for (int i = bound; i < end; i++) {
        lanes[i & 15] += -lossLogSoftmax[i];
      }
      total += Sums.join(lanes);
    }
    return total;
  }

  @Override
  void updateHiddenWeight(
      float[] hiddenWeightM,
      float[] gradHiddenWeight,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns,
      float[] hiddenWeightV,
      float[] hiddenWeight,
      float rateT,
      float epsilonT) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * HIDDEN_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        FloatVector gradHiddenWeightValue =
            FloatVector.fromArray(FloatLanes.SPECIES, gradHiddenWeight, tileRow + j);
        FloatVector newHiddenWeightM =
            FloatVector.fromArray(FloatLanes.SPECIES, hiddenWeightM, row2 + j)
                .mul(0.9f)
                .add(gradHiddenWeightValue.mul(0.1f));
        FloatVector newHiddenWeightV =
            FloatVector.fromArray(FloatLanes.SPECIES, hiddenWeightV, row2 + j)
                .mul(0.999f)
                .add(gradHiddenWeightValue.mul(gradHiddenWeightValue).mul(0.001f));
        FloatVector quotient =
            newHiddenWeightM.mul(rateT).div(newHiddenWeightV.sqrt().add(epsilonT));
        FloatVector newHiddenWeight =
            FloatVector.fromArray(FloatLanes.SPECIES, hiddenWeight, row2 + j).sub(quotient);
        newHiddenWeightM.intoArray(hiddenWeightM, row2 + j);
        newHiddenWeightV.intoArray(hiddenWeightV, row2 + j);
        newHiddenWeight.intoArray(hiddenWeight, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        float gradHiddenWeightValue = gradHiddenWeight[tileRow + j];
        float newHiddenWeightM = 0.9f * hiddenWeightM[row2 + j] + 0.1f * gradHiddenWeightValue;
        float newHiddenWeightV =
            0.999f * hiddenWeightV[row2 + j]
                + 0.001f * (gradHiddenWeightValue * gradHiddenWeightValue);
        float newHiddenWeight =
            hiddenWeight[row2 + j]
                - rateT * newHiddenWeightM / ((float) Math.sqrt(newHiddenWeightV) + epsilonT);
        hiddenWeightM[row2 + j] = newHiddenWeightM;
        hiddenWeightV[row2 + j] = newHiddenWeightV;
        hiddenWeight[row2 + j] = newHiddenWeight;
      }
    }
  }

  @Override
  void sumGradHiddenBias(float[] gradHiddenZ, float[] columns, int at, int from, int to) {
    for (int i = from; i < to; i++) {
      int row = i * HIDDEN_WIDTH;
      for (int j = 0; j < HIDDEN_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(FloatVector.fromArray(FloatLanes.SPECIES, gradHiddenZ, row + j))
            .intoArray(columns, at + j);
      }
    }
  }

  @Override
  void computeHiddenInTile(
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
  void computeMeasuredAccuracy(
      int[] digit, int[] label, int labelOffset, float[] measuredAccuracy, int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector value =
          FloatVector.broadcast(FloatLanes.SPECIES, 0)
              .blend(
                  1,
                  IntVector.fromArray(FloatLanes.INTS, digit, i)
                      .compare(
                          VectorOperators.EQ,
                          IntVector.fromArray(FloatLanes.INTS, label, labelOffset + i))
                      .cast(FloatLanes.SPECIES));
      value.intoArray(measuredAccuracy, i);
    }
    for (int i = bound; i < batch; i++) {
      measuredAccuracy[i] = digit[i] == label[labelOffset + i] ? 1f : 0f;
    }
  }

  @Override
  void computeLossLogSumInEvaluation(float[] expSum, float[] lossLogSum, int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatLaneMath.log(FloatVector.fromArray(FloatLanes.SPECIES, expSum, i))
          .intoArray(lossLogSum, i);
    }
    for (int i = bound; i < batch; i++) {
      lossLogSum[i] = FloatMath.log(expSum[i]);
    }
  }

  @Override
  void computeMeasuredLossLogSoftmax(
      float[] lossLogSoftmax, float[] measuredLossLogSoftmax, int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector.fromArray(FloatLanes.SPECIES, lossLogSoftmax, i)
          .neg()
          .intoArray(measuredLossLogSoftmax, i);
    }
    for (int i = bound; i < batch; i++) {
      measuredLossLogSoftmax[i] = -lossLogSoftmax[i];
    }
  }

  @Override
  float computeTotal(float[] value, int valueOffset, float[] lanes, int batch) {
    float total = 0;
    for (int block = 0; block < batch; block += Sums.BLOCK) {
      int end = Math.min(batch, block + Sums.BLOCK);
      int bound = block + FloatLanes.SPECIES.loopBound(end - block);
      for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
        FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
        for (int i = block + lane; i < bound; i += Sums.LANES) {
          sum = sum.add(FloatVector.fromArray(FloatLanes.SPECIES, value, valueOffset + i));
        }
        sum.intoArray(lanes, lane);
      }
      for (int i = bound; i < end; i++) {
        lanes[i & 15] += value[valueOffset + i];
      }
      total += Sums.join(lanes);
    }
    return total;
  }
}
