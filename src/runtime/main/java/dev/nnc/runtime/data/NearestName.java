package dev.nnc.runtime.data;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt name probably meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The nearest of the known names, if it is near enough to be worth naming; the first of equals.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    int limit = Math.max(1, name.length() / 3);
    String best = "";
    for (String candidate : known) {
      int distance = distance(name, candidate);
      if (distance <= limit) {
        limit = distance - 1;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** A question to the user, {@code did you mean `x1`?}, or nothing. */
  public static String question(String name, Collection<String> known) {
    return of(name, known).map(near -> "did you mean `" + near + "`?").orElse("");
  }

  /** The edit distance of Levenshtein, capitals and small letters alike. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] costs = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(change, Math.min(costs[j], costs[j - 1]) + 1);
      }
    }
    return costs[b.length()];
  }
}
