package dev.nnc.benchmarks.compare;

import dev.nnc.benchmarks.measure.Result;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What rounds say, as Markdown. */
final class ComparisonTable {
  private final List<String> names;
  private final Map<String, List<Round>> groups = new LinkedHashMap<>();

  /**
   * @param names of the competitors, in the order of the columns
   */
  ComparisonTable(List<String> names, List<Round> rounds) {
    this.names = names;
    for (Round round : rounds) {
      String group = round.workload().word() + " | " + round.threads();
      groups.computeIfAbsent(group, none -> new ArrayList<>()).add(round);
    }
  }

  void print(PrintStream out) {
    out.println("\nSteps a second, medians of the rounds\n");
    head(out, "of the best other | least to most | losses");
    groups.forEach((group, rounds) -> out.println(rates(group, rounds)));
    out.println("\nMilliseconds from the start of the process to the end of the first step\n");
    head(out, "");
    groups.forEach((group, rounds) -> out.println(cells(group, rounds, Result::firstStepMillis)));
  }

  /** How many times as fast the first competitor is with two threads as with one. */
  void printGains(PrintStream out) {
    groups.forEach(
        (group, rounds) -> {
          List<Round> alone = groups.get(rounds.get(0).workload().word() + " | 1");
          if (rounds.get(0).threads() > 1 && alone != null) {
            out.printf(
                Locale.ROOT,
                "%s threads: %.2f times the speed of %s with one%n",
                group.replace(" |", ","),
                rate(rounds) / rate(alone),
                names.get(0));
          }
        });
  }

  private double rate(List<Round> rounds) {
    return Result.median(
        rounds.stream()
            .filter(round -> round.results().containsKey(names.get(0)))
            .map(round -> round.results().get(names.get(0)).median())
            .toList());
  }

  private void head(PrintStream out, String more) {
    String columns = "| workload | threads | " + String.join(" | ", names) + " | ";
    String line = columns + (more.isEmpty() ? "" : more + " |");
    out.println(line.strip());
    out.println(line.strip().replaceAll("[^|]+", "---"));
  }

  private String rates(String group, List<Round> rounds) {
    List<Double> ratios = rounds.stream().map(round -> round.ratio(names.get(0))).toList();
    double least = ratios.stream().mapToDouble(ratio -> ratio).min().orElse(Double.NaN);
    double most = ratios.stream().mapToDouble(ratio -> ratio).max().orElse(Double.NaN);
    return cells(group, rounds, Result::median)
        + String.format(
            Locale.ROOT,
            " %.2f x | %.2f to %.2f | %s |",
            Result.median(ratios),
            least,
            most,
            losses(rounds));
  }

  private String cells(String group, List<Round> rounds, ToDoubleFunction<Result> value) {
    StringBuilder line = new StringBuilder("| " + group + " |");
    for (String name : names) {
      List<Double> values =
          rounds.stream()
              .filter(round -> round.results().containsKey(name))
              .map(round -> value.applyAsDouble(round.results().get(name)))
              .toList();
      line.append(' ').append(number(Result.median(values))).append(" |");
    }
    return line.toString();
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }

  /** Who has another loss than all should have. */
  private static String losses(List<Round> rounds) {
    List<String> others = new ArrayList<>();
    for (Round round : rounds) {
      round
          .results()
          .forEach(
              (name, result) -> {
                if (!round.workload().agrees(result.checkedLoss()) && !others.contains(name)) {
                  others.add(name);
                }
              });
    }
    return others.isEmpty() ? "equal" : "other: " + String.join(", ", others);
  }
}
