package dev.nnc.compiler.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the messages of a phase, each once. */
public final class Diagnostics {
  private final Set<Diagnostic> all = new LinkedHashSet<>();

  public void report(Diagnostic diagnostic) {
    all.add(diagnostic);
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(Diagnostic::isError);
  }

  /** In order of place; those without a place come last. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingInt(d -> d.span() == null ? Integer.MAX_VALUE : d.span().start()));
    return List.copyOf(sorted);
  }
}
