package dev.nnc.compiler.check.arithmetic;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Provenance;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Broadcast;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The message about two shapes that cannot be joined, and where they come from. */
public final class ShapeMismatch {
  private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

  /** One operand: its value and how it is written. */
  public record Side(Node node, Span span) {
    TensorType type() {
      return node.type();
    }

    Shape shape() {
      return node.type().shape();
    }
  }

  private final Provenance provenance;
  private final Side left;
  private final Side right;

  public ShapeMismatch(Context context, Side left, Side right) {
    this.provenance = new Provenance(context);
    this.left = left;
    this.right = right;
  }

  /**
   * The problem.
   *
   * @param message what cannot be done, and with what types
   * @param span the whole expression
   */
  public Problem problem(String message, Span span) {
    Diagnostic diagnostic = Diagnostic.of(Code.SHAPE_MISMATCH, span, message);
    Optional<Shape> numpy = Broadcast.numpy(left.shape(), right.shape());
    if (numpy.isPresent()) {
      String would = left.type().with(numpy.get()).toString();
      diagnostic = diagnostic.note("NumPy and PyTorch would compute " + would + " here");
    }
    if (squeezes(left.shape(), right.shape())) {
      return new Problem(narrow(diagnostic, left, right));
    }
    if (squeezes(right.shape(), left.shape())) {
      return new Problem(narrow(diagnostic, right, left));
    }
    String help =
        expanded(left, right).or(() -> expanded(right, left)).orElseGet(ShapeMismatch::general);
    return new Problem(facts(diagnostic, span).help(help));
  }

  /** How to repeat one side along an axis where it has a 1 or nothing. */
  private Optional<String> expanded(Side full, Side part) {
    Optional<String> whole = provenance.written(full.span, full.node);
    Optional<String> repeated = provenance.written(part.span, part.node);
    if (whole.isEmpty() || repeated.isEmpty()) {
      return Optional.empty();
    }
    Shape shape = full.shape();
    for (int axis = 0; axis < shape.rank(); axis++) {
      String along = ", axis = " + axis;
      String like = along + ", like = " + whole.get() + ")";
      if (shape.without(List.of(axis)).equals(part.shape())) {
        return Optional.of("to repeat it write expand(" + repeated.get() + like);
      }
      if (shape.replace(axis, Dim.ONE).equals(part.shape())) {
        String squeezed = "squeeze(" + repeated.get() + along + ")";
        return Optional.of("to repeat it write expand(" + squeezed + like);
      }
    }
    return Optional.empty();
  }

  /** The label and places that say what both sides are. */
  Diagnostic facts(Diagnostic diagnostic, Span span) {
    String label = "the left side is " + left.type() + ", the right side " + right.type();
    Diagnostic told = span.source().isLibrary() ? diagnostic : diagnostic.label(label);
    return declared(declared(told, left, span), right, span);
  }

  private Diagnostic declared(Diagnostic diagnostic, Side side, Span span) {
    Node named = provenance.named(side.node);
    Span place = named == null ? null : provenance.place(named);
    if (named == null || place == null || place.equals(span)) {
      return diagnostic;
    }
    Diagnostic.Related fact =
        new Diagnostic.Related(place, "`" + place.text() + "` is " + named.type());
    return diagnostic.related().contains(fact)
        ? diagnostic
        : diagnostic.related(place, fact.label());
  }

  /** Whether dropping a last dimension of 1 makes the first shape fit the second. */
  private static boolean squeezes(Shape longer, Shape other) {
    int last = longer.rank() - 1;
    return last >= 0
        && longer.dim(last).isOne()
        && Broadcast.join(longer.part(0, last), other).isPresent();
  }

  // ---------------------------------------------------------------- a dimension of 1 too many

  private Diagnostic narrow(Diagnostic diagnostic, Side wide, Side other) {
    Span place = provenance.place(other.node);
    String subject = provenance.written(wide.span, wide.node).map(t -> "`" + t + "`").orElse("");
    String type = wide.type() + provenance.because(wide.node);
    Diagnostic told = subject.isEmpty() ? diagnostic : diagnostic.label(subject + " is " + type);
    told = told.related(place, lacks(place, other));
    List<String> ways = new ArrayList<>();
    declaration(wide, other).ifPresent(ways::add);
    int axis = wide.shape().rank() - 1;
    provenance
        .written(wide.span, wide.node)
        .ifPresent(text -> ways.add("write squeeze(" + text + ", axis = " + axis + ")"));
    return told.help(ways.isEmpty() ? general() : String.join(", or ", ways));
  }

  private static String lacks(@Nullable Span place, Side other) {
    int rank = other.shape().rank();
    String name = place == null ? "" : place.text();
    return rank < ORDINALS.size()
        ? "`" + name + "` has no " + ORDINALS.get(rank) + " dimension"
        : "`" + name + "` is " + other.type();
  }

  /** Another declaration of the source that has the 1, or of the placeholder that lacks it. */
  private Optional<String> declaration(Side wide, Side other) {
    Node source = provenance.source(wide.node);
    Span place = source == null ? null : provenance.place(source);
    if (source != null && place != null) {
      Shape shape = source.type().shape();
      return Optional.of(declare(place, source, shape.part(0, shape.rank() - 1)));
    }
    Span fed = provenance.place(other.node);
    return fed != null && other.node.op() instanceof Placeholder
        ? Optional.of(declare(fed, other.node, other.shape().plus(Shape.of(Dim.ONE))))
        : Optional.empty();
  }

  private static String declare(Span place, Node node, Shape shape) {
    return "declare `" + place.text() + " : " + node.type().with(shape) + "`";
  }

  private static String general() {
    return "shapes must be equal, or one must be the end of the other: [batch, n] and [n]";
  }
}
