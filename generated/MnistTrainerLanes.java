import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.lanes.FloatLaneMath;
import dev.nnc.runtime.lanes.FloatLanes;
import dev.nnc.runtime.math.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops of {@link MnistTrainer} with the same bits, several elements at a time. Loaded only
 * where {@code jdk.incubator.vector} is.
 */
final class MnistTrainerLanes extends MnistTrainer.Session.Kernels {
  private static final int H1_WIDTH = 784;
  private static final int H2_WIDTH = 784;
  private static final int LOGITS_WIDTH = 10;

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
      float[] value,
      float[] gradZ) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * H1_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        FloatVector sum =
            FloatVector.fromArray(FloatLanes.SPECIES, z, tileRow + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, bias, j));
        FloatVector exp = FloatLaneMath.exp(sum.abs().neg());
        FloatVector sum2 = exp.add(1f);
        FloatVector newValue =
            FloatVector.broadcast(FloatLanes.SPECIES, 1f)
                .blend(exp, sum.compare(VectorOperators.LT, 0f))
                .div(sum2);
        FloatVector newGradZ =
            newValue.mul(
                FloatVector.broadcast(FloatLanes.SPECIES, 1f)
                    .blend(exp, sum.compare(VectorOperators.GT, 0f))
                    .div(sum2));
        newValue.intoArray(value, row2 + j);
        newGradZ.intoArray(gradZ, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        float sum = z[tileRow + j] + bias[j];
        float exp = FloatMath.exp(-Math.abs(sum));
        float sum2 = 1f + exp;
        float newValue = (sum < 0f ? exp : 1f) / sum2;
        float newGradZ = newValue * ((sum > 0f ? exp : 1f) / sum2);
        value[row2 + j] = newValue;
        gradZ[row2 + j] = newGradZ;
      }
    }
  }

  @Override
  void computeLossExps(float[] lossZ, float[] lossExps, int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch * LOGITS_WIDTH);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatLaneMath.exp(FloatVector.fromArray(FloatLanes.SPECIES, lossZ, i)).intoArray(lossExps, i);
    }
    for (int i = bound; i < batch * LOGITS_WIDTH; i++) {
      lossExps[i] = FloatMath.exp(lossZ[i]);
    }
  }

  @Override
  void computeLossLogSum(
      float[] lossExpSum,
      float[] gradLossLogSum,
      float[] lossLogSum,
      float[] gradLossExpSum,
      int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector lossExpSumValue = FloatVector.fromArray(FloatLanes.SPECIES, lossExpSum, i);
      FloatVector newLossLogSum = FloatLaneMath.log(lossExpSumValue);
      FloatVector newGradLossExpSum =
          FloatVector.fromArray(FloatLanes.SPECIES, gradLossLogSum, i).div(lossExpSumValue);
      newLossLogSum.intoArray(lossLogSum, i);
      newGradLossExpSum.intoArray(gradLossExpSum, i);
    }
    for (int i = bound; i < batch; i++) {
      float lossExpSumValue = lossExpSum[i];
      float newLossLogSum = FloatMath.log(lossExpSumValue);
      float newGradLossExpSum = gradLossLogSum[i] / lossExpSumValue;
      lossLogSum[i] = newLossLogSum;
      gradLossExpSum[i] = newGradLossExpSum;
    }
  }

  @Override
  void computeGradZ(
      float[] gradient,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns,
      float[] gradZ,
      float[] gradZ2) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * H2_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        FloatVector.fromArray(FloatLanes.SPECIES, gradient, tileRow + j)
            .mul(FloatVector.fromArray(FloatLanes.SPECIES, gradZ, row2 + j))
            .intoArray(gradZ2, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        gradZ2[row2 + j] = gradient[tileRow + j] * gradZ[row2 + j];
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
  void adamInTile(
      float[] m,
      float[] gradWeight,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns,
      float[] v,
      float[] weight,
      float rateT,
      float epsilonT) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * H2_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        FloatVector gradWeightValue =
            FloatVector.fromArray(FloatLanes.SPECIES, gradWeight, tileRow + j);
        FloatVector newM =
            FloatVector.fromArray(FloatLanes.SPECIES, m, row2 + j)
                .mul(0.9f)
                .add(gradWeightValue.mul(0.1f));
        FloatVector newV =
            FloatVector.fromArray(FloatLanes.SPECIES, v, row2 + j)
                .mul(0.999f)
                .add(gradWeightValue.mul(gradWeightValue).mul(0.001f));
        FloatVector quotient = newM.mul(rateT).div(newV.sqrt().add(epsilonT));
        FloatVector newWeight =
            FloatVector.fromArray(FloatLanes.SPECIES, weight, row2 + j).sub(quotient);
        newM.intoArray(m, row2 + j);
        newV.intoArray(v, row2 + j);
        newWeight.intoArray(weight, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        float gradWeightValue = gradWeight[tileRow + j];
        float newM = 0.9f * m[row2 + j] + 0.1f * gradWeightValue;
        float newV = 0.999f * v[row2 + j] + 0.001f * (gradWeightValue * gradWeightValue);
        float newWeight = weight[row2 + j] - rateT * newM / ((float) Math.sqrt(newV) + epsilonT);
        m[row2 + j] = newM;
        v[row2 + j] = newV;
        weight[row2 + j] = newWeight;
      }
    }
  }

  @Override
  void sumGradBias(float[] gradZ, float[] columns, int at, int from, int to) {
    for (int i = from; i < to; i++) {
      int row = i * H2_WIDTH;
      for (int j = 0; j < H2_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(FloatVector.fromArray(FloatLanes.SPECIES, gradZ, row + j))
            .intoArray(columns, at + j);
      }
    }
  }

  @Override
  void computeH1AndH2InTile(
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
  void computeLossLogSumInEvaluation(float[] lossExpSum, float[] lossLogSum, int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatLaneMath.log(FloatVector.fromArray(FloatLanes.SPECIES, lossExpSum, i))
          .intoArray(lossLogSum, i);
    }
    for (int i = bound; i < batch; i++) {
      lossLogSum[i] = FloatMath.log(lossExpSum[i]);
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
