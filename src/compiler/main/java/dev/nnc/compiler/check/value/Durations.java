package dev.nnc.compiler.check.value;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import java.util.Locale;

/** Spans of time as programs keep them. */
public final class Durations {
  /** Whole numbers up to here are told apart, whatever is computed with them. */
  public static final double LONGEST = 1e15;

  private Durations() {}

  /** How often something is done: a whole number of epochs, steps or samples, at least 1. */
  public static Watch.Every every(Value.Duration duration, Span span, String what) {
    requireCountable(duration, span);
    long amount = Math.round(duration.amount());
    String unit = duration.unit().name().toLowerCase(Locale.ROOT);
    if (amount != duration.amount() || amount < 1) {
      throw Problem.of(
          Code.BAD_VALUE,
          span,
          what + " is a whole number of " + unit + ", at least 1",
          "write " + duration.unit().counted(Math.max(1, amount)) + ", or count in another unit");
    }
    return new Watch.Every(amount, Program.Unit.valueOf(duration.unit().name()));
  }

  /** Nothing lasts for more than can be counted. */
  public static void requireCountable(Value.Duration duration, Span span) {
    if (duration.amount() > LONGEST) {
      throw Problem.of(
          Code.BAD_VALUE,
          span,
          "a number of "
              + duration.unit().name().toLowerCase(Locale.ROOT)
              + " must have 15 digits at most",
          "write a smaller number");
    }
  }
}
