package dev.nnc.benchmarks.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is trained; the scripts of the same names say how. */
public enum Workload {
  W1("w1", 8, 20_000, 8.8346e-5),
  W2S("w2", 32, 5000, 0.022564),
  W2T("w2", 32, 5000, 0.0012401),
  W3("w3", 200, 60, 0.011977),
  /** Its dropout draws other masks everywhere: there is no loss to compare with. */
  W4("w4", 4096, 20, Double.NaN),
  W5("w5", 32, 500, 0.0026395);

  private final String weights;
  private final int batch;
  private final long checkedStep;
  private final double checkedLoss;

  Workload(String weights, int batch, long checkedStep, double checkedLoss) {
    this.weights = weights;
    this.batch = batch;
    this.checkedStep = checkedStep;
    this.checkedLoss = checkedLoss;
  }

  /**
   * The workload of a command line's word.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Workload of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no workload " + word + ": " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(Workload::word).collect(Collectors.joining(" "));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the names of the files with its initial weights start with. */
  public String weights() {
    return weights;
  }

  /** Rows a step. */
  public int batch() {
    return batch;
  }

  /** The step whose loss is compared, counted from 1. */
  public long checkedStep() {
    return checkedStep;
  }

  /** The loss of that step, which all peers have; NaN where they have none in common. */
  public double checkedLoss() {
    return checkedLoss;
  }

  /** Whether a loss at the checked step is that of the peers, rounding aside. */
  public boolean agrees(double loss) {
    return Double.isNaN(checkedLoss) || Math.abs(loss / checkedLoss - 1) < 0.01;
  }
}
