package dev.nnc.compiler.check.advice;

import dev.nnc.runtime.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Guesses what a misspelt name meant. */
public final class Nearest {
  private Nearest() {}

  /** The nearest known name; single letters resemble each other too much to be worth a guess. */
  public static Optional<String> of(String name, Collection<String> known) {
    List<String> candidates =
        known.stream()
            .filter(
                other -> other.equalsIgnoreCase(name) || Math.min(length(name), length(other)) > 1)
            .toList();
    return NearestName.of(name, candidates);
  }

  private static int length(String name) {
    return name.codePointCount(0, name.length());
  }

  /** The question that names it. */
  public static Optional<String> question(String name, Collection<String> known) {
    return of(name, known).map(near -> "did you mean `" + near + "`?");
  }
}
