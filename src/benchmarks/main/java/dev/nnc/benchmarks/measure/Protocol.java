package dev.nnc.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How a training is measured, the same for all: the first step from the start of the process, the
 * loss at the workload's checked step, 3 s to warm up, then the rates of 7 chunks of 0.6 s.
 */
public final class Protocol {
  private static final int CHUNKS = 7;
  private static final long CHUNK = 600_000_000;
  private static final long WARM_UP = 3_000_000_000L;

  private final Workload workload;
  private final ProcessHandle process;
  private final long begin = System.nanoTime();
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> stepsOfChunks = new ArrayList<>();

  private double firstStepMillis = Double.NaN;
  private double checkSeconds = Double.NaN;
  private double firstLoss = Double.NaN;
  private double checkedLoss = Double.NaN;
  private double lastLoss = Double.NaN;
  private long steps;
  private long chunkBegin;
  private long chunkFirst;

  /**
   * @param process the one that the user started
   */
  public Protocol(Workload workload, ProcessHandle process) {
    this.workload = workload;
    this.process = process;
  }

  /** Whether the loss of a step is needed; steps are counted from 1. */
  public boolean needsLoss(long step) {
    return step == 1 || step == workload.checkedStep();
  }

  /**
   * Hears that steps were made: the first and the checked one are heard of each, others as they
   * come.
   *
   * @param completed steps from the beginning on
   * @param loss of the last of them; anything where it is not needed
   * @return whether training goes on
   */
  public boolean goesOn(long completed, double loss) {
    long now = System.nanoTime();
    steps = completed;
    lastLoss = loss;
    if (needsLoss(completed)) {
      note(loss, now);
    }
    if (completed < workload.checkedStep() || now - begin < WARM_UP) {
      chunkBegin = now;
      chunkFirst = completed;
    } else if (now - chunkBegin >= CHUNK) {
      endChunk(now);
    }
    return rates.size() < CHUNKS;
  }

  private void note(double loss, long now) {
    if (steps == 1) {
      firstStepMillis = ProcessClock.millisSince(process);
      firstLoss = loss;
    } else {
      checkSeconds = (now - begin) / 1e9;
      checkedLoss = loss;
    }
  }

  private void endChunk(long now) {
    rates.add((steps - chunkFirst) / ((now - chunkBegin) / 1e9));
    stepsOfChunks.add((double) (steps - chunkFirst));
    chunkBegin = now;
    chunkFirst = steps;
  }

  /** Hears the last loss, from who does not tell each. */
  public void last(double loss) {
    lastLoss = loss;
  }

  /**
   * What was measured.
   *
   * @param program who trained
   */
  public Result result(String program, int threads, String version) {
    return new Result(
        program,
        workload,
        threads,
        rates,
        (long) Result.median(stepsOfChunks),
        firstStepMillis,
        checkSeconds,
        firstLoss,
        checkedLoss,
        lastLoss,
        steps,
        version);
  }
}
