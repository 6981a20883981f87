package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.value.Durations;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the run statement and durations. */
final class RunRules {
  private static final long DEFAULT_BATCH = 32;

  private final ModelChecker model;

  RunRules(ModelChecker model) {
    this.model = model;
  }

  Program.Run run(Ast.@Nullable Run run) {
    if (run == null) {
      throw Problem.silent();
    }
    Ast.Expression written = run.duration();
    if (written == null) {
      throw Problem.of(
          Code.MISSING_UNIT,
          run.span(),
          "this does not say how long the training runs",
          "add a duration: run batch 32, 20 epochs");
    }
    Value.Duration duration = duration(written, "how long the training runs");
    Durations.requireCountable(duration, written.span());
    long amount = Math.round(duration.amount());
    if (amount != duration.amount()) {
      throw Problem.of(
          Code.BAD_VALUE,
          written.span(),
          "a run takes a whole number of epochs, steps or samples",
          "write " + Math.max(1, amount) + " " + duration.unit().name().toLowerCase(Locale.ROOT));
    }
    Ast.Expression seed = run.seed();
    return new Program.Run(
        batch(run),
        amount,
        Program.Unit.valueOf(duration.unit().name()),
        seed == null ? 0 : model.elaborator().integer(seed, model.scope(), "the seed"),
        run.inOrder());
  }

  private long batch(Ast.Run run) {
    Ast.Expression batch = run.batch();
    if (batch == null) {
      return model.placeholders().isEmpty() ? 0 : DEFAULT_BATCH;
    }
    if (batch instanceof Ast.Name name && name.name().equals("all")) {
      return 0;
    }
    long rows = model.elaborator().integer(batch, model.scope(), "the batch");
    if (rows < 1 || rows > Integer.MAX_VALUE) {
      throw Problem.of(
          Code.BAD_VALUE,
          batch.span(),
          rows < 1
              ? "a batch has at least one row"
              : "a batch has at most " + Integer.MAX_VALUE + " rows",
          "write batch 32, or batch all");
    }
    return rows;
  }

  /** How often something is done: a whole number of epochs, steps or samples, at least 1. */
  Watch.Every every(Ast.Expression expression, String what) {
    return Durations.every(duration(expression, what), expression.span(), what);
  }

  /** A span of time; a bare number is told that it needs a unit. */
  Value.Duration duration(Ast.Expression expression, String what) {
    Value value = model.elaborator().evaluate(expression, model.scope());
    if (value instanceof Value.Duration duration) {
      return duration;
    }
    if (value instanceof Value.Broken) {
      throw Problem.silent();
    }
    String text = expression.span().text();
    throw Problem.of(
        Code.MISSING_UNIT,
        expression.span(),
        what + " needs a unit",
        Arithmetic.number(value).isPresent()
            ? "write " + text + " steps, " + text + " samples or " + text + " epochs"
            : "write 1000 steps, 60_000 samples or 20 epochs");
  }
}
