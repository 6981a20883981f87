package dev.nnc.compiler.check.picture;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.Statements;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Shape;
import dev.nnc.runtime.picture.PictureLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pictures of rows of the data and of what the model says about them. */
final class DataPictures {
  /** More classes than these have no colours of their own. */
  private static final int MOST_CLASSES = 12;

  private static final int LARGEST_IMAGE = 4096;

  /** Longer names do not fit beside an axis. */
  private static final int LONGEST_NAME = 40;

  private final PictureValues values;
  private final Statements statements;

  DataPictures(PictureValues values, Statements statements) {
    this.values = values;
    this.statements = statements;
  }

  /** Requires that there is data. */
  void require(Ast.Picture picture) {
    if (statements.data() == null) {
      throw Problem.of(
          Code.MISSING_STATEMENT,
          picture.span(),
          "`" + picture.kind().name() + "` shows rows of data, and the training has none",
          "add a line: data csv(\"file.csv\") { … }");
    }
  }

  /** The only thing that a picture shows. */
  Ast.Expression only(Ast.Picture picture) {
    if (picture.subjects().size() != 1) {
      throw PictureForms.wrong(
          picture,
          picture.subjects().get(1).span(),
          "`" + picture.kind().name() + "` shows one value");
    }
    return picture.subjects().get(0);
  }

  /** A value of rows, at most so wide. */
  Node rows(Ast.Expression expression, int widest) {
    Node node = values.node(expression);
    long width = PictureValues.width(node);
    if (width < 1 || width > widest) {
      throw Problem.of(
          Code.BAD_PICTURE,
          expression.span(),
          "this must have "
              + (widest == 1 ? "one number" : "1 to " + widest + " numbers")
              + " a row, and it is "
              + node.type(),
          "choose columns: " + PictureValues.text(expression) + "[:, 0:2]");
    }
    return node;
  }

  // ---------------------------------------------------------------- boundary and scatter

  PictureLayer boundary(Ast.Picture picture) {
    Ast.Expression subject = only(picture);
    if (picture.over().size() != 1) {
      throw PictureForms.wrong(
          picture, picture.span(), "a boundary lies over one placeholder of two columns");
    }
    require(picture);
    Ast.PlotRange range = picture.over().get(0);
    Node over = values.node(range.subject());
    String name = PictureValues.text(range.subject());
    if (!(over.op() instanceof Placeholder)
        || PictureValues.width(over) != 2
        || !over.type().dtype().isReal()) {
      throw Problem.of(
          Code.BAD_PICTURE,
          range.subject().span(),
          "a boundary lies over a placeholder of two columns, and `" + name + "` is " + over.type(),
          "declare placeholder x : float[batch, 2]");
    }
    Node node = rows(subject, MOST_CLASSES);
    values.requireNeeds(subject, node, Set.of(name), "a boundary can vary `" + name + "` only");
    boolean classes = node.type().dtype() == DType.INT32;
    return new PictureLayer.Boundary(
        values.shown(subject, node),
        name,
        columns(name),
        new PictureRanges(values).interval(range),
        classes);
  }

  PictureLayer scatter(Ast.Picture picture) {
    require(picture);
    List<Ast.Expression> subjects = picture.subjects();
    Ast.Expression by = picture.by();
    String label = by == null ? null : values.shown(by, rows(by, 60));
    if (subjects.size() == 1) {
      Node point = values.node(subjects.get(0));
      if (PictureValues.width(point) != 2) {
        throw PictureForms.wrong(
            picture,
            subjects.get(0).span(),
            "points need two numbers a row, and this is " + point.type());
      }
      String name = values.shown(subjects.get(0), point);
      return new PictureLayer.Scatter(List.of(name), columns(name), label);
    }
    if (subjects.size() > 2) {
      throw PictureForms.wrong(picture, subjects.get(2).span(), "points have two coordinates");
    }
    List<String> names = new ArrayList<>();
    subjects.forEach(each -> names.add(values.shown(each, rows(each, 1))));
    return new PictureLayer.Scatter(names, names, label);
  }

