package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.Lanes;

/** For tests that mean lanes and not the scalar twins that stand in until those are compiled. */
final class LaneKernels {
  private LaneKernels() {}

  /** Waits until kernels are compiled, if there are any. */
  static void await() throws InterruptedException {
    while (Lanes.AVAILABLE && !(FloatLaneWarmUp.isRestReady() && DoubleLaneWarmUp.isRestReady())) {
      Thread.sleep(1);
    }
  }
}
