package dev.nnc.compiler.driver.profile;

import dev.nnc.compiler.driver.report.KernelPart;
import java.util.List;

/**
 * A kernel of a step and its time.
 *
 * @param parts what it computes; several where those are computed side by side
 * @param nanos of a step; 0 for what takes no longer than to read the clock
 * @param bytes read and written in a step, at least
 * @param operations of a step, at least
 * @param computing nanoseconds in which the machine can compute that at best
 * @param moving nanoseconds in which it can read and write that at best
 */
public record KernelProfile(
    List<KernelPart> parts,
    double nanos,
    double bytes,
    double operations,
    double computing,
    double moving) {
  /** What keeps a kernel from being faster. */
  public enum Limit {
    /** Multiply-adds. */
    COMPUTE,
    /** What is read and written. */
    MEMORY
  }

  /** What would be the last to allow no more. */
  public Limit limit() {
    return computing > moving ? Limit.COMPUTE : Limit.MEMORY;
  }

  /** The least time that the machine could take, in nanoseconds. */
  public double least() {
    return Math.max(computing, moving);
  }

  /** Of the machine's limit, 1 for all; NaN for what the clock cannot tell. */
  public double shareOfLimit() {
    return over(least());
  }

  /** GFLOP/s; NaN for what the clock cannot tell. */
  public double operationRate() {
    return over(operations);
  }

  /** GB/s; NaN for what the clock cannot tell. */
  public double byteRate() {
    return over(bytes);
  }

  private double over(double work) {
    return nanos > 0 ? work / nanos : Double.NaN;
  }
}
