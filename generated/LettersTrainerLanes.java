import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.lanes.FloatLaneMath;
import dev.nnc.runtime.lanes.FloatLanes;
import dev.nnc.runtime.math.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops of {@link LettersTrainer} with the same bits, several elements at a time. Loaded only
 * where {@code jdk.incubator.vector} is.
 */
final class LettersTrainerLanes extends LettersTrainer.Session.Kernels {
  private static final int BITS = 5;
  private static final int H_WIDTH = 16;
  private static final int H0_WIDTH = 128;
  private static final int H1_WIDTH = 128;
  private static final int H2_WIDTH = 128;
  private static final int H0_WEIGHT_SIZE = H_WIDTH * H0_WIDTH;
  private static final int H1_WEIGHT_SIZE = H0_WIDTH * H1_WIDTH;
  private static final int LOGITS_WEIGHT_SIZE = H2_WIDTH * BITS;

  @Override
  void computeHTotal(
      float[] picture, int pictureOffset, float[] columns, int at, int from, int to) {
    for (int i = from; i < to; i++) {
      int row = pictureOffset + i * H_WIDTH;
      for (int j = 0; j < H_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(FloatVector.fromArray(FloatLanes.SPECIES, picture, row + j))
            .intoArray(columns, at + j);
      }
    }
  }

