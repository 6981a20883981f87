package dev.nnc.benchmarks.kernels;

import dev.nnc.runtime.kernel.FloatEdge;
import dev.nnc.runtime.kernel.Products;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The products of W3, W4 and W5: the counter {@code operations} is in GFLOP/s, to be set beside
 * {@link MachineLimits#multiplyAdd}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatrixProducts {
  /** Which operands are stored transposed, and the sizes m x k x n. */
  @Param({
    "NN 200x784x784",
    "NT 200x784x784",
    "TN 784x200x784",
    "NN 4096x130x160",
    "NN 4096x160x160",
    "NT 4096x160x160",
    "TN 130x4096x160",
    "TN 160x4096x160",
    "NN 4096x160x5",
    "TN 160x4096x5",
    "NT 4096x5x160",
    "NN 32x784x128",
    "TN 784x32x128",
    "NN 32x128x10"
  })
  public String shape = "";

  @Param("1")
  public int threads;

  private Products products = new Products("Benchmark", 1);
  private boolean leftTransposed;
  private boolean rightTransposed;
  private int m;
  private int k;
  private int n;
  private float[] left = {};
  private float[] right = {};
  private float[] out = {};
  private final FloatEdge relu = MatrixProducts::relu;

  /** Floating-point operations made. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Counter {
    public long operations;
  }

  @Setup
  public void draw() {
    String[] sizes = shape.substring(3).split("x");
    m = Integer.parseInt(sizes[0]);
    k = Integer.parseInt(sizes[1]);
    n = Integer.parseInt(sizes[2]);
    leftTransposed = shape.charAt(0) == 'T';
    rightTransposed = shape.charAt(1) == 'T';
    left = random(m * k);
    right = random(k * n);
    out = new float[m * n];
    products = new Products("Benchmark", threads);
  }

  private static float[] random(int length) {
    Random random = new Random(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  @TearDown
  public void close() {
    products.close();
  }

  /** As generated trainers run where the vector module is. */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public float[] lanes(Counter counter) {
    return multiply(counter, null);
  }

  /** With a little work on each part of the result. */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public float[] lanesWithEdge(Counter counter) {
    return multiply(counter, relu);
  }

  /** As they run without it. */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = "-Dnnc.lanes=off")
  public float[] scalar(Counter counter) {
    return multiply(counter, null);
  }

  private float[] multiply(Counter counter, @Nullable FloatEdge edge) {
    products.multiply(left, 0, leftTransposed, right, 0, rightTransposed, out, 0, m, k, n, edge);
    counter.operations += 2L * m * k * n;
    return out;
  }

  private static void relu(
      float[] tile, int at, int stride, int row, int rows, int column, int columns) {
    for (int r = 0; r < rows; r++) {
      for (int i = at + r * stride; i < at + r * stride + columns; i++) {
        tile[i] = Math.max(tile[i], 0);
      }
    }
  }
}
