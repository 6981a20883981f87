package dev.nnc.benchmarks.kernels;

import dev.nnc.benchmarks.workloads.Adam1MTrainer;
import dev.nnc.benchmarks.workloads.Adam24KTrainer;
import dev.nnc.benchmarks.workloads.Adam24MTrainer;
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

/**
 * Steps of a model that is nothing but its update by Adam, in GB/s: the sum of its loss reads two
 * arrays, the update reads four and writes three.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Adam {
  private static final int BYTES_PER_ELEMENT = 9 * Float.BYTES;

  /** Elements of a call, whatever the size of the model. */
  private static final int ELEMENTS = 3 << 19;

  /** The memory of variable, slots and gradient; the triad's arrays have the same. */
  @Param({"24K", "1M", "24M"})
  public String size = "";

  private Step step = () -> 0;
  private int calls = 1;

  /** A step of a model. */
  private interface Step {
    float make();
  }

  @Setup
  public void open() {
    switch (size) {
      case "24K" -> {
        Adam24KTrainer.Session session = Adam24KTrainer.open();
        float[] gradient = gradient(1536);
        step = () -> session.step(gradient);
      }
      case "1M" -> {
        Adam1MTrainer.Session session = Adam1MTrainer.open();
        float[] gradient = gradient(65_536);
        step = () -> session.step(gradient);
      }
      default -> {
        Adam24MTrainer.Session session = Adam24MTrainer.open();
        float[] gradient = gradient(1_572_864);
        step = () -> session.step(gradient);
      }
    }
  }

  private float[] gradient(int length) {
    calls = ELEMENTS / length;
    float[] gradient = new float[length];
    for (int i = 0; i < length; i++) {
      gradient[i] = 1e-3f * (i % 7 - 3);
    }
    return gradient;
  }

  /** As generated trainers run where the vector module is. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS * BYTES_PER_ELEMENT)
  @Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public float lanes() {
    return steps();
  }

  /** As they run without it. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS * BYTES_PER_ELEMENT)
  @Fork(value = 1, jvmArgsAppend = "-Dnnc.lanes=off")
  public float scalar() {
    return steps();
  }

  private float steps() {
    float loss = 0;
    for (int i = 0; i < calls; i++) {
      loss += step.make();
    }
    return loss;
  }
}
