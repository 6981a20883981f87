package dev.nnc.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.benchmarks.training.FedTraining;
import dev.nnc.benchmarks.training.Training;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** The bytes that steps allocate, on all threads of the process. */
final class Allocation {
  private static final long WARM_UP = 3_000_000_000L;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final int steps;

  private Allocation(int steps) {
    this.steps = steps;
  }

  /**
   * Prints for each workload what so many steps allocate after 3 s and twice as many: what is
   * called seldom makes objects of its vectors until it is compiled.
   *
   * @param threads to train with
   */
  static void print(PrintStream out, int threads, int steps) {
    Allocation allocation = new Allocation(steps);
    for (Workload workload : Workload.values()) {
      long bytes = allocation.of(workload, threads);
      out.printf("%s: %d bytes in %d steps, %d threads%n", workload.word(), bytes, steps, threads);
    }
  }

  private long of(Workload workload, int count) {
    try (FedTraining training = FedTraining.open(workload, count, WorkloadFiles.find())) {
      long begin = System.nanoTime();
      training.run((completed, loss) -> completed < steps || System.nanoTime() - begin < WARM_UP);
      Training.Watch watch = (completed, loss) -> completed < steps;
      training.run(watch);
      long looking = ofLooking();
      long before = allocated();
      training.run(watch);
      return allocated() - before - looking;
    }
  }

  /** What a look itself allocates. */
  private long ofLooking() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      long before = allocated();
      least = Math.min(least, allocated() - before);
    }
    return least;
  }

  private long allocated() {
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }
}
