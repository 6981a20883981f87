package dev.nnc.benchmarks.compare;

import dev.nnc.benchmarks.measure.Result;
import dev.nnc.benchmarks.measure.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs competitors in turn, as often as undisturbed rounds are wanted, and prints tables. */
public final class Comparison {
  /** Rounds of a workload that may be lost to neighbours, for each that is wanted. */
  private static final int PATIENCE = 3;

  private static final int CORES = 2;

  private final Plan plan;
  private final PrintStream out;
  private final MachineProbe probe = new MachineProbe(CORES);
  private final List<Round> rounds = new ArrayList<>();

  private Comparison(Plan plan, PrintStream out) {
    this.plan = plan;
    this.out = out;
  }

  /**
   * Compares.
   *
   * @param words of the command line
   * @throws IllegalArgumentException if a word is not understood
   */
  public static void run(List<String> words, PrintStream out) {
    Comparison comparison = new Comparison(Plan.of(words), out);
    comparison.measure();
    comparison.print();
  }

  /** The options that {@link #run} understands. */
  public static String usage() {
    return Plan.USAGE;
  }

  /** A round of each workload, then the next: a slow hour strikes all of them. */
  private void measure() {
    for (int i = 0; i < plan.rounds() * PATIENCE; i++) {
      for (Workload workload : plan.workloads()) {
        for (int threads : plan.threads()) {
          if (kept(workload, threads).size() < plan.rounds()) {
            rounds.add(round(i, workload, threads));
          }
        }
      }
    }
  }

  private Round round(int number, Workload workload, int threads) {
    List<Competitor> order = new ArrayList<>(plan.competitors());
    Collections.rotate(order, number);
    Map<String, Result> results = new LinkedHashMap<>();
    double quietest = probe.look();
    for (Competitor competitor : order) {
      result(competitor, workload, threads)
          .ifPresent(result -> results.put(competitor.name(), result));
      quietest = Math.min(quietest, probe.look());
    }
    return new Round(workload, threads, results, quietest);
  }

  private Optional<Result> result(Competitor competitor, Workload workload, int threads) {
    try {
      Process process =
          competitor
              .process(workload, threads)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader lines = process.inputReader()) {
        return lines
            .lines()
            .peek(out::println)
            .flatMap(each -> Result.parse(each).stream())
            .findFirst();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Round> kept(Workload workload, int threads) {
    return rounds.stream()
        .filter(each -> each.workload() == workload && each.threads() == threads)
        .filter(each -> plan.keepDisturbed() || probe.isQuiet(each.quietest()))
        .toList();
  }

  private void print() {
    List<Round> kept = new ArrayList<>();
    for (int threads : plan.threads()) {
      plan.workloads().forEach(workload -> kept.addAll(kept(workload, threads)));
    }
    List<String> names = plan.competitors().stream().map(Competitor::name).toList();
    ComparisonTable table = new ComparisonTable(names, kept);
    table.print(out);
    out.println();
    table.printGains(out);
    double gain = Result.median(kept.stream().map(each -> probe.gain(each.quietest())).toList());
    out.printf(
        Locale.ROOT,
        "%nRounds kept: %d of %d. %d threads of multiply-adds made %.2f times what one made.%n",
        kept.size(),
        rounds.size(),
        CORES,
        gain);
  }
}
