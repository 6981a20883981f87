package dev.nnc.benchmarks.kernels;

import dev.nnc.runtime.lanes.DoubleArrayMath;
import dev.nnc.runtime.lanes.FloatArrayMath;
import java.util.Random;
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

/** Elementary functions over 4,096 positive numbers, in nanoseconds an element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementaryFunctions {
  private static final int COUNT = 4096;

  @Param({
    "exp",
    "expm1",
    "log",
    "log1p",
    "sin",
    "cos",
    "atan",
    "tanh",
    "sigmoid",
    "softplus",
    "erf",
    "erfinv"
  })
  public String function = "";

  private final float[] x = new float[COUNT];
  private final float[] y = new float[COUNT];
  private final double[] xDouble = new double[COUNT];
  private final double[] yDouble = new double[COUNT];
  private Floats floats = FloatArrayMath::exp;
  private Doubles doubles = DoubleArrayMath::exp;

  /** A function of arrays. */
  private interface Floats {
    void apply(float[] x, int from, float[] out, int to, int count);
  }

  /** A function of arrays. */
  private interface Doubles {
    void apply(double[] x, int from, double[] out, int to, int count);
  }

  @Setup
  public void draw() {
    Random random = new Random(1);
    double size = function.equals("erfinv") ? 0.1 : 2;
    for (int i = 0; i < COUNT; i++) {
      xDouble[i] = size * Math.abs(random.nextGaussian());
      x[i] = (float) xDouble[i];
    }
    floats = floats(function);
    doubles = doubles(function);
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public float[] floatLanes() {
    floats.apply(x, 0, y, 0, COUNT);
    return y;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  @Fork(value = 1, jvmArgsAppend = "-Dnnc.lanes=off")
  public float[] floatScalar() {
    floats.apply(x, 0, y, 0, COUNT);
    return y;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public double[] doubleLanes() {
    doubles.apply(xDouble, 0, yDouble, 0, COUNT);
    return yDouble;
  }

  @Benchmark
  @OperationsPerInvocation(COUNT)
  @Fork(value = 1, jvmArgsAppend = "-Dnnc.lanes=off")
  public double[] doubleScalar() {
    doubles.apply(xDouble, 0, yDouble, 0, COUNT);
    return yDouble;
  }

  private static Floats floats(String function) {
    return switch (function) {
      case "expm1" -> FloatArrayMath::expm1;
      case "log" -> FloatArrayMath::log;
      case "log1p" -> FloatArrayMath::log1p;
      case "sin" -> FloatArrayMath::sin;
      case "cos" -> FloatArrayMath::cos;
      case "atan" -> FloatArrayMath::atan;
      case "tanh" -> FloatArrayMath::tanh;
      case "sigmoid" -> FloatArrayMath::sigmoid;
      case "softplus" -> FloatArrayMath::softplus;
      case "erf" -> FloatArrayMath::erf;
      case "erfinv" -> FloatArrayMath::erfinv;
      default -> FloatArrayMath::exp;
    };
  }

  private static Doubles doubles(String function) {
    return switch (function) {
      case "expm1" -> DoubleArrayMath::expm1;
      case "log" -> DoubleArrayMath::log;
      case "log1p" -> DoubleArrayMath::log1p;
      case "sin" -> DoubleArrayMath::sin;
      case "cos" -> DoubleArrayMath::cos;
      case "atan" -> DoubleArrayMath::atan;
      case "tanh" -> DoubleArrayMath::tanh;
      case "sigmoid" -> DoubleArrayMath::sigmoid;
      case "softplus" -> DoubleArrayMath::softplus;
      case "erf" -> DoubleArrayMath::erf;
      case "erfinv" -> DoubleArrayMath::erfinv;
      default -> DoubleArrayMath::exp;
    };
  }
}
