package dev.nnc.compiler.check.value;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import java.util.Locale;

/** Spans of time as programs keep them. */
public final class Durations {
  private Durations() {}

  /** How often something is done: a whole number of epochs, steps or samples, at least 1. */
  public static Watch.Every every(Value.Duration duration, Span span, String what) {
    long amount = Math.round(duration.amount());
    String unit = duration.unit().name().toLowerCase(Locale.ROOT);
    if (amount != duration.amount() || amount < 1) {
      throw Problem.of(
          Code.BAD_VALUE,
          span,
          what + " is a whole number of " + unit + ", at least 1",
          "write " + Math.max(1, amount) + " " + unit);
    }
    return new Watch.Every(amount, Program.Unit.valueOf(duration.unit().name()));
  }
}