  @Override
  void updateMovingMean(float[] total, float batchSize, float[] movingMean, float[] mean) {
    int bound = FloatLanes.SPECIES.loopBound(movingMean.length);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector newMean = FloatVector.fromArray(FloatLanes.SPECIES, total, i).div(batchSize);
      FloatVector newMovingMean =
          FloatVector.fromArray(FloatLanes.SPECIES, movingMean, i)
              .mul(0.99f)
              .add(newMean.mul(0.01f));
      newMean.intoArray(mean, i);
      newMovingMean.intoArray(movingMean, i);
    }
    for (int i = bound; i < movingMean.length; i++) {
      float newMean = total[i] / batchSize;
      float newMovingMean = 0.99f * movingMean[i] + 0.01f * newMean;
      mean[i] = newMean;
      movingMean[i] = newMovingMean;
    }
  }

  @Override
  void computeHTotalInStep(
      float[] picture,
      int pictureOffset,
      float[] hMean,
      float[] columns,
      int at,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      int row = pictureOffset + i * H_WIDTH;
      for (int j = 0; j < H_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector difference =
            FloatVector.fromArray(FloatLanes.SPECIES, picture, row + j)
                .sub(FloatVector.fromArray(FloatLanes.SPECIES, hMean, j));
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(difference.mul(difference))
            .intoArray(columns, at + j);
      }
    }
  }

  @Override
  void updateHMovingVariance(
      float[] hTotal, float batchSize, float[] hMovingVariance, float[] hRsqrt) {
    for (int i = 0; i < H_WIDTH; i += FloatLanes.LENGTH) {
      FloatVector quotient = FloatVector.fromArray(FloatLanes.SPECIES, hTotal, i).div(batchSize);
      FloatVector newHRsqrt =
          FloatVector.broadcast(FloatLanes.SPECIES, 1f).div(quotient.add(0.001f).sqrt());
      FloatVector newHMovingVariance =
          FloatVector.fromArray(FloatLanes.SPECIES, hMovingVariance, i)
              .mul(0.99f)
              .add(quotient.mul(0.01f));
      newHRsqrt.intoArray(hRsqrt, i);
      newHMovingVariance.intoArray(hMovingVariance, i);
    }
  }

  @Override
  void computeH(
      float[] picture,
      int pictureOffset,
      float[] value,
      float[] hRsqrt,
      float[] hScale,
      float[] hShift,
      float[] h,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      int pictureRow = pictureOffset + i * H_WIDTH;
      int hRow = i * H_WIDTH;
      for (int j = 0; j < H_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector product =
            FloatVector.fromArray(FloatLanes.SPECIES, picture, pictureRow + j)
                .sub(FloatVector.fromArray(FloatLanes.SPECIES, value, j))
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, hRsqrt, j));
        FloatVector sum =
            product
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, hScale, j))
                .add(FloatVector.fromArray(FloatLanes.SPECIES, hShift, j));
        sum.intoArray(h, hRow + j);
      }
    }
  }

  @Override
  void computeTotal(float[] z, float[] bias, float[] columns, int at, int from, int to) {
    for (int i = from; i < to; i++) {
      int row = i * H0_WIDTH;
      for (int j = 0; j < H0_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(
                FloatVector.fromArray(FloatLanes.SPECIES, z, row + j)
                    .add(FloatVector.fromArray(FloatLanes.SPECIES, bias, j)))
            .intoArray(columns, at + j);
      }
    }
  }

  @Override
  void computeTotalInStep(
      float[] z, float[] bias, float[] mean, float[] columns, int at, int from, int to) {
    for (int i = from; i < to; i++) {
      int row = i * H0_WIDTH;
      for (int j = 0; j < H0_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector difference =
            FloatVector.fromArray(FloatLanes.SPECIES, z, row + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, bias, j))
                .sub(FloatVector.fromArray(FloatLanes.SPECIES, mean, j));
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(difference.mul(difference))
            .intoArray(columns, at + j);
      }
    }
  }

  @Override
  void updateMovingVariance(
      float[] total, float batchSize, float[] movingVariance, float[] rsqrt, float[] rsqrt2) {
    for (int i = 0; i < H0_WIDTH; i += FloatLanes.LENGTH) {
      FloatVector quotient = FloatVector.fromArray(FloatLanes.SPECIES, total, i).div(batchSize);
      FloatVector newRsqrt = quotient.add(0.001f).sqrt();
      FloatVector newRsqrt2 = FloatVector.broadcast(FloatLanes.SPECIES, 1f).div(newRsqrt);
      FloatVector newMovingVariance =
          FloatVector.fromArray(FloatLanes.SPECIES, movingVariance, i)
              .mul(0.99f)
              .add(quotient.mul(0.01f));
      newRsqrt.intoArray(rsqrt, i);
      newRsqrt2.intoArray(rsqrt2, i);
      newMovingVariance.intoArray(movingVariance, i);
    }
  }

  @Override
  void computeRsqrt(
      float[] z,
      float[] bias,
      float[] mean,
      float[] rsqrt,
      float[] scale,
      float[] shift,
      int[] kept,
      float[] rsqrt2,
      float[] swish,
      float[] swish2,
      float[] h,
      float[] gradRsqrt,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      int row = i * H0_WIDTH;
      for (int j = 0; j < H0_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector difference =
            FloatVector.fromArray(FloatLanes.SPECIES, z, row + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, bias, j))
                .sub(FloatVector.fromArray(FloatLanes.SPECIES, mean, j));
        FloatVector product =
            difference
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, rsqrt, j))
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, scale, j));
        FloatVector newRsqrt2 = product.add(FloatVector.fromArray(FloatLanes.SPECIES, shift, j));
        FloatVector newSwish = FloatLaneMath.exp(newRsqrt2.abs().neg());
        FloatVector sum = newSwish.add(1f);
        FloatVector newSwish2 =
            FloatVector.broadcast(FloatLanes.SPECIES, 1f)
                .blend(newSwish, newRsqrt2.compare(VectorOperators.LT, 0f))
                .div(sum);
        FloatVector newH =
            FloatVector.broadcast(FloatLanes.SPECIES, 0f)
                .blend(
                    newRsqrt2.mul(newSwish2).mul(1.0526316f),
                    IntVector.fromArray(FloatLanes.INTS, kept, row + j)
                        .compare(VectorOperators.GE, 3277)
                        .cast(FloatLanes.SPECIES));
        FloatVector newGradRsqrt =
            newSwish2.mul(
                FloatVector.broadcast(FloatLanes.SPECIES, 1f)
                    .blend(newSwish, newRsqrt2.compare(VectorOperators.GT, 0f))
                    .div(sum));
        newRsqrt2.intoArray(rsqrt2, row + j);
        newSwish.intoArray(swish, row + j);
        newSwish2.intoArray(swish2, row + j);
        newH.intoArray(h, row + j);
        newGradRsqrt.intoArray(gradRsqrt, row + j);
      }
    }
  }

  @Override
  void computeGradLogits(
      float gradLossBinaryCrossEntropyLogits,
      float[] bitsOf,
      int bitsOfOffset,
      float gradLossTotal,
      float[] logits,
      float[] gradLogits,
      int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch * BITS);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector product =
          FloatVector.fromArray(FloatLanes.SPECIES, bitsOf, bitsOfOffset + i)
              .mul(0.99f)
              .add(0.005f)
              .mul(gradLossBinaryCrossEntropyLogits);
      FloatVector sum =
          product.add(
              FloatLaneMath.sigmoid(FloatVector.fromArray(FloatLanes.SPECIES, logits, i))
                  .mul(gradLossTotal));
      sum.intoArray(gradLogits, i);
    }
    for (int i = bound; i < batch * BITS; i++) {
      gradLogits[i] =
          gradLossBinaryCrossEntropyLogits * (bitsOf[bitsOfOffset + i] * 0.99f + 0.005f)
              + gradLossTotal * FloatMath.sigmoid(logits[i]);
    }
  }

  @Override
  float computeLossTotal(
      float[] logits, float[] bitsOf, int bitsOfOffset, float[] lanes, int batch) {
    float total = 0;
    for (int block = 0; block < batch * BITS; block += Sums.BLOCK) {
      int end = Math.min(batch * BITS, block + Sums.BLOCK);
      int bound = block + FloatLanes.SPECIES.loopBound(end - block);
      for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
        FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
        for (int i = block + lane; i < bound; i += Sums.LANES) {
          FloatVector logitsValue = FloatVector.fromArray(FloatLanes.SPECIES, logits, i);
          FloatVector product =
              FloatVector.fromArray(FloatLanes.SPECIES, bitsOf, bitsOfOffset + i)
                  .mul(0.99f)
                  .add(0.005f)
                  .mul(logitsValue);
          sum = sum.add(FloatLaneMath.softplus(logitsValue).sub(product));
        }
        sum.intoArray(lanes, lane);
      }
      for (int i = bound; i < end; i++) {
        float logitsValue = logits[i];
        lanes[i & 15] +=
            FloatMath.softplus(logitsValue)
                - (bitsOf[bitsOfOffset + i] * 0.99f + 0.005f) * logitsValue;
      }
      total += Sums.join(lanes);
    }
    return total;
  }

  @Override
  void computeGradRsqrt(
      float[] gradH,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns,
      float[] swish,
      float[] rsqrt,
      float[] gradRsqrt,
      float[] gradRsqrt2) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * H2_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        FloatVector product =
            FloatVector.fromArray(FloatLanes.SPECIES, gradH, tileRow + j).mul(1.0526316f);
        FloatVector product2 =
            product
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, rsqrt, row2 + j))
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, gradRsqrt, row2 + j));
        product
            .mul(FloatVector.fromArray(FloatLanes.SPECIES, swish, row2 + j))
            .add(product2)
            .intoArray(gradRsqrt2, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        float product = gradH[tileRow + j] * 1.0526316f;
        gradRsqrt2[row2 + j] =
            product * swish[row2 + j] + product * rsqrt[row2 + j] * gradRsqrt[row2 + j];
      }
    }
  }

  @Override
  void sumGradRsqrt(
      int[] kept,
      float[] gradRsqrt,
      float[] scale,
      float[] z,
      float[] bias,
      float[] mean,
      float[] rsqrt,
      float[] columns,
      int at,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      int row = i * H2_WIDTH;
      for (int j = 0; j < H2_WIDTH; j += FloatLanes.LENGTH) {
        VectorMask<Float> condition =
            IntVector.fromArray(FloatLanes.INTS, kept, row + j)
                .compare(VectorOperators.GE, 3277)
                .cast(FloatLanes.SPECIES);
        FloatVector gradRsqrtValue = FloatVector.fromArray(FloatLanes.SPECIES, gradRsqrt, row + j);
        FloatVector difference =
            FloatVector.fromArray(FloatLanes.SPECIES, z, row + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, bias, j))
                .sub(FloatVector.fromArray(FloatLanes.SPECIES, mean, j));
        FloatVector choice =
            FloatVector.broadcast(FloatLanes.SPECIES, 0f)
                .blend(
                    gradRsqrtValue
                        .mul(FloatVector.fromArray(FloatLanes.SPECIES, scale, j))
                        .mul(difference),
                    condition);
        FloatVector choice2 =
            FloatVector.broadcast(FloatLanes.SPECIES, 0f)
                .blend(
                    gradRsqrtValue.mul(
                        difference.mul(FloatVector.fromArray(FloatLanes.SPECIES, rsqrt, j))),
                    condition);
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(choice)
            .intoArray(columns, at + j);
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + H2_WIDTH + j)
            .add(choice2)
            .intoArray(columns, at + H2_WIDTH + j);
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + 2 * H2_WIDTH + j)
            .add(FloatVector.broadcast(FloatLanes.SPECIES, 0f).blend(gradRsqrtValue, condition))
            .intoArray(columns, at + 2 * H2_WIDTH + j);
      }
    }
  }

  @Override
  float sumHSize(float[] gradLogitsWeight, float[] lanes) {
    for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
      FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
      for (int i = lane; i < LOGITS_WEIGHT_SIZE; i += Sums.LANES) {
        FloatVector gradLogitsWeightValue =
            FloatVector.fromArray(FloatLanes.SPECIES, gradLogitsWeight, i);
        sum = sum.add(gradLogitsWeightValue.mul(gradLogitsWeightValue));
      }
      sum.intoArray(lanes, lane);
    }
    return Sums.join(lanes);
  }

  @Override
  void computeGradTotal(
      float[] gradRsqrt, float[] rsqrt, float[] rsqrt2, float batchSize, float[] gradTotal) {
    for (int i = 0; i < H2_WIDTH; i += FloatLanes.LENGTH) {
      FloatVector product =
          FloatVector.fromArray(FloatLanes.SPECIES, gradRsqrt, i)
              .neg()
              .mul(FloatVector.fromArray(FloatLanes.SPECIES, rsqrt, i));
      FloatVector rsqrt2Value = FloatVector.fromArray(FloatLanes.SPECIES, rsqrt2, i);
      FloatVector quotient = product.div(rsqrt2Value).mul(0.5f).div(rsqrt2Value).div(batchSize);
      quotient.intoArray(gradTotal, i);
    }
  }

  @Override
  void computeGradD(
      int[] kept,
      float[] gradRsqrt,
      float[] scale,
      float[] rsqrt,
      float[] gradTotal,
      float[] z,
      float[] bias,
      float[] mean,
      float[] gradD,
      float[] columns,
      int at,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      int row = i * H2_WIDTH;
      for (int j = 0; j < H2_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector product =
            FloatVector.fromArray(FloatLanes.SPECIES, gradRsqrt, row + j)
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, scale, j))
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, rsqrt, j));
        FloatVector difference =
            FloatVector.fromArray(FloatLanes.SPECIES, z, row + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, bias, j))
                .sub(FloatVector.fromArray(FloatLanes.SPECIES, mean, j));
        FloatVector product2 =
            FloatVector.fromArray(FloatLanes.SPECIES, gradTotal, j).mul(difference);
        FloatVector sum =
            FloatVector.broadcast(FloatLanes.SPECIES, 0f)
                .blend(
                    product,
                    IntVector.fromArray(FloatLanes.INTS, kept, row + j)
                        .compare(VectorOperators.GE, 3277)
                        .cast(FloatLanes.SPECIES))
                .add(product2);
        FloatVector newGradD = sum.add(product2);
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(newGradD.neg())
            .intoArray(columns, at + j);
        newGradD.intoArray(gradD, row + j);
      }
    }
  }

  @Override
  float sumHSize2(float[] gradient, float[] lanes) {
    for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
      FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
      for (int i = lane; i < H0_WIDTH; i += Sums.LANES) {
        FloatVector gradientValue = FloatVector.fromArray(FloatLanes.SPECIES, gradient, i);
        sum = sum.add(gradientValue.mul(gradientValue));
      }
      sum.intoArray(lanes, lane);
    }
    return Sums.join(lanes);
  }

  @Override
  void computeGradTotalInStep(float[] gradMean, float batchSize, float[] gradTotal) {
    for (int i = 0; i < H2_WIDTH; i += FloatLanes.LENGTH) {
      FloatVector.fromArray(FloatLanes.SPECIES, gradMean, i).div(batchSize).intoArray(gradTotal, i);
    }
  }

  @Override
  void computeGradZ(
      float[] gradD, float[] gradTotal, float[] gradZ, float[] columns, int at, int from, int to) {
    for (int i = from; i < to; i++) {
      int row = i * H2_WIDTH;
      for (int j = 0; j < H2_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector newGradZ =
            FloatVector.fromArray(FloatLanes.SPECIES, gradD, row + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, gradTotal, j));
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(newGradZ)
            .intoArray(columns, at + j);
        newGradZ.intoArray(gradZ, row + j);
      }
    }
  }

  @Override
  float sumHSize3(float[] gradWeight, float[] lanes) {
    float total = 0;
    for (int block = 0; block < H1_WEIGHT_SIZE; block += Sums.BLOCK) {
      int end = Math.min(H1_WEIGHT_SIZE, block + Sums.BLOCK);
      int bound = block + FloatLanes.SPECIES.loopBound(end - block);
      for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
        FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
        for (int i = block + lane; i < bound; i += Sums.LANES) {
          FloatVector gradWeightValue = FloatVector.fromArray(FloatLanes.SPECIES, gradWeight, i);
          sum = sum.add(gradWeightValue.mul(gradWeightValue));
        }
        sum.intoArray(lanes, lane);
      }
      for (int i = bound; i < end; i++) {
        float gradWeightValue = gradWeight[i];
        lanes[i & 15] += gradWeightValue * gradWeightValue;
      }
      total += Sums.join(lanes);
    }
    return total;
  }

  @Override
  void sumGradHShift(
      float[] gradH,
      float[] picture,
      int pictureOffset,
      float[] hMean,
      float[] hRsqrt,
      float[] columns,
      int at,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      int gradHRow = i * H_WIDTH;
      int pictureRow = pictureOffset + i * H_WIDTH;
      for (int j = 0; j < H_WIDTH; j += FloatLanes.LENGTH) {
        FloatVector gradHValue = FloatVector.fromArray(FloatLanes.SPECIES, gradH, gradHRow + j);
        FloatVector product =
            FloatVector.fromArray(FloatLanes.SPECIES, picture, pictureRow + j)
                .sub(FloatVector.fromArray(FloatLanes.SPECIES, hMean, j))
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, hRsqrt, j));
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + j)
            .add(gradHValue)
            .intoArray(columns, at + j);
        FloatVector.fromArray(FloatLanes.SPECIES, columns, at + H_WIDTH + j)
            .add(gradHValue.mul(product))
            .intoArray(columns, at + H_WIDTH + j);
      }
    }
  }

  @Override
  float sumHSize4(float[] gradH0Weight, float[] lanes) {
    for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
      FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
      for (int i = lane; i < H0_WEIGHT_SIZE; i += Sums.LANES) {
        FloatVector gradH0WeightValue = FloatVector.fromArray(FloatLanes.SPECIES, gradH0Weight, i);
        sum = sum.add(gradH0WeightValue.mul(gradH0WeightValue));
      }
      sum.intoArray(lanes, lane);
    }
    return Sums.join(lanes);
  }

  @Override
  float sumHSize5(float[] gradient, float[] lanes) {
    for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
      FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
      for (int i = lane; i < H_WIDTH; i += Sums.LANES) {
        FloatVector gradientValue = FloatVector.fromArray(FloatLanes.SPECIES, gradient, i);
        sum = sum.add(gradientValue.mul(gradientValue));
      }
      sum.intoArray(lanes, lane);
    }
    return Sums.join(lanes);
  }

  @Override
  void radam(
      float[] m,
      float[] gradient,
      float gradient2,
      float[] v,
      float[] parameter,
      float rateT,
      boolean tractable,
      float adaptive) {
    int bound = FloatLanes.SPECIES.loopBound(m.length);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector product = FloatVector.fromArray(FloatLanes.SPECIES, gradient, i).mul(gradient2);
      FloatVector newM =
          FloatVector.fromArray(FloatLanes.SPECIES, m, i).mul(0.9f).add(product.mul(0.1f));
      FloatVector newV =
          FloatVector.fromArray(FloatLanes.SPECIES, v, i)
              .mul(0.999f)
              .add(product.mul(product).mul(0.001f));
      FloatVector choice =
          FloatVector.broadcast(FloatLanes.SPECIES, 1f)
              .blend(
                  FloatVector.broadcast(FloatLanes.SPECIES, adaptive).div(newV.sqrt().add(1e-8f)),
                  FloatLanes.SPECIES.maskAll(tractable));
      FloatVector newParameter =
          FloatVector.fromArray(FloatLanes.SPECIES, parameter, i).sub(newM.mul(rateT).mul(choice));
      newM.intoArray(m, i);
      newV.intoArray(v, i);
      newParameter.intoArray(parameter, i);
    }
    for (int i = bound; i < m.length; i++) {
      float product = gradient[i] * gradient2;
      float newM = 0.9f * m[i] + 0.1f * product;
      float newV = 0.999f * v[i] + 0.001f * (product * product);
      float newParameter =
          parameter[i]
              - rateT * newM * (tractable ? adaptive / ((float) Math.sqrt(newV) + 1e-8f) : 1f);
      m[i] = newM;
      v[i] = newV;
      parameter[i] = newParameter;
    }
  }

  @Override
  void computeHRsqrt(float[] hMovingVariance, float[] hRsqrt) {
    for (int i = 0; i < H_WIDTH; i += FloatLanes.LENGTH) {
      FloatVector quotient =
          FloatVector.broadcast(FloatLanes.SPECIES, 1f)
              .div(
                  FloatVector.fromArray(FloatLanes.SPECIES, hMovingVariance, i).add(0.001f).sqrt());
      quotient.intoArray(hRsqrt, i);
    }
  }

  @Override
  void computeRsqrtInEvaluation(float[] movingVariance, float[] rsqrt) {
    for (int i = 0; i < H0_WIDTH; i += FloatLanes.LENGTH) {
      FloatVector quotient =
          FloatVector.broadcast(FloatLanes.SPECIES, 1f)
              .div(FloatVector.fromArray(FloatLanes.SPECIES, movingVariance, i).add(0.001f).sqrt());
      quotient.intoArray(rsqrt, i);
    }
  }

  @Override
  void computeMeasuredOther(float[] bitsOf, int bitsOfOffset, float[] measuredOther, int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch * BITS);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector.broadcast(FloatLanes.SPECIES, 1f)
          .sub(FloatVector.fromArray(FloatLanes.SPECIES, bitsOf, bitsOfOffset + i))
          .intoArray(measuredOther, i);
    }
    for (int i = bound; i < batch * BITS; i++) {
      measuredOther[i] = 1f - bitsOf[bitsOfOffset + i];
    }
  }

  @Override
  void computeHInTile(
      float[] z,
      int at,
      int stride,
      int row,
      int rows,
      int column,
      int columns,
      float[] bias,
      float[] movingMean,
      float[] rsqrt,
      float[] scale,
      float[] shift,
      float[] h) {
    int origin = at - row * stride - column;
    int bound = column + FloatLanes.SPECIES.loopBound(columns);
    for (int i = row; i < row + rows; i++) {
      int tileRow = origin + i * stride;
      int row2 = i * H0_WIDTH;
      for (int j = column; j < bound; j += FloatLanes.LENGTH) {
        FloatVector difference =
            FloatVector.fromArray(FloatLanes.SPECIES, z, tileRow + j)
                .add(FloatVector.fromArray(FloatLanes.SPECIES, bias, j))
                .sub(FloatVector.fromArray(FloatLanes.SPECIES, movingMean, j));
        FloatVector product =
            difference
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, rsqrt, j))
                .mul(FloatVector.fromArray(FloatLanes.SPECIES, scale, j));
        FloatVector sum = product.add(FloatVector.fromArray(FloatLanes.SPECIES, shift, j));
        sum.mul(FloatLaneMath.sigmoid(sum)).intoArray(h, row2 + j);
      }
      for (int j = bound; j < column + columns; j++) {
        float sum = (z[tileRow + j] + bias[j] - movingMean[j]) * rsqrt[j] * scale[j] + shift[j];
        h[row2 + j] = sum * FloatMath.sigmoid(sum);
      }
    }
  }

  @Override
  void computeMeasuredLetters(float[] right, float[] measuredLetters, int batch) {
    int bound = FloatLanes.SPECIES.loopBound(batch);
    for (int i = 0; i < bound; i += FloatLanes.LENGTH) {
      FloatVector.broadcast(FloatLanes.SPECIES, 0)
          .blend(
              1,
              FloatVector.fromArray(FloatLanes.SPECIES, right, i).compare(VectorOperators.LT, 0.5f))
          .intoArray(measuredLetters, i);
    }
    for (int i = bound; i < batch; i++) {
      measuredLetters[i] = right[i] < 0.5f ? 1f : 0f;
    }
  }

  @Override
  float computeLossTotalInEvaluation(
      float[] measuredLossBinaryCrossEntropyLogits,
      int measuredLossBinaryCrossEntropyLogitsOffset,
      float[] lanes,
      int batch) {
    float total = 0;
    for (int block = 0; block < batch * BITS; block += Sums.BLOCK) {
      int end = Math.min(batch * BITS, block + Sums.BLOCK);
      int bound = block + FloatLanes.SPECIES.loopBound(end - block);
      for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
        FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
        for (int i = block + lane; i < bound; i += Sums.LANES) {
          sum =
              sum.add(
                  FloatVector.fromArray(
                      FloatLanes.SPECIES,
                      measuredLossBinaryCrossEntropyLogits,
                      measuredLossBinaryCrossEntropyLogitsOffset + i));
        }
        sum.intoArray(lanes, lane);
      }
      for (int i = bound; i < end; i++) {
        lanes[i & 15] +=
            measuredLossBinaryCrossEntropyLogits[measuredLossBinaryCrossEntropyLogitsOffset + i];
      }
      total += Sums.join(lanes);
    }
    return total;
  }

  @Override
  float computeTotalInEvaluation(
      float[] measuredLetters, int measuredLettersOffset, float[] lanes, int batch) {
    float total = 0;
    for (int block = 0; block < batch; block += Sums.BLOCK) {
      int end = Math.min(batch, block + Sums.BLOCK);
      int bound = block + FloatLanes.SPECIES.loopBound(end - block);
      for (int lane = 0; lane < Sums.LANES; lane += FloatLanes.LENGTH) {
        FloatVector sum = FloatVector.broadcast(FloatLanes.SPECIES, 0);
        for (int i = block + lane; i < bound; i += Sums.LANES) {
          sum =
              sum.add(
                  FloatVector.fromArray(
                      FloatLanes.SPECIES, measuredLetters, measuredLettersOffset + i));
        }
        sum.intoArray(lanes, lane);
      }
      for (int i = bound; i < end; i++) {
        lanes[i & 15] += measuredLetters[measuredLettersOffset + i];
      }
      total += Sums.join(lanes);
    }
    return total;
  }
}
