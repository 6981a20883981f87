package dev.nnc.compiler.check.picture;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.Shape;
import dev.nnc.runtime.picture.Element;
import dev.nnc.runtime.picture.Interval;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pictures vary: {@code p[0] in -6 to 6}, {@code x}. */
final class PictureRanges {
  private final PictureValues values;
  private final Elaborator elaborator;

  PictureRanges(PictureValues values) {
    this.values = values;
    this.elaborator = values.model().elaborator();
  }

  /** The ends of a range; null where none are given. */
  @Nullable Interval interval(Ast.PlotRange range) {
    if (range.from() == null || range.to() == null) {
      return null;
    }
    double from = elaborator.number(range.from(), values.scope(), "the start of a range");
    double to = elaborator.number(range.to(), values.scope(), "the end of a range");
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw Problem.of(
          Code.BAD_PICTURE,
          range.from().span().to(range.to().span()),
          "a range must end above where it starts",
          "the smaller number comes first: in -6 to 6");
    }
    return new Interval(from, to);
  }

  /** The ends of a range that has no data to take them from. */
  Interval requiredInterval(Ast.PlotRange range) {
    Interval interval = interval(range);
    if (interval == null) {
      String subject = PictureValues.text(range.subject());
      throw Problem.of(
          Code.BAD_PICTURE,
          range.span(),
          "nothing says from where to where `" + subject + "` goes",
          "write over " + subject + " in -6 to 6");
    }
    return interval;
  }

  /** An element of a variable. */
  Element element(Ast.PlotRange range) {
    Ast.Expression subject = range.subject();
    Ast.Expression target = subject instanceof Ast.Index index ? index.target() : subject;
    Storage storage = variable(target);
    Shape shape = elaborator.variable(target, values.scope()).type().shape();
    int index = subject instanceof Ast.Index written ? index(written, shape) : only(range, shape);
    return new Element(
        PictureValues.text(subject), values.path(storage), index, requiredInterval(range));
  }

  /** The variable that an expression names. */
  Storage variable(Ast.Expression expression) {
    Node node = elaborator.variable(expression, values.scope());
    Storage storage = (Storage) node.op();
    if (storage.kind() != Storage.Kind.VARIABLE || !node.type().dtype().isReal()) {
      throw Problem.of(
          Code.NOT_A_VARIABLE,
          expression.span(),
          "`" + PictureValues.text(expression) + "` is no variable of real numbers",
          "pictures vary and follow what is trained");
    }
    return storage;
  }

  private static int only(Ast.PlotRange range, Shape shape) {
    if (!shape.isFixed() || shape.elements().size() != 1) {
      String text = PictureValues.text(range.subject());
      throw Problem.of(
          Code.BAD_PICTURE,
          range.subject().span(),
          "`" + text + "` has " + shape.elements() + " elements, and a picture varies one",
          "name one: " + text + "[" + String.join(", ", zeros(shape)) + "] in -6 to 6");
    }
    return 0;
  }

  private static java.util.List<String> zeros(Shape shape) {
    return shape.dims().stream().map(dim -> "0").toList();
  }

  private int index(Ast.Index written, Shape shape) {
    if (written.items().size() != shape.rank()) {
      throw Problem.of(
          Code.BAD_INDEX,
          written.span(),
          "a picture varies one element, and this is several",
          "give an index for each of the " + shape.rank() + " axes");
    }
    long position = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      Ast.IndexItem item = written.items().get(axis);
      long size = shape.dim(axis).size();
      long index = item.range() ? -1 : position(item, size);
      if (index < 0 || index >= size) {
        throw Problem.of(
            Code.BAD_INDEX,
            item.span(),
            "a picture varies one element, and indices here are from 0 to " + (size - 1),
            "write one number");
      }
      position = position * size + index;
    }
    return Math.toIntExact(position);
  }

  private long position(Ast.IndexItem item, long size) {
    Ast.Expression written = Objects.requireNonNull(item.from());
    long index = elaborator.integer(written, values.scope(), "an index");
    return index < 0 ? index + size : index;
  }
}
