package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.runtime.launch.ReportField;

/**
 * What a training calls what it reports by itself, so that no loss, metric or log can be called so.
 */
final class OwnNames {
  private OwnNames() {}

  static boolean isOwn(String name) {
    return ReportField.isKey(name) || name.equals("data_loss") || name.matches("rate(_[0-9]+)?");
  }

  /** Whether lines about logged values have a field of this name, beside the value's. */
  static boolean isOwnOfLogs(String name) {
    return ReportField.isKey(name) && !name.equals("loss");
  }

  static Problem taken(String name, Span span, String help) {
    return Problem.of(
        Code.DUPLICATE_NAME,
        span,
        "the training calls a measurement of its own `" + name + "`",
        help);
  }
}
