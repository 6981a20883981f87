package dev.nnc.runtime.profile;

import java.util.Arrays;
import java.util.List;

/**
 * How long a step takes, on average.
 *
 * @param steps how many were measured
 * @param rows of all of them; 0 where there is no data
 * @param kernels nanoseconds of each kernel, in the order of the step; 0 for what takes no longer
 *     than to read the clock
 * @param between nanoseconds from a step to the next, for its rows
 * @param reading nanoseconds that each reading of the clock takes, which no other time includes
 */
public record StepTimes(
    long steps, long rows, List<Double> kernels, double between, double reading) {
  public StepTimes {
    kernels = List.copyOf(kernels);
  }

  StepTimes(long steps, long rows, double[] kernels, double between, double reading) {
    this(steps, rows, Arrays.stream(kernels).boxed().toList(), between, reading);
  }
}
