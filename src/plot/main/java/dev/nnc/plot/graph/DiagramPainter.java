package dev.nnc.plot.graph;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Color;
import dev.nnc.plot.canvas.Png;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.Stroke;
import dev.nnc.plot.canvas.SvgCanvas;
import dev.nnc.plot.canvas.TextStyle;
import dev.nnc.plot.canvas.TextStyle.Anchor;
import dev.nnc.plot.canvas.TextWidths;
import dev.nnc.plot.chart.Palette;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.picture.Diagram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws a diagram: a box for each node, coloured by the line of the script it belongs to. */
public final class DiagramPainter {
  private static final int MOST_NODES = 400;

  private static final Color INK = Color.of("#222222");
  private static final Stroke EDGE = new Stroke(Color.of("#777777"), 1.1);
  private static final TextStyle TITLE = new TextStyle(16, true, INK, Anchor.START, false);
  private static final TextStyle LABEL = new TextStyle(11.5, false, INK, Anchor.MIDDLE, false);
  private static final TextStyle TYPE =
      new TextStyle(9.5, false, Color.of("#555555"), Anchor.MIDDLE, false);

  /** Pixels a point. */
  private static final double SCALE = 1.5;

  private static final double MARGIN = 20;
  private static final double HEIGHT = 36;
  private static final double BETWEEN = 34;
  private static final double LINE = 19;
  private static final double ARROW = 5;

  private final Diagram diagram;
  private final Placement placement;
  private final List<String> groups;

  private DiagramPainter(Diagram diagram) {
    if (diagram.nodes().size() > MOST_NODES) {
      throw new UserException(
          diagram.title() + " has " + diagram.nodes().size() + " nodes, too many to read",
          "choose another graph of it, or write DOT and let Graphviz lay it out");
    }
    this.diagram = diagram;
    this.placement = new Placement(new Layers(diagram), i -> width(diagram.nodes().get(i)));
    Set<String> named = new LinkedHashSet<>();
    diagram.nodes().forEach(node -> named.add(node.group()));
    named.remove("");
    this.groups = List.copyOf(named);
  }

  /**
   * The diagram as SVG.
   *
   * @throws UserException if it is too large to be read
   */
  public static String svg(Diagram diagram) {
    DiagramPainter painter = new DiagramPainter(diagram);
    String description = diagram.title() + ", a graph of " + diagram.nodes().size() + " nodes.";
    SvgCanvas canvas =
        new SvgCanvas(painter.width(), painter.height(), diagram.title(), description);
    painter.paint(canvas);
    return canvas.svg();
  }

  /**
   * The diagram as a PNG file.
   *
   * @throws UserException if it is too large to be read, or this Java cannot draw
   */
  public static byte[] png(Diagram diagram) {
    DiagramPainter painter = new DiagramPainter(diagram);
    return Png.of(painter.width(), painter.height(), SCALE, painter::paint);
  }

  private static double width(Diagram.Node node) {
    double label = TextWidths.of(node.label(), LABEL.size(), false);
    double type = TextWidths.of(node.type(), TYPE.size(), false);
    return Math.max(44, Math.max(label, type) + 14);
  }

  private double legendWidth() {
    return groups.stream()
            .mapToDouble(group -> TextWidths.of(group, LABEL.size(), false))
            .max()
            .orElse(-MARGIN - 24)
        + MARGIN
        + 24;
  }

  private double width() {
    double title = TextWidths.of(diagram.title(), TITLE.size(), true);
    return 2 * MARGIN + Math.ceil(Math.max(title, placement.width() + legendWidth()));
  }

  private double height() {
    double layers = placement.layers() * (HEIGHT + BETWEEN) - BETWEEN;
    return 2 * MARGIN + 30 + Math.ceil(Math.max(layers, groups.size() * LINE));
  }

  private double y(int layer) {
    return MARGIN + 30 + layer * (HEIGHT + BETWEEN);
  }

