package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products allocate nothing on any thread, once they are compiled and scratch memory is there. */
class ProductAllocationTest {
  private static final int[][] SHAPES = {
    {200, 196, 196}, {100, 130, 160}, {160, 1000, 5}, {13, 27, 33}, {8, 5, 5}, {300, 200, 1}
  };
  private static final int ROUNDS = 2000;
  private static final int ENOUGH = 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final float[] a = new float[40_000];
  private final float[] b = new float[40_000];
  private final float[] c = new float[500_000];
  private final FloatEdge edge =
      (tile, at, stride, row, rows, column, columns) -> tile[at] = Math.max(tile[at], 0);

  @BeforeAll
  static void awaitLanes() throws InterruptedException {
    LaneKernels.await();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void nothingIsAllocated(int size) {
    try (Products products = new Products("Allocation", size)) {
      multiply(products);
      long[] ids = ids();
      assertThat(ids).hasSize(size);
      int clean = 0;
      for (int round = 0; round < ROUNDS && clean < ENOUGH; round++) {
        long before = allocated(ids);
        for (int i = 0; i < 20; i++) {
          multiply(products);
        }
        clean = allocated(ids) == before ? clean + 1 : 0;
      }
      assertThat(clean).isEqualTo(ENOUGH);
    }
  }

  private void multiply(Products products) {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int k = shape[1];
      int n = shape[2];
      products.multiply(c, 0, false, b, 0, false, c, 300_000, m, k, n, edge);
      products.multiply(c, 0, true, b, 0, false, null, 0, m, k, n, edge);
      products.multiply(a, 0, false, c, 0, true, c, 300_000, Math.min(m, 40), k, n, edge);
    }
  }

  /** Of the caller and its helpers. */
  private static long[] ids() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread == Thread.currentThread() || isHelper(thread))
        .mapToLong(Thread::getId)
        .toArray();
  }

  private static boolean isHelper(Thread thread) {
    return thread.getName().startsWith("nnc-Allocation");
  }

  private long allocated(long[] ids) {
    long total = 0;
    for (long id : ids) {
      total += threads.getThreadAllocatedBytes(id);
    }
    return total;
  }
}
