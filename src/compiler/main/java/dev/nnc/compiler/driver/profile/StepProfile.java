package dev.nnc.compiler.driver.profile;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A step of training and the times of its kernels, each the mean of all steps measured.
 *
 * @param model its name
 * @param threads that computed
 * @param steps how many were measured
 * @param rows of a step; 0 where there is no data
 * @param kernels in the order of the step
 * @param between nanoseconds from a step to the next, for its rows
 * @param reading nanoseconds of reading the clock once, which no other time includes
 * @param multiplyAdds the machine's limit in GFLOP/s, by so many threads, of single precision
 * @param bandwidths its limits in GB/s by the bytes of the working set
 */
public record StepProfile(
    String model,
    int threads,
    long steps,
    double rows,
    List<KernelProfile> kernels,
    double between,
    double reading,
    double multiplyAdds,
    SortedMap<Long, Double> bandwidths) {
  public StepProfile {
    kernels = List.copyOf(kernels);
    bandwidths = Collections.unmodifiableSortedMap(new TreeMap<>(bandwidths));
  }

  /** Nanoseconds of a step, its rows included. */
  public double nanos() {
    return between + kernels.stream().mapToDouble(KernelProfile::nanos).sum();
  }

  /** All kernels as one: its least time is the sum of theirs. */
  public KernelProfile total() {
    double least = kernels.stream().mapToDouble(KernelProfile::least).sum();
    return new KernelProfile(
        List.of(),
        nanos(),
        kernels.stream().mapToDouble(KernelProfile::bytes).sum(),
        kernels.stream().mapToDouble(KernelProfile::operations).sum(),
        least,
        least);
  }
}
