package dev.nnc.runtime.lanes;

import dev.nnc.runtime.math.DoubleMath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link DoubleMath} over arrays: out[to + i] = f(x[from + i]) for each i in [0,
 * count), in lanes where {@link Lanes#areForDoubles} says so and they are compiled, with the same
 * bits. {@code out} may be {@code x} at the same place; ranges that overlap otherwise are not for
 * these methods. Calls allocate nothing once they are compiled.
 */
public final class DoubleArrayMath {
  /** For each function, once it was asked for. */
  private static final @Nullable WarmUp[] WARM_UPS = new WarmUp[LaneFunction.values().length];

  private DoubleArrayMath() {}

  /** {@link DoubleMath#exp}. */
  public static void exp(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.EXP, count);
    if (done > 0) {
      DoubleLaneLoops.exp(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.exp(x[from + i]);
    }
  }

  /** {@link DoubleMath#expm1}. */
  public static void expm1(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.EXPM1, count);
    if (done > 0) {
      DoubleLaneLoops.expm1(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.expm1(x[from + i]);
    }
  }

  /** {@link DoubleMath#log}. */
  public static void log(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.LOG, count);
    if (done > 0) {
      DoubleLaneLoops.log(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.log(x[from + i]);
    }
  }

  /** {@link DoubleMath#log1p}. */
  public static void log1p(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.LOG1P, count);
    if (done > 0) {
      DoubleLaneLoops.log1p(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.log1p(x[from + i]);
    }
  }

  /** {@link DoubleMath#sin}. */
  public static void sin(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.SIN, count);
    if (done > 0) {
      DoubleLaneLoops.sin(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.sin(x[from + i]);
    }
  }

  /** {@link DoubleMath#cos}. */
  public static void cos(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.COS, count);
    if (done > 0) {
      DoubleLaneLoops.cos(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.cos(x[from + i]);
    }
  }

  /** {@link DoubleMath#atan}. */
  public static void atan(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.ATAN, count);
    if (done > 0) {
      DoubleLaneLoops.atan(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.atan(x[from + i]);
    }
  }

  /** {@link DoubleMath#tanh}. */
  public static void tanh(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.TANH, count);
    if (done > 0) {
      DoubleLaneLoops.tanh(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.tanh(x[from + i]);
    }
  }

  /** {@link DoubleMath#sigmoid}. */
  public static void sigmoid(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.SIGMOID, count);
    if (done > 0) {
      DoubleLaneLoops.sigmoid(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.sigmoid(x[from + i]);
    }
  }

  /** {@link DoubleMath#softplus}. */
  public static void softplus(double[] x, int from, double[] out, int to, int count) {
    int done = inLanes(LaneFunction.SOFTPLUS, count);
    if (done > 0) {
      DoubleLaneLoops.softplus(x, from, out, to, done);
    }
    for (int i = done; i < count; i++) {
      out[to + i] = DoubleMath.softplus(x[from + i]);
    }
  }

  /** {@link DoubleMath#erf}, in too many steps for C2 to keep all vectors in registers. */
  public static void erf(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = DoubleMath.erf(x[from + i]);
    }
  }

  /** {@link DoubleMath#erfinv}, in too many steps for C2 to keep all vectors in registers. */
  public static void erfinv(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = DoubleMath.erfinv(x[from + i]);
    }
  }

  /** {@link Math#rint}, which HotSpot itself does in lanes. */
  public static void rint(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = Math.rint(x[from + i]);
    }
  }

  /** {@link Math#floor}, which HotSpot itself does in lanes. */
  public static void floor(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = Math.floor(x[from + i]);
    }
  }

  /** {@link Math#ceil}, which HotSpot itself does in lanes. */
  public static void ceil(double[] x, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = Math.ceil(x[from + i]);
    }
  }

  /** How many elements of a run are done in lanes: the whole vectors. */
  private static int inLanes(LaneFunction function, int count) {
    boolean areLanes = Lanes.areForDoubles();
    return areLanes && isReady(function) ? count - count % DoubleLanes.LENGTH : 0;
  }

  private static boolean isReady(LaneFunction function) {
    WarmUp warmUp = WARM_UPS[function.ordinal()];
    return warmUp == null ? start(function) : warmUp.isReady();
  }

  private static synchronized boolean start(LaneFunction function) {
    if (WARM_UPS[function.ordinal()] == null) {
      WARM_UPS[function.ordinal()] = WarmUp.start(DoubleLaneLoops.sample(function));
    }
    return false;
  }

  /** Lets all functions run in lanes at once: for tests. */
  static void skipWarmUp() {
    Arrays.fill(WARM_UPS, WarmUp.done());
  }
}
