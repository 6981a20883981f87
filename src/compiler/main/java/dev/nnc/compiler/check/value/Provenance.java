package dev.nnc.compiler.check.value;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.MatMul;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in a message where values and their shapes come from. */
public final class Provenance {
  private final Context context;

  public Provenance(Context context) {
    this.context = context;
  }

  /** What the user wrote for a value; inside the library, for the argument that it is. */
  public Optional<String> written(Span span, Node node) {
    if (!span.source().isLibrary()) {
      return Optional.of(span.oneLine());
    }
    CallStack.Frame frame = context.stack().userFrame();
    if (frame == null) {
      return Optional.empty();
    }
    return frame.arguments().stream()
        .filter(given -> given.value() instanceof Value.Tensor tensor && tensor.node() == node)
        .map(given -> given.span().oneLine().replaceFirst("^\\w+ ?= ?", ""))
        .findFirst();
  }

  /** Where the user named a value, or null. */
  public @Nullable Span place(Node node) {
    return context.places().get(node);
  }

  /** The place where the user named a value, or what its last dimension comes from. */
  public @Nullable Node named(Node node) {
    if (place(node) != null) {
      return node;
    }
    Node source = source(node);
    return source != null && place(source) != null ? source : null;
  }

  /** Why a value has its last dimension: another value that has it, with its line. */
  public String because(Node node) {
    Node source = source(node);
    if (source == null || source == node) {
      return "";
    }
    Span place = place(source);
    if (place != null) {
      return " because `" + place.text() + "` is " + source.type() + " (line " + place.line() + ")";
    }
    Program.Cell cell = source.op() instanceof Storage s ? context.cells().get(s.path()) : null;
    return cell == null
        ? ""
        : " because of `" + cell.span().oneLine() + "` (line " + cell.span().line() + ")";
  }

  /** The variable, state or placeholder that gives a value its last dimension, or null. */
  public @Nullable Node source(Node node) {
    Node at = node;
    while (at != null && !(at.op() instanceof Storage) && !(at.op() instanceof Placeholder)) {
      at = before(at);
    }
    return at;
  }

  private static @Nullable Node before(Node node) {
    if (node.type().isScalar()) {
      return null;
    }
    if (node.op() instanceof MatMul) {
      return keeps(node, node.input(1));
    }
    if (node.op() instanceof Elementwise) {
      return node.inputs().stream()
          .filter(input -> !(input.op() instanceof BroadcastTo) && keeps(node, input) != null)
          .findFirst()
          .orElse(null);
    }
    boolean passes =
        node.op() instanceof Cast
            || node.op() instanceof Reshape
            || node.op() instanceof BroadcastTo;
    return passes ? keeps(node, node.input(0)) : null;
  }

  /** The input if the last dimension is also its own. */
  private static @Nullable Node keeps(Node node, Node input) {
    Shape shape = input.type().shape();
    return !shape.isScalar() && last(shape).equals(last(node.type().shape())) ? input : null;
  }

  private static Dim last(Shape shape) {
    return shape.dim(shape.rank() - 1);
  }
}
