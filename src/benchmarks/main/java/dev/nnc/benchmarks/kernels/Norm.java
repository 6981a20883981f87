package dev.nnc.benchmarks.kernels;

import dev.nnc.benchmarks.workloads.NormTrainer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Steps of batch norm, swish and dropout over [4096, 160], in elements a nanosecond. An array that
 * is read or written once costs 4 bytes an element.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Norm {
  private static final int ELEMENTS = 4096 * 160;

  private final float[] x = new float[ELEMENTS];
  private final NormTrainer.Session session = NormTrainer.open();

  @Setup
  public void draw() {
    Random random = new Random(1);
    for (int i = 0; i < ELEMENTS; i++) {
      x[i] = (float) random.nextGaussian();
    }
  }

  /** As generated trainers run where the vector module is. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public float lanes() {
    return session.step(x);
  }

  /** As they run without it. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  @Fork(value = 1, jvmArgsAppend = "-Dnnc.lanes=off")
  public float scalar() {
    return session.step(x);
  }
}
