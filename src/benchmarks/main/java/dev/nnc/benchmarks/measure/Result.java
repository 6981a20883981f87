package dev.nnc.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was measured of one training.
 *
 * @param program who trained
 * @param threads that it was allowed
 * @param rates steps a second of each chunk
 * @param stepsPerChunk of the chunk in the middle
 * @param firstStepMillis from the start of the process to the end of its first step
 * @param checkSeconds from the begin of the first step to the end of the checked one
 * @param firstLoss of the first step
 * @param checkedLoss of the step that the workload says
 * @param lastLoss of the last step
 */
public record Result(
    String program,
    Workload workload,
    int threads,
    List<Double> rates,
    long stepsPerChunk,
    double firstStepMillis,
    double checkSeconds,
    double firstLoss,
    double checkedLoss,
    double lastLoss,
    long steps,
    String version) {
  private static final String MARK = "RESULT";

  /** The line that is printed of it. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%d,%.2f,%.2f,%.2f,%d,%d,%.0f,%d,%.3f,%.6g,%.6g,%.6g,%d,%s",
        MARK,
        program,
        workload.word(),
        threads,
        median(),
        rates.stream().mapToDouble(rate -> rate).min().orElse(Double.NaN),
        rates.stream().mapToDouble(rate -> rate).max().orElse(Double.NaN),
        rates.size(),
        stepsPerChunk,
        firstStepMillis,
        workload.checkedStep(),
        checkSeconds,
        firstLoss,
        checkedLoss,
        lastLoss,
        steps,
        version);
  }

  /** Steps a second, the median of the chunks. */
  public double median() {
    return median(rates);
  }

  /** The middle number; NaN of none. */
  public static double median(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(number -> number).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Reads a line of {@link #line}, of whose chunks it knows the median only. */
  public static Optional<Result> parse(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != 17 || !fields[0].equals(MARK)) {
      return Optional.empty();
    }
    double[] numbers = Arrays.stream(fields, 4, 16).mapToDouble(Double::parseDouble).toArray();
    return Optional.of(
        new Result(
            fields[1],
            Workload.of(fields[2]),
            Integer.parseInt(fields[3]),
            List.of(numbers[0]),
            (long) numbers[4],
            numbers[5],
            numbers[7],
            numbers[8],
            numbers[9],
            numbers[10],
            (long) numbers[11],
            fields[16]));
  }
}
