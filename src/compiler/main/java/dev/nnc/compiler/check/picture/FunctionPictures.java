package dev.nnc.compiler.check.picture;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.picture.Element;
import dev.nnc.runtime.picture.Interval;
import dev.nnc.runtime.picture.PictureLayer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pictures of functions: of numbers, of variables, of time. */
final class FunctionPictures {
  private static final String LOSS = "loss";

  private final PictureValues values;
  private final DataPictures data;
  private final PictureRanges ranges;
  private final List<String> measured;

  FunctionPictures(PictureValues values, DataPictures data, List<String> measured) {
    this.values = values;
    this.data = data;
    this.ranges = new PictureRanges(values);
    this.measured = measured;
  }

  // ---------------------------------------------------------------- contour

  PictureLayer contour(Ast.Picture picture) {
    Ast.Expression subject = data.only(picture);
    if (picture.over().size() != 2) {
      throw PictureForms.wrong(picture, picture.span(), "a contour lies over two numbers");
    }
    Element x = ranges.element(picture.over().get(0));
    Element y = ranges.element(picture.over().get(1));
    if (x.variable().equals(y.variable()) && x.index() == y.index()) {
      throw PictureForms.wrong(
          picture, picture.over().get(1).span(), "both axes vary `" + x.label() + "`");
    }
    List<String> path = path(picture, x, y);
    String value = isLoss(subject) ? LOSS : values.shown(subject, height(subject));
    return new PictureLayer.Contour(value, x, y, path);
  }

  private boolean isLoss(Ast.Expression expression) {
    return expression instanceof Ast.Name name
        && name.name().equals(LOSS)
        && values.scope().find(LOSS) == null;
  }

  private Node height(Ast.Expression subject) {
    Node node = scalar(subject, values.node(subject));
    values.requireNeeds(
        subject,
        node,
        Set.of(),
        "draw the loss over all rows: contour(loss over …), or a value of variables alone");
    return node;
  }

  private static Node scalar(Ast.Expression subject, Node node) {
    if (!node.type().isScalar() || !node.type().dtype().isReal()) {
      throw Problem.of(
          Code.NOT_SCALAR,
          subject.span(),
          "a picture of a function needs one real number, and this is " + node.type(),
          subject instanceof Ast.Name name
              ? "reduce it: sum(…), or name an element: " + name.name() + "[0]"
              : "reduce it: sum(…)");
    }
    return node;
  }

  /** The variables on the path; they must be those that the axes vary. */
  private List<String> path(Ast.Picture picture, Element x, Element y) {
    Ast.Expression path = picture.path();
    if (path == null) {
      return List.of();
    }
    Set<String> followed = new LinkedHashSet<>();
    List<Ast.Expression> named =
        path instanceof Ast.ListLiteral list ? list.elements() : List.of(path);
    for (Ast.Expression variable : named) {
      followed.add(values.path(ranges.variable(variable)));
    }
    if (!followed.equals(axes(x, y))) {
      throw Problem.of(
          Code.BAD_PICTURE,
          path.span(),
          "the path must be of what the axes vary: " + String.join(", ", axes(x, y)),
          "write with path of "
              + (axes(x, y).size() == 1
                  ? x.variable()
                  : "[" + String.join(", ", axes(x, y)) + "]"));
    }
    return List.copyOf(followed);
  }

  private static Set<String> axes(Element x, Element y) {
    Set<String> axes = new LinkedHashSet<>();
    axes.add(x.variable());
    axes.add(y.variable());
    return axes;
  }

  // ---------------------------------------------------------------- line

  PictureLayer line(Ast.Picture picture) {
    if (picture.over().size() != 1) {
      throw PictureForms.wrong(picture, picture.span(), "a line lies over one number");
    }
    Ast.PlotRange range = picture.over().get(0);
    Ast.Identifier number = number(range.subject());
    if (number != null) {
      return ofNumber(picture, range, number);
    }
    Node subject = placeholder(range.subject());
    return subject == null ? ofElement(picture, range) : ofPlaceholder(picture, range, subject);
  }

  /** A name that means nothing else is a number of the picture's own. */
  private Ast.@Nullable Identifier number(Ast.Expression subject) {
    boolean free =
        subject instanceof Ast.Name name
            && !name.next()
            && values.scope().find(name.name()) == null;
    return free ? new Ast.Identifier(subject.span(), ((Ast.Name) subject).name()) : null;
  }

  private @Nullable Node placeholder(Ast.Expression subject) {
    if (subject instanceof Ast.Index) {
      return null;
    }
    Node node = values.node(subject);
    return node.op() instanceof Placeholder ? node : null;
  }

  private PictureLayer ofNumber(Ast.Picture picture, Ast.PlotRange range, Ast.Identifier name) {
    Interval interval = ranges.requiredInterval(range);
    Scope scope = values.withNumber(name);
    List<String> names = new ArrayList<>();
    for (Ast.Expression subject : picture.subjects()) {
      Node node = scalar(subject, values.node(subject, scope));
      String help = "draw it over a placeholder, or leave that out";
      values.requireNeeds(subject, node, Set.of(name.name()), help);
      names.add(values.shown(subject, node));
    }
    ElementType type =
        values.model().context().real() == DType.FLOAT64
            ? ElementType.FLOAT64
            : ElementType.FLOAT32;
    return new PictureLayer.Lines(names, new PictureLayer.OverNumber(name.name(), type, interval));
  }

  private PictureLayer ofElement(Ast.Picture picture, Ast.PlotRange range) {
    Element element = ranges.element(range);
    List<String> names = new ArrayList<>();
    for (Ast.Expression subject : picture.subjects()) {
      names.add(isLoss(subject) ? LOSS : values.shown(subject, height(subject)));
    }
    return new PictureLayer.Lines(names, new PictureLayer.OverElement(element));
  }

  private PictureLayer ofPlaceholder(Ast.Picture picture, Ast.PlotRange range, Node subject) {
    String name = ((Placeholder) subject.op()).name();
    data.require(picture);
    if (PictureValues.width(subject) != 1 || !subject.type().dtype().isReal()) {
      throw PictureForms.wrong(
          picture,
          range.subject().span(),
          "a line lies over one number a row, and `" + name + "` is " + subject.type());
    }
    List<String> names = new ArrayList<>();
    for (Ast.Expression value : picture.subjects()) {
      Node node = data.rows(value, 12);
      values.requireNeeds(value, node, Set.of(name), "a line can vary `" + name + "` only");
      names.add(values.shown(value, node));
    }
    Interval interval = ranges.interval(range);
    return new PictureLayer.Lines(names, new PictureLayer.OverPlaceholder(name, interval));
  }

  // ---------------------------------------------------------------- curves

  PictureLayer curves(Ast.Picture picture) {
    List<String> names = new ArrayList<>();
    for (Ast.Expression subject : picture.subjects()) {
      String name = PictureValues.text(subject);
      if (!measured.contains(name)) {
        throw Problem.of(
            Code.BAD_PICTURE,
            subject.span(),
            "the training does not measure `" + name + "`",
            Nearest.question(name, measured)
                .orElse(
                    "curves show "
                        + String.join(", ", measured)
                        + "; to measure more add a line: metric name = …"));
      }
      names.add(name);
    }
    return new PictureLayer.Curves(names);
  }
}
