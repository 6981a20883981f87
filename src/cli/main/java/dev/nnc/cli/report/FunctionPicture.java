package dev.nnc.cli.report;

import dev.nnc.cli.console.Context;
import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.Precision;
import dev.nnc.compiler.driver.ScriptException;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.chart.Axis;
import dev.nnc.plot.chart.Chart;
import dev.nnc.plot.chart.Layer;
import dev.nnc.plot.chart.Panel;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Session;
import java.util.ArrayList;
import java.util.List;

/** A function of the library and its derivative, as a chart. */
public final class FunctionPicture {
  private static final int NODES = 241;

  private final Context context;

  public FunctionPicture(Context context) {
    this.context = context;
  }

  /**
   * The chart.
   *
   * @param function a function of one number: {@code swish}, {@code leaky_relu(slope = 0.1)}
   * @param over {@code -6:6}
   * @throws UserException if there is no such function, or it is none of one number
   */
  public Chart chart(String function, String over) {
    double[] ends = ends(over);
    List<Layer> layers = new ArrayList<>();
    List<Double> heights = new ArrayList<>();
    try (Session session = session(function)) {
      for (String name : List.of("value", "derivative")) {
        List<Point> points = points(session, name, ends);
        points.forEach(point -> heights.add(point.y()));
        String label = name.equals("value") ? function : "its derivative";
        layers.add(new Layer.Line(label, points, layers.size()));
      }
    }
    return new Chart(
        function,
        function + " and its derivative, from " + ends[0] + " to " + ends[1] + ".",
        List.of(
            List.of(
                new Panel.Plot(
                    "",
                    Axis.exact("x", ends[0], ends[1]),
                    Axis.around(function, heights, false),
                    layers))));
  }

  private static double[] ends(String over) {
    String[] parts = over.split(":", -1);
    try {
      double[] ends = {Double.parseDouble(parts[0]), Double.parseDouble(parts[parts.length - 1])};
      if (parts.length == 2 && ends[0] < ends[1] && Double.isFinite(ends[1] - ends[0])) {
        return ends;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, as what is no range at all.
    }
    throw new UserException("`" + over + "` is no range", "write the smaller number first: -6:6");
  }

  private static List<Point> points(Session session, String name, double[] ends) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      double x = ends[0] + (ends[1] - ends[0]) * i / (NODES - 1);
      session.feed("x", Tensor.scalar(x));
      points.add(new Point(x, session.fetch(name).at(0)));
    }
    return points;
  }

  private Session session(String function) {
    String text =
        """
        model Function {
          placeholder x : float[]
          output value = x |> %s
          output derivative = grad(value, x)
        }
        """
            .formatted(function);
    CompilerOptions options =
        CompilerOptions.standard().withPrecision(Precision.DOUBLE).withGradients(false);
    try {
      return CompiledScript.of(text, options).model().open();
    } catch (ScriptException mistake) {
      context.print(mistake.diagnostics());
      throw new UserException(
          "`" + function + "` is no function of one number", "nnc doc lists the library", mistake);
    }
  }
}
