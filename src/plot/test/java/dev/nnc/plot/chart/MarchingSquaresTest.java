package dev.nnc.plot.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.plot.canvas.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarchingSquaresTest {
  @Test
  void aCircleIsOneClosedLineAtItsRadius() {
    Field field = Samples.field(2, 81, (x, y) -> x * x + y * y);
    List<List<Point>> lines = MarchingSquares.lines(field, 1);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).get(0)).isEqualTo(lines.get(0).get(lines.get(0).size() - 1));
    assertThat(lines.get(0))
        .allSatisfy(p -> assertThat(StrictMath.hypot(p.x(), p.y())).isCloseTo(1, within(1e-3)));
  }

  @Test
  void outlinesEncloseWhatIsHighUpToTheEdge() {
    for (double level : new double[] {-1.5, -0.3, 0, 0.7, 1.9}) {
      Field field = Samples.field(1, 41, (x, y) -> x + y);
      double area = 0;
      for (List<Point> outline : MarchingSquares.outlines(field, level)) {
        assertThat(outline.get(0)).isEqualTo(outline.get(outline.size() - 1));
        area += area(outline);
      }
      double below = level + 2;
      double expected = level < 0 ? 4 - below * below / 2 : (2 - level) * (2 - level) / 2;
      assertThat(Math.abs(area)).as("level %s", level).isCloseTo(expected, within(1e-9));
    }
  }

  private static double area(List<Point> outline) {
    double sum = 0;
    for (int i = 1; i < outline.size(); i++) {
      Point a = outline.get(i - 1);
      Point b = outline.get(i);
      sum += (a.x() * b.y() - b.x() * a.y()) / 2;
    }
    return sum;
  }

  @Test
  void aSaddleHasTwoBranches() {
    Field field = Samples.field(1, 20, (x, y) -> x * y);
    assertThat(MarchingSquares.lines(field, 0.1)).hasSize(2);
    assertThat(MarchingSquares.lines(field, 5)).isEmpty();
    assertThat(MarchingSquares.outlines(field, 5)).isEmpty();
  }
}
