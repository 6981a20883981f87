package dev.nnc.benchmarks.compare;

import dev.nnc.benchmarks.measure.Result;
import dev.nnc.benchmarks.measure.Workload;
import java.util.Map;
import java.util.Optional;

/**
 * All competitors once, one after the other.
 *
 * @param results by competitor; who failed is not in it
 * @param quietest of the looks at the machine between them, the smallest
 */
record Round(Workload workload, int threads, Map<String, Result> results, double quietest) {
  /** The fastest of those who are not nnc. */
  Optional<Result> best() {
    return results.entrySet().stream()
        .filter(each -> !each.getKey().startsWith(Competitor.NNC))
        .map(Map.Entry::getValue)
        .max((a, b) -> Double.compare(a.median(), b.median()));
  }

  /** How many times as fast as the fastest other; NaN without the two. */
  double ratio(String name) {
    Result own = results.get(name);
    return own == null || best().isEmpty() ? Double.NaN : own.median() / best().get().median();
  }
}
