package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.block.Statements;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks the statements that accompany the steps of a training: stop, checkpoint, tensorboard. */
final class WatchRules {
  private static final String BOARD = "tensorboard";

  /** One to go on from, and one in case that it gets damaged. */
  private static final long KEPT = 2;

  private final ModelChecker model;
  private final Statements statements;
  private final Map<String, Ast.Metric> metrics;
  private final RunRules durations;

  /**
   * @param metrics those of the training by name
   */
  WatchRules(ModelChecker model, Statements statements, Map<String, Ast.Metric> metrics) {
    this.model = model;
    this.statements = statements;
    this.metrics = metrics;
    this.durations = new RunRules(model);
  }

  /**
   * @param rates the learning rates at a step; null if there are none
   */
  Watch watch(@Nullable Graph rates) {
    Ast.Stop stop = statements.stop();
    Ast.Checkpoint checkpoint = statements.checkpoint();
    StopRules stops = new StopRules(model, statements.losses(), metrics);
    return new Watch(
        rates == null ? Watch.NONE.rates() : rates,
        stop == null ? null : guarded(() -> stops.stop(stop)),
        checkpoint == null ? null : guarded(() -> checkpoint(checkpoint)),
        guarded(this::board),
        looks());
  }

  private <T> @Nullable T guarded(Supplier<@Nullable T> check) {
    try {
      return check.get();
    } catch (Problem e) {
      model.context().report(e);
      return null;
    }
  }

  private List<Watch.Look> looks() {
    List<Watch.Look> looks = guarded(() -> model.context().looks().looks(metrics));
    return looks == null ? List.of() : looks;
  }

  private Watch.Checkpoint checkpoint(Ast.Checkpoint checkpoint) {
    Ast.Expression keep = checkpoint.keep();
    long kept =
        keep == null ? KEPT : model.elaborator().integer(keep, model.scope(), "how many to keep");
    if (keep != null && (kept < 1 || kept > Integer.MAX_VALUE)) {
      throw Problem.of(
          Code.BAD_VALUE,
          keep.span(),
          "at least one checkpoint stays",
          "write keep 1, or leave the statement out");
    }
    return new Watch.Checkpoint(
        folder(checkpoint.folder(), "checkpoints/name"),
        every(checkpoint.every(), "how often a checkpoint is written"),
        kept);
  }

  private Watch.@Nullable Every every(Ast.@Nullable Expression every, String what) {
    return every == null ? null : durations.every(every, what);
  }

  private static String folder(Ast.Text folder, String example) {
    if (folder.value().isBlank() || folder.value().indexOf('\0') >= 0) {
      throw Problem.of(
          Code.BAD_VALUE,
          folder.span(),
          "this is not the name of a folder",
          "for example: \"" + example + "\"");
    }
    return folder.value();
  }

  /** Whether an expression of a log statement is {@code tensorboard("folder")}. */
  static boolean isBoard(Ast.Expression logged) {
    return logged instanceof Ast.Call call && call.function().name().equals(BOARD);
  }

  private Watch.@Nullable Board board() {
    Watch.Board board = null;
    for (Ast.Log log : statements.logs()) {
      for (Ast.Expression value : log.values()) {
        if (isBoard(value)) {
          requireOne(board, value);
          Watch.Every every = every(log.every(), "how often values are logged");
          board = new Watch.Board(folder((Ast.Call) value), every);
        }
      }
    }
    return board;
  }

  private static void requireOne(Watch.@Nullable Board before, Ast.Expression value) {
    if (before != null) {
      throw new Problem(
          Diagnostic.of(
                  Code.DUPLICATE_STATEMENT, value.span(), "there is a `" + BOARD + "` already")
              .help("keep one of them"));
    }
  }

  private static String folder(Ast.Call call) {
    if (call.arguments().size() == 1
        && call.arguments().get(0).value() instanceof Ast.Text text
        && call.arguments().get(0).name() == null) {
      return folder(text, "runs/name");
    }
    throw Problem.of(
        Code.MISSING_ARGUMENT,
        call.span(),
        "`" + BOARD + "` takes a folder, and nothing else",
        "for example: log tensorboard(\"runs/name\")");
  }
}
