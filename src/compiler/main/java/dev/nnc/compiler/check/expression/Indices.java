package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/** {@code p[0]}, {@code x[1:3]}, {@code x[:, 2]}. */
final class Indices {
  private final Elaborator elaborator;

  Indices(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  Value index(Ast.Index index, Scope scope) {
    Value target = elaborator.evaluate(index.target(), scope);
    if (target instanceof Value.Items items) {
      return element(items, index, scope);
    }
    Node node = elaborator.tensor(target, index.target().span());
    Shape shape = node.type().shape();
    if (index.items().size() > shape.rank()) {
      throw tooMany(node.type(), index);
    }
    List<Integer> starts = new ArrayList<>();
    List<Dim> part = new ArrayList<>();
    List<Dim> kept = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      Dim whole = shape.dim(axis);
      if (axis >= index.items().size()) {
        add(starts, part, kept, 0, whole, true);
      } else {
        item(index.items().get(axis), whole, scope, starts, part, kept);
      }
    }
    Node slice = elaborator.context().builder().node(new Slice(starts, new Shape(part)), node);
    return new Value.Tensor(Reshape.to(elaborator.context().builder(), slice, new Shape(kept)));
  }

  private static void add(
      List<Integer> starts, List<Dim> part, List<Dim> kept, int start, Dim size, boolean keep) {
    starts.add(start);
    part.add(size);
    if (keep) {
      kept.add(size);
    }
  }

  private void item(
      Ast.IndexItem item,
      Dim whole,
      Scope scope,
      List<Integer> starts,
      List<Dim> part,
      List<Dim> kept) {
    if (item.range() && item.from() == null && item.to() == null) {
      add(starts, part, kept, 0, whole, true);
      return;
    }
    if (!whole.isFixed()) {
      throw Problem.of(
          Code.BAD_INDEX,
          item.span(),
          "the dimension " + whole + " is known at run time only and cannot be indexed",
          "write `:` for all of it");
    }
    long size = whole.size();
    long from = item.from() == null ? 0 : position(item.from(), size, scope);
    long to = from + 1;
    if (item.range()) {
      to = item.to() == null ? size : position(item.to(), size, scope);
    }
    check(item.span(), from, to, size);
    add(starts, part, kept, (int) from, Dim.fixed(to - from), item.range());
  }

  /** Negative positions count from the end. */
  private long position(Ast.Expression expression, long size, Scope scope) {
    Value index = elaborator.evaluate(expression, scope);
    String instead = instead(index);
    if (!instead.isEmpty()) {
      throw Problem.of(
          Code.NOT_CONSTANT,
          expression.span(),
          "an index must be a number known when compiling, and this is " + Describe.of(index),
          instead);
    }
    long position = elaborator.integer(expression, scope, "an index");
    return position < 0 ? position + size : position;
  }

  /** How other tools' indices are written; nothing for a number. */
  private static String instead(Value index) {
    if (index instanceof Value.Tensor) {
      return "to pick rows by number write gather_rows(table, rows)";
    }
    if (index instanceof Value.Items) {
      return "to pick several write concat([x[:, 0:1], x[:, 3:5]], axis = 1)";
    }
    return index instanceof Value.None ? "to add an axis write unsqueeze(x, axis = 1)" : "";
  }

  private static void check(Span span, long from, long to, long size) {
    if (from >= to) {
      throw Problem.of(
          Code.BAD_INDEX,
          span,
          "the range from " + from + " to " + to + " is empty",
          "the end of a range is not part of it: 0:2 are the first two");
    }
    if (from < 0 || to > size) {
      throw Problem.of(
          Code.BAD_INDEX,
          span,
          "`" + span.text() + "` is outside of a dimension of " + size + " elements",
          "they are counted from 0 to " + (size - 1));
    }
  }

  private Value element(Value.Items items, Ast.Index index, Scope scope) {
    Ast.Expression at = index.items().get(0).from();
    if (index.items().size() != 1 || index.items().get(0).range() || at == null) {
      throw Problem.of(
          Code.BAD_INDEX,
          index.span(),
          "a list is indexed by one number",
          "write list[0] for the first element");
    }
    long position = position(at, items.elements().size(), scope);
    check(at.span(), position, position + 1, items.elements().size());
    return items.elements().get((int) position);
  }

  private static Problem tooMany(TensorType type, Ast.Index index) {
    return Problem.of(
        Code.BAD_INDEX,
        index.span(),
        type
            + " has "
            + type.shape().rank()
            + " dimensions, and here are "
            + index.items().size()
            + " indices",
        "leave some out");
  }
}
