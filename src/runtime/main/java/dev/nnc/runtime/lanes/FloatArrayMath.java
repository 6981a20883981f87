package dev.nnc.runtime.lanes;

import dev.nnc.runtime.math.FloatMath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link FloatMath} over arrays: out[to + i] = f(x[from + i]) for each i in [0,
 * count), in lanes where {@link Lanes#AVAILABLE} says so and they are compiled, with the same bits.
 * {@code out} may be {@code x} at the same place; ranges that overlap otherwise are not for these
 * methods. Calls allocate nothing once they are compiled.
 */
public final class FloatArrayMath {
  /** For each function, once it was asked for. */
  private static final @Nullable WarmUp[] WARM_UPS = new WarmUp[LaneFunction.values().length];

  private FloatArrayMath() {}

  /** {@link FloatMath#exp}. */
  public static void exp(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.EXP, count);
    if (done > 0) {
      FloatLaneLoops.exp(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.exp(x[from + i]);
    }
  }

  /** {@link FloatMath#expm1}. */
  public static void expm1(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.EXPM1, count);
    if (done > 0) {
      FloatLaneLoops.expm1(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.expm1(x[from + i]);
    }
  }

  /** {@link FloatMath#log}. */
  public static void log(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.LOG, count);
    if (done > 0) {
      FloatLaneLoops.log(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.log(x[from + i]);
    }
  }

  /** {@link FloatMath#log1p}. */
  public static void log1p(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.LOG1P, count);
    if (done > 0) {
      FloatLaneLoops.log1p(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.log1p(x[from + i]);
    }
  }

  /** {@link FloatMath#sin}. */
  public static void sin(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.SIN, count);
    if (done > 0) {
      FloatLaneLoops.sin(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.sin(x[from + i]);
    }
  }

  /** {@link FloatMath#cos}. */
  public static void cos(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.COS, count);
    if (done > 0) {
      FloatLaneLoops.cos(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.cos(x[from + i]);
    }
  }

  /** {@link FloatMath#atan}. */
  public static void atan(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.ATAN, count);
    if (done > 0) {
      FloatLaneLoops.atan(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.atan(x[from + i]);
    }
  }

  /** {@link FloatMath#tanh}. */
  public static void tanh(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.TANH, count);
    if (done > 0) {
      FloatLaneLoops.tanh(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.tanh(x[from + i]);
    }
  }

  /** {@link FloatMath#sigmoid}. */
  public static void sigmoid(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.SIGMOID, count);
    if (done > 0) {
      FloatLaneLoops.sigmoid(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.sigmoid(x[from + i]);
    }
  }

  /** {@link FloatMath#softplus}. */
  public static void softplus(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.SOFTPLUS, count);
    if (done > 0) {
      FloatLaneLoops.softplus(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.softplus(x[from + i]);
    }
  }

  /** {@link FloatMath#erf}. */
  public static void erf(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.ERF, count);
    if (done > 0) {
      FloatLaneLoops.erf(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.erf(x[from + i]);
    }
  }

  /** {@link FloatMath#erfinv}. */
  public static void erfinv(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.ERFINV, count);
    if (done > 0) {
      FloatLaneLoops.erfinv(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = FloatMath.erfinv(x[from + i]);
    }
  }

  /** {@link Math#rint}. */
  public static void rint(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.RINT, count);
    if (done > 0) {
      FloatLaneLoops.rint(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = (float) Math.rint(x[from + i]);
    }
  }

  /** {@link Math#floor}. */
  public static void floor(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.FLOOR, count);
    if (done > 0) {
      FloatLaneLoops.floor(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = (float) Math.floor(x[from + i]);
    }
  }

  /** {@link Math#ceil}. */
  public static void ceil(float[] x, int from, float[] out, int to, int count) {
    int done = inLanes(LaneFunction.CEIL, count);
    if (done > 0) {
      FloatLaneLoops.ceil(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = (float) Math.ceil(x[from + i]);
    }
  }

  /** How many elements of a run are done in lanes: the whole vectors. */
  private static int inLanes(LaneFunction function, int count) {
    boolean areLanes = Lanes.AVAILABLE;
    return areLanes && isReady(function) ? count - count % FloatLanes.LENGTH : 0;
  }

  private static boolean isReady(LaneFunction function) {
    WarmUp warmUp = WARM_UPS[function.ordinal()];
    return warmUp == null ? start(function) : warmUp.isReady();
  }

  private static synchronized boolean start(LaneFunction function) {
    if (WARM_UPS[function.ordinal()] == null) {
      WARM_UPS[function.ordinal()] = WarmUp.start(FloatLaneLoops.sample(function));
    }
    return false;
  }

  /** Lets all functions run in lanes at once: for tests. */
  static void skipWarmUp() {
    Arrays.fill(WARM_UPS, WarmUp.done());
  }
}
