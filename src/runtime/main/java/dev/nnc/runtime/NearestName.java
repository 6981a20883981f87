package dev.nnc.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what a misspelt name probably meant. */
public final class NearestName {
  private NearestName() {}

  /** The nearest of the known names, if one is near enough to be worth naming. */
  public static Optional<String> of(String name, Collection<String> known) {
    int limit = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= limit)
        // Two names of one letter each have nothing in common.
        .filter(
            candidate -> distance(name, candidate) < Math.max(name.length(), candidate.length()))
        .min(
            Comparator.comparingInt((String c) -> distance(name, c))
                .thenComparingInt(c -> lettersApart(name, c))
                .thenComparingInt(c -> Math.abs(c.length() - name.length()))
                .thenComparing(c -> c));
  }

  /** A question to the user, {@code did you mean `x1`?}, or nothing. */
  public static String question(String name, Collection<String> known) {
    return of(name, known).map(near -> "did you mean `" + near + "`?").orElse("");
  }

  /** Letters that only one of them has: none where one was doubled or two were swapped. */
  private static int lettersApart(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    return (int)
        IntStream.concat(
                a.chars().filter(letter -> b.indexOf(letter) < 0),
                b.chars().filter(letter -> a.indexOf(letter) < 0))
            .distinct()
            .count();
  }

  /** The edit distance with neighbouring letters swapped counted once; case counts nothing. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] costs = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, a, b, i, j);
      }
    }
    return costs[a.length()][b.length()];
  }

  private static int cost(int[][] costs, String a, String b, int i, int j) {
    int change = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int cost = Math.min(change, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.startsWith(b.substring(j - 1, j) + b.charAt(j - 2), i - 2);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}
