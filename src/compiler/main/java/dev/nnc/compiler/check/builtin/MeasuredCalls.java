package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.CallStack;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Durations;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;

/** Calls of {@code measured(metric, every = duration)}. */
final class MeasuredCalls {
  private MeasuredCalls() {}

  static Value measured(Builtin.Arguments call) {
    Context context = call.context();
    if (context.state() != Storage.Kind.SLOT) {
      throw Problem.of(
          Code.WRONG_BLOCK,
          call.call(),
          "`measured` is for the settings of an optimizer, such as a rate that waits for a gain",
          "for example: optimize sgd(rate = plateau(0.1, patience = 10))");
    }
    if (call.value(0) instanceof Value.Function function) {
      throw Problem.of(
          Code.WRONG_TYPE,
          call.span(0),
          "what is measured is named by a text, and this is " + Describe.of(function),
          "write its name in quotes: metric = \"" + function.name() + "\"");
    }
    if (!(call.value(0) instanceof Value.Text metric)
        || !(call.value(1) instanceof Value.Duration duration)) {
      throw Problem.of(
          Code.WRONG_TYPE,
          call.call(),
          "`measured` needs the name of what is measured as a text, and how often",
          "for example: measured(\"loss\", every = 1 epochs)");
    }
    CallStack.Frame user = context.stack().userFrame();
    Span span = user == null ? call.call() : user.call();
    Watch.Every every = Durations.every(duration, span, "how often is looked");
    return new Value.Tensor(context.looks().slot(metric.value(), every, span, context));
  }
}
