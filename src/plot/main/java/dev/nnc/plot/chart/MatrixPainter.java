package dev.nnc.plot.chart;

import dev.nnc.plot.canvas.Box;
import dev.nnc.plot.canvas.Canvas;
import dev.nnc.plot.canvas.Color;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.canvas.TextStyle;
import dev.nnc.plot.canvas.TextStyle.Anchor;
import dev.nnc.plot.canvas.TextWidths;
import java.util.List;

/** Draws a table of counts: each cell's number, and its share of the row as colour. */
final class MatrixPainter implements PanelPainter {
  private static final double NAME = 20;
  private static final double LARGEST_CELL = 46;
  private static final double SMALLEST_CELL = 22;
  private static final double SIZE = 420;
  private static final double DARK = 0.6;

  private final Panel.Matrix matrix;
  private final double cell;
  private final Ramp ramp = Ramp.counts(1);

  MatrixPainter(Panel.Matrix matrix) {
    this.matrix = matrix;
    double fitting = SIZE / Math.max(1, matrix.labels().size());
    double wanted = Math.max(LARGEST_CELL, labelWidth() + Style.GAP);
    this.cell = Math.max(SMALLEST_CELL, Math.min(wanted, fitting));
  }

  private double left() {
    return NAME + Style.GAP + labelWidth();
  }

  private double labelWidth() {
    return matrix.labels().stream()
        .mapToDouble(label -> TextWidths.of(label, Style.TICK.size(), false))
        .max()
        .orElse(0);
  }

  private double top() {
    return matrix.title().isEmpty() ? Style.GAP : Style.LINE + Style.GAP;
  }

  private double side() {
    return cell * matrix.labels().size();
  }

  /** The title may be wider than a small table. */
  @Override
  public double width() {
    double title = TextWidths.of(matrix.title(), Style.PANEL_TITLE.size(), true);
    return left() + Math.max(side(), side() / 2 + title / 2) + Style.GAP;
  }

  @Override
  public double height() {
    return top() + side() + Style.LINE + NAME + Style.GAP;
  }

  @Override
  public void paint(Canvas canvas, Box box) {
    Box area = new Box(box.x() + left(), box.y() + top(), side(), side());
    for (int row = 0; row < matrix.labels().size(); row++) {
      row(canvas, area, row);
    }
    labels(canvas, area);
    TextStyle name = Style.AXIS_NAME;
    canvas.text(
        new Point(area.centerX(), area.bottom() + Style.LINE + NAME - 4),
        TextWidths.shortened(matrix.columnName(), name.size(), false, side() + 80),
        name);
    canvas.text(
        new Point(box.x() + name.size(), area.centerY()),
        TextWidths.shortened(matrix.rowName(), name.size(), false, side() + 40),
        name.turned());
    if (!matrix.title().isEmpty()) {
      canvas.text(
          new Point(area.centerX(), area.y() - Style.GAP), matrix.title(), Style.PANEL_TITLE);
    }
  }

  private void row(Canvas canvas, Box area, int row) {
    List<Long> counts = matrix.counts().get(row);
    double sum = Math.max(1, counts.stream().mapToLong(Long::longValue).sum());
    for (int column = 0; column < counts.size(); column++) {
      Box box = new Box(area.x() + column * cell, area.y() + row * cell, cell - 1, cell - 1);
      Color color = ramp.smooth(counts.get(column) / sum);
      canvas.rectangle(box, color);
      if (counts.get(column) > 0) {
        number(canvas, box, counts.get(column), color);
      }
    }
  }

  private static void number(Canvas canvas, Box box, long count, Color ground) {
    String text = Long.toString(count);
    double size = Style.TICK.size();
    double width = TextWidths.of(text, size, false);
    double fitted = Math.min(size, size * (box.width() - 2) / width);
    TextStyle style =
        Style.TICK.withSize(fitted).withColor(ground.lightness() < DARK ? Color.WHITE : Style.INK);
    canvas.text(new Point(box.centerX(), box.centerY() + fitted * 0.36), text, style);
  }

  private void labels(Canvas canvas, Box area) {
    int every = (int) Math.ceil((labelWidth() + 4) / cell);
    for (int i = 0; i < matrix.labels().size(); i++) {
      String label = matrix.labels().get(i);
      double middle = (i + 0.5) * cell;
      if (i % every == 0) {
        canvas.text(
            new Point(area.x() + middle, area.bottom() + Style.LINE - 3), label, Style.TICK);
      }
      canvas.text(
          new Point(area.x() - Style.GAP, area.y() + middle + Style.TICK.size() * 0.36),
          label,
          Style.TICK.withAnchor(Anchor.END));
    }
  }
}
