package dev.nnc.benchmarks.kernels;

import dev.nnc.runtime.random.RandomFill;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Random numbers, 16,384 at a time, in nanoseconds a number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RandomNumbers {
  private static final int COUNT = 16_384;

  @Param({"bits16", "bits32", "uniform", "uniform double"})
  public String kind = "";

  private final RandomFill random = new RandomFill();
  private final int[] bits = new int[COUNT];
  private final float[] floats = new float[COUNT];
  private final double[] doubles = new double[COUNT];
  private long step;

  @Benchmark
  @OperationsPerInvocation(COUNT)
  @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public long lanes() {
    return fill();
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  @Fork(value = 1, jvmArgsAppend = "-Dnnc.lanes=off")
  public long scalar() {
    return fill();
  }

  private long fill() {
    step++;
    switch (kind) {
      case "bits16" -> random.fillBits16(bits, 0, COUNT, 1, 2, step, 0);
      case "bits32" -> random.fillBits32(bits, 0, COUNT, 1, 2, step, 0);
      case "uniform" -> random.fillUniform(floats, 0, COUNT, 1, 2, step, 0);
      default -> random.fillUniform(doubles, 0, COUNT, 1, 2, step, 0);
    }
    return step;
  }
}