  private void paint(Canvas canvas) {
    canvas.text(new Point(MARGIN, MARGIN + 12), diagram.title(), TITLE);
    canvas.beginGroup("edges");
    placement.edges().forEach(edge -> edge(canvas, edge));
    canvas.endGroup();
    canvas.beginGroup("nodes");
    placement.places().stream()
        .filter(place -> place.node >= 0)
        .forEach(place -> node(canvas, place, diagram.nodes().get(place.node)));
    canvas.endGroup();
    legend(canvas);
  }

  private void edge(Canvas canvas, Layers.Edge edge) {
    List<Point> points = new ArrayList<>();
    List<Layers.Place> places = edge.places();
    points.add(new Point(MARGIN + places.get(0).x, y(places.get(0).layer) + HEIGHT));
    for (Layers.Place passed : places.subList(1, places.size() - 1)) {
      points.add(new Point(MARGIN + passed.x, y(passed.layer)));
      points.add(new Point(MARGIN + passed.x, y(passed.layer) + HEIGHT));
    }
    Layers.Place end = places.get(places.size() - 1);
    Point tip = new Point(MARGIN + end.x, y(end.layer));
    points.add(tip);
    canvas.line(points, EDGE);
    arrow(canvas, points.get(points.size() - 2), tip);
  }

  private static void arrow(Canvas canvas, Point from, Point tip) {
    double length = StrictMath.hypot(tip.x() - from.x(), tip.y() - from.y());
    double dx = (tip.x() - from.x()) / length * ARROW;
    double dy = (tip.y() - from.y()) / length * ARROW;
    Point left = new Point(tip.x() - 1.6 * dx - 0.7 * dy, tip.y() - 1.6 * dy + 0.7 * dx);
    Point right = new Point(tip.x() - 1.6 * dx + 0.7 * dy, tip.y() - 1.6 * dy - 0.7 * dx);
    canvas.area(List.of(List.of(tip, left, right)), EDGE.color());
  }

  private void node(Canvas canvas, Layers.Place place, Diagram.Node node) {
    double width = width(node);
    Box box = new Box(MARGIN + place.x - width / 2, y(place.layer), width, HEIGHT);
    canvas.rectangle(box, fill(node));
    canvas.line(
        List.of(
            new Point(box.x(), box.y()),
            new Point(box.right(), box.y()),
            new Point(box.right(), box.bottom()),
            new Point(box.x(), box.bottom()),
            new Point(box.x(), box.y())),
        edge(node.kind()));
    boolean typed = !node.type().isEmpty();
    TextStyle style = node.kind() == Diagram.Kind.OPERATION ? LABEL : bold();
    canvas.text(new Point(box.centerX(), box.y() + (typed ? 15 : 22)), node.label(), style);
    if (typed) {
      canvas.text(new Point(box.centerX(), box.y() + 29), node.type(), TYPE);
    }
  }

  private static TextStyle bold() {
    return new TextStyle(LABEL.size(), false, Color.BLACK, Anchor.MIDDLE, false);
  }

  private Color fill(Diagram.Node node) {
    int group = groups.indexOf(node.group());
    return group < 0 ? Color.WHITE : Palette.pale(group);
  }

  /** What comes from outside and what leaves is told apart by its frame. */
  private static Stroke edge(Diagram.Kind kind) {
    return switch (kind) {
      case PLACEHOLDER -> new Stroke(Color.BLACK, 2);
      case VARIABLE -> new Stroke(Color.BLACK, 1.4, List.of(4.0, 2.0));
      case OPERATION -> new Stroke(Color.of("#999999"), 1);
      case RESULT -> new Stroke(Color.BLACK, 2);
    };
  }

  private void legend(Canvas canvas) {
    double x = MARGIN + placement.width() + MARGIN;
    for (int i = 0; i < groups.size(); i++) {
      double y = y(0) + i * LINE;
      canvas.rectangle(new Box(x, y, 16, 12), Palette.pale(i));
      canvas.text(new Point(x + 24, y + 10), groups.get(i), LABEL.withAnchor(Anchor.START));
    }
  }
}
