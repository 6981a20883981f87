package dev.nnc.runtime.lanes;

import static dev.nnc.runtime.lanes.FloatLanes.LENGTH;
import static dev.nnc.runtime.lanes.FloatLanes.SPECIES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import java.util.LinkedHashMap;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * A loop for each kind of operation on vectors of floats that generated code consists of. Not among
 * them is writing masks, which makes objects on Java 17.
 */
final class LaneOperations {
  private static final float[] X = new float[256];
  private static final boolean[] MASK = new boolean[256];

  private LaneOperations() {}

  static Map<String, Runnable> all() {
    Map<String, Runnable> all = new LinkedHashMap<>();
    all.put("arithmetic", LaneOperations::arithmetic);
    all.put("squareRoot", LaneOperations::squareRoot);
    all.put("extremes", LaneOperations::extremes);
    all.put("fused", LaneOperations::fused);
    all.put("choice", LaneOperations::choice);
    all.put("notChosen", LaneOperations::notChosen);
    all.put("wholeNumbers", LaneOperations::wholeNumbers);
    all.put("conversion", LaneOperations::conversion);
    all.put("choiceByWholeNumbers", LaneOperations::choiceByWholeNumbers);
    all.put("maskRead", LaneOperations::maskRead);
    all.put("sign", LaneOperations::sign);
    return all;
  }

  private static void arithmetic() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.add(x).mul(0.5f).sub(1f).div(x).neg().intoArray(X, i);
    }
  }

  private static void squareRoot() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.abs().sqrt().intoArray(X, i);
    }
  }

  private static void extremes() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.max(0f).min(x).intoArray(X, i);
    }
  }

  private static void fused() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.fma(x, x).intoArray(X, i);
    }
  }

  private static void choice() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.blend(1f, x.compare(GT, 0f).and(x.compare(LE, 2f)).or(x.compare(LT, -1f))).intoArray(X, i);
    }
  }

  private static void notChosen() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.blend(0f, x.compare(GT, 0f).not()).intoArray(X, i);
    }
  }

  private static void wholeNumbers() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.reinterpretAsInts().add(5).mul(3).max(0).reinterpretAsFloats().intoArray(X, i);
    }
  }

  private static void conversion() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      ((FloatVector) x.reinterpretAsInts().convert(I2F, 0)).intoArray(X, i);
    }
  }

  private static void choiceByWholeNumbers() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.blend(0f, x.reinterpretAsInts().compare(LT, 77).cast(SPECIES)).intoArray(X, i);
    }
  }

  private static void maskRead() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      x.blend(0f, VectorMask.fromArray(SPECIES, MASK, i)).intoArray(X, i);
    }
  }

  private static void sign() {
    for (int i = 0; i < X.length; i += LENGTH) {
      FloatVector x = FloatVector.fromArray(SPECIES, X, i);
      FloatLaneMath.sign(x).intoArray(X, i);
    }
  }
}