  /** What the two columns of a placeholder are called in the data. */
  private List<String> columns(String placeholder) {
    Ast.Data data = statements.data();
    for (Ast.DataSource source : data == null ? List.<Ast.DataSource>of() : data.sources()) {
      for (Ast.DataBinding binding : source.bindings()) {
        List<String> names = names(binding.value());
        if (binding.placeholder().name().equals(placeholder) && names != null) {
          return names;
        }
      }
    }
    return List.of(placeholder + "[0]", placeholder + "[1]");
  }

  /** {@code [a, log(b)]} as it stands, {@code standardize([a, b])} as {@code standardize(a)}, … */
  private static @Nullable List<String> names(Ast.Expression value) {
    if (value instanceof Ast.ListLiteral list) {
      return two(list.elements().stream().map(PictureValues::text).toList());
    }
    boolean each =
        value instanceof Ast.Call call
            && call.arguments().size() == 1
            && call.arguments().get(0).value() instanceof Ast.ListLiteral;
    if (!each) {
      return null;
    }
    Ast.Call call = (Ast.Call) value;
    List<String> inner = names(call.arguments().get(0).value());
    return inner == null
        ? null
        : two(inner.stream().map(name -> call.function().name() + "(" + name + ")").toList());
  }

  private static @Nullable List<String> two(List<String> names) {
    boolean fit = names.stream().allMatch(name -> name.length() <= LONGEST_NAME);
    return names.size() == 2 && fit ? names : null;
  }

  // ---------------------------------------------------------------- confusion and images

  PictureLayer confusion(Ast.Picture picture) {
    require(picture);
    Ast.Expression predicted = only(picture);
    Ast.Expression actual = java.util.Objects.requireNonNull(picture.by());
    Node first = rows(predicted, 60);
    Node second = rows(actual, 60);
    long classes = Math.max(PictureValues.width(first), PictureValues.width(second));
    return new PictureLayer.Confusion(
        values.shown(predicted, first),
        values.shown(actual, second),
        classes > 1 ? (int) classes : 2);
  }

  PictureLayer images(Ast.Picture picture) {
    Ast.Expression subject = only(picture);
    int rows = size(picture.rows());
    int columns = size(picture.by());
    Node node = shown(subject);
    Shape shape = node.type().shape();
    long pixels = (long) rows * columns;
    if (node.op() instanceof Placeholder placeholder) {
      require(picture);
      long width = shape.rank() > 1 ? shape.part(1, shape.rank()).elements().size() : 1;
      requirePixels(picture, node, width == pixels);
      return new PictureLayer.Images(placeholder.name(), rows, columns, false);
    }
    boolean byColumn = shape.rank() == 2 && shape.dim(0).size() == pixels;
    requirePixels(
        picture, node, byColumn || (shape.isFixed() && shape.elements().size() % pixels == 0));
    return new PictureLayer.Images(values.path((Storage) node.op()), rows, columns, byColumn);
  }

  private Node shown(Ast.Expression subject) {
    if (!(subject instanceof Ast.Text)) {
      Node node = values.node(subject);
      if (node.op() instanceof Placeholder) {
        return node;
      }
    }
    return values.model().elaborator().variable(subject, values.scope());
  }

  private int size(Ast.@Nullable Expression expression) {
    Ast.Expression written = java.util.Objects.requireNonNull(expression);
    long size =
        values.model().elaborator().integer(written, values.scope(), "the size of an image");
    if (size < 1 || size > LARGEST_IMAGE) {
      throw Problem.of(
          Code.BAD_VALUE,
          written.span(),
          "an image has 1 to " + LARGEST_IMAGE + " rows and columns",
          "for example: as 28 by 28");
    }
    return (int) size;
  }

  private static void requirePixels(Ast.Picture picture, Node node, boolean fits) {
    if (!fits) {
      String size =
          picture.rows() == null || picture.by() == null
              ? ""
              : PictureValues.text(picture.rows()) + " by " + PictureValues.text(picture.by());
      throw PictureForms.wrong(
          picture,
          picture.subjects().get(0).span(),
          "this is " + node.type() + ", which gives no images of " + size);
    }
  }
}
