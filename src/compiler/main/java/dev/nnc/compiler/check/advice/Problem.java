package dev.nnc.compiler.check.advice;

import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import org.jspecify.annotations.Nullable;

/** A mistake found in a statement, which ends there; the next statement is checked all the same. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Diagnostic diagnostic;
  private final boolean located;

  public Problem(@Nullable Diagnostic diagnostic) {
    this(diagnostic, false);
  }

  private Problem(@Nullable Diagnostic diagnostic, boolean located) {
    super(diagnostic == null ? "follows from another" : diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
    this.located = located;
  }

  /** What says already which calls led to it. */
  public static Problem located(Diagnostic diagnostic) {
    return new Problem(diagnostic, true);
  }

  public static Problem of(Code code, Span span, String message, String help) {
    return new Problem(Diagnostic.of(code, span, message).help(help));
  }

  /** What follows from a mistake that was reported. */
  public static Problem silent() {
    return new Problem(null);
  }

  public boolean isLocated() {
    return located;
  }

  public @Nullable Diagnostic diagnostic() {
    return diagnostic;
  }
}
