package dev.nnc.compiler.check.advice;

import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import org.jspecify.annotations.Nullable;

/** A mistake found in a statement, which ends there; the next statement is checked all the same. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Diagnostic diagnostic;

  public Problem(@Nullable Diagnostic diagnostic) {
    super(diagnostic == null ? "follows from another" : diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  public static Problem of(Code code, Span span, String message, String help) {
    return new Problem(Diagnostic.of(code, span, message).help(help));
  }

  /** What follows from a mistake that was reported. */
  public static Problem silent() {
    return new Problem(null);
  }

  public @Nullable Diagnostic diagnostic() {
    return diagnostic;
  }
}
