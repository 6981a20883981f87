package dev.nnc.compiler.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the messages of a phase, each once. */
public final class Diagnostics {
  private final Map<Mistake, Diagnostic> all = new LinkedHashMap<>();

  /** What makes two messages one, whichever calls led to them. */
  private record Mistake(Code code, String message, @Nullable Span span) {}

  public void report(Diagnostic diagnostic) {
    all.putIfAbsent(
        new Mistake(diagnostic.code(), diagnostic.message(), diagnostic.span()), diagnostic);
  }

  public boolean hasErrors() {
    return all.values().stream().anyMatch(Diagnostic::isError);
  }

  /** In order of place; those without a place come last. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(all.values());
    sorted.sort(
        Comparator.comparingInt(d -> d.span() == null ? Integer.MAX_VALUE : d.span().start()));
    return List.copyOf(sorted);
  }
}
