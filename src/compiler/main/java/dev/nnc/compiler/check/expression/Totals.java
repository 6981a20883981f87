package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.TrainedVariables;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Sum;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code total(e)}: an expression of parameter and gradient, summed over all trained variables. */
final class Totals {
  private final Elaborator elaborator;

  Totals(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  Value total(Ast.Call call, Scope scope) {
    Value variables = scope.value(TrainedVariables.NAME);
    if (!(variables instanceof TrainedVariables all)) {
      throw Problem.of(
          Code.WRONG_BLOCK,
          call.span(),
          "`total` sums over all trained variables, so it stands in an optimizer's definition only",
          "write sum(…) for the sum of one tensor");
    }
    if (call.arguments().size() != 1) {
      throw Problem.of(
          Code.MISSING_ARGUMENT,
          call.span(),
          "`total` needs one expression",
          "for example total(gradient^2)");
    }
    Ast.Expression written = call.arguments().get(0).value();
    if (all.isLocal(written, scope)) {
      return all.rehearsal().total(() -> part(written, scope), this::sum);
    }
    Value known = all.known().get(call);
    if (known == null) {
      known = sum(all.scopes().stream().map(each -> part(written, each)).toList());
      all.known().put(call, known);
    }
    return known;
  }

  private Node part(Ast.Expression expression, Scope scope) {
    Node each = elaborator.tensor(expression, scope);
    int rank = each.type().shape().rank();
    List<Integer> axes = IntStream.range(0, rank).boxed().toList();
    return axes.isEmpty() ? each : elaborator.context().builder().node(new Sum(axes), each);
  }

  private Value sum(List<Node> parts) {
    @Nullable Node sum = null;
    for (Node part : parts) {
      sum = sum == null ? part : elaborator.context().builder().node(Elementwise.ADD, sum, part);
    }
    return sum == null ? Value.Number.integer(0) : new Value.Tensor(sum);
  }
}
