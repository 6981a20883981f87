package dev.nnc.runtime.profile;

import dev.nnc.runtime.lanes.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Loops in lanes that do nothing but what a machine is limited by. */
public final class LimitLoops {
  /** Floating-point operations of a call of {@link #multiplyAdd}. */
  public static final int OPERATIONS = 12 * 2 * 16 * 4096;

  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LENGTH = FloatLanes.LENGTH;
  private static final int CHAINS = 12;

  private LimitLoops() {}

  /**
   * Multiplies and adds in registers: enough chains to hide how long each takes. Each adds to
   * itself, as the instruction does; for any other addend C2 would copy it first.
   */
  public static float multiplyAdd() {
    return multiplyAdd(OPERATIONS / (2 * CHAINS * LENGTH));
  }

  /**
   * A part of that.
   *
   * @param count how often each chain goes on
   */
  static float multiplyAdd(int count) {
    FloatVector a = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector c0 = FloatVector.broadcast(SPECIES, 1);
    FloatVector c1 = c0.add(1);
    FloatVector c2 = c0.add(2);
    FloatVector c3 = c0.add(3);
    FloatVector c4 = c0.add(4);
    FloatVector c5 = c0.add(5);
    FloatVector c6 = c0.add(6);
    FloatVector c7 = c0.add(7);
    FloatVector c8 = c0.add(8);
    FloatVector c9 = c0.add(9);
    FloatVector c10 = c0.add(10);
    FloatVector c11 = c0.add(11);
    for (int i = 0; i < count; i++) {
      c0 = a.fma(a, c0);
      c1 = a.fma(a, c1);
      c2 = a.fma(a, c2);
      c3 = a.fma(a, c3);
      c4 = a.fma(a, c4);
      c5 = a.fma(a, c5);
      c6 = a.fma(a, c6);
      c7 = a.fma(a, c7);
      c8 = a.fma(a, c8);
      c9 = a.fma(a, c9);
      c10 = a.fma(a, c10);
      c11 = a.fma(a, c11);
    }
    FloatVector low = c0.add(c1).add(c2).add(c3).add(c4).add(c5);
    return low.add(c6).add(c7).add(c8).add(c9).add(c10).add(c11).lane(0);
  }

  /** a = b + s * c, whose length is a multiple of four vectors: 12 bytes an element. */
  public static void triad(float[] a, float[] b, float[] c, float s) {
    FloatVector factor = FloatVector.broadcast(SPECIES, s);
    for (int i = 0; i < a.length; i += 4 * LENGTH) {
      triad(a, b, c, factor, i);
      triad(a, b, c, factor, i + LENGTH);
      triad(a, b, c, factor, i + 2 * LENGTH);
      triad(a, b, c, factor, i + 3 * LENGTH);
    }
  }

  private static void triad(float[] a, float[] b, float[] c, FloatVector factor, int i) {
    FloatVector product = FloatVector.fromArray(SPECIES, c, i).mul(factor);
    FloatVector.fromArray(SPECIES, b, i).add(product).intoArray(a, i);
  }
}
