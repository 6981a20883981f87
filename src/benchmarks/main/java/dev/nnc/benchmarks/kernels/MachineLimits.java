package dev.nnc.benchmarks.kernels;

import dev.nnc.runtime.profile.LimitLoops;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the machine can do at most: the scale for the other figures of the same run. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MachineLimits {
  /** Bytes that a call moves, whatever the size of the arrays. */
  private static final int BYTES = 24 << 20;

  /** Three arrays of so many bytes in all. */
  @State(Scope.Thread)
  public static class Arrays3 {
    @Param({"24576", "1048576", "25165824"})
    public int bytes;

    private float[] a = {};
    private float[] b = {};
    private float[] c = {};

    @Setup
    public void make() {
      int length = bytes / 12 / 64 * 64;
      a = new float[length];
      b = new float[length];
      c = new float[length];
      Arrays.fill(b, 1);
      Arrays.fill(c, 2);
    }
  }

  /** GFLOP/s. */
  @Benchmark
  @OperationsPerInvocation(LimitLoops.OPERATIONS)
  public float multiplyAdd() {
    return LimitLoops.multiplyAdd();
  }

  /** GB/s. */
  @Benchmark
  @OperationsPerInvocation(BYTES)
  public void triad(Arrays3 arrays) {
    for (int moved = 0; moved + 12 * arrays.a.length <= BYTES; moved += 12 * arrays.a.length) {
      LimitLoops.triad(arrays.a, arrays.b, arrays.c, 3);
    }
  }
}
