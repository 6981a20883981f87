package dev.nnc.runtime.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a generated trainer states about its data.
 *
 * @param placeholders what is fed, in the order of the {@link Dataset}
 * @param sources side by side: row i of each makes row i of the data
 * @param validation the sources of a {@code validate} statement; empty without one
 * @param split how the rows of {@code sources} are divided; null if all train, as they do where
 *     {@code validation} has sources
 * @param seed of the split: the script's, so that runs with other seeds are measured on the same
 *     rows
 * @param inOrder whether rows stay as the files have them
 */
public record DataPlan(
    List<PlaceholderPlan> placeholders,
    List<SourcePlan> sources,
    List<SourcePlan> validation,
    @Nullable SplitPlan split,
    long seed,
    boolean inOrder) {
  public DataPlan {
    placeholders = List.copyOf(placeholders);
    sources = List.copyOf(sources);
    validation = List.copyOf(validation);
    if (split != null && !validation.isEmpty()) {
      throw new IllegalArgumentException("a split beside validation sources");
    }
  }
}
