package dev.nnc.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.compiler.driver.Manual;
import dev.nnc.plot.canvas.Point;
import dev.nnc.plot.chart.Axis;
import dev.nnc.plot.chart.Chart;
import dev.nnc.plot.chart.Layer;
import dev.nnc.plot.chart.Panel;
import dev.nnc.plot.picture.ChartFile;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The picture of a definition of the library, drawn from the definition: an activation with its
 * derivative, a schedule over steps, and of others what their documentation says to plot.
 */
record LibraryPicture(Manual.Entry entry) {
  private static final int STEPS = 1200;

  /** The picture of a definition that has one. */
  static Optional<LibraryPicture> of(Manual.Entry entry) {
    boolean activation =
        entry.section().equals("activations") && !entry.signature().contains("axis");
    return activation || isSchedule(entry) || plot(entry).isPresent()
        ? Optional.of(new LibraryPicture(entry))
        : Optional.empty();
  }

  /** Whether it says a rate for each step, whatever else happens in the training. */
  private static boolean isSchedule(Manual.Entry entry) {
    return entry.section().equals("schedules")
        && entry.source().contains("step")
        && !entry.source().contains("measured(");
  }

  private static Optional<String> plot(Manual.Entry entry) {
    return entry.examples().stream()
        .map(Manual.Example::code)
        .filter(code -> code.startsWith("plot "))
        .findFirst();
  }

  String name() {
    return entry.name();
  }

  @Override
  public String toString() {
    return name();
  }

  /** Draws it to a file. */
  void draw(Path folder, Path file) {
    if (plot(entry).isPresent()) {
      drawPlot(plot(entry).get().substring("plot ".length()), folder, file);
    } else if (isSchedule(entry)) {
      ChartFile.write(schedule(rate(entry)), file);
    } else {
      run("plot", "--function", name(), "--to", file.toString());
    }
  }

  private void drawPlot(String picture, Path folder, Path file) {
    String model = name().substring(0, 1).toUpperCase(Locale.ROOT) + name().substring(1);
    String script = CommandLineRun.file(folder, "script.nn", script(model, "", "sgd(0.1)", 1));
    run("plot", script, "--steps", "1", "--picture", picture, "--to", file.toString());
  }

  private static void run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static String script(String model, String outputs, String optimizer, int steps) {
    return """
        model %1$s {
          variable w : float[] = 1
          f = w^2
          %2$s
        }

        train %1$s {
          loss f
          optimize %3$s
          run %4$d steps
        }
        """
        .formatted(model, outputs, optimizer, steps);
  }

  /** The first example that is a rate by itself. */
  private static String rate(Manual.Entry entry) {
    return entry.examples().stream()
        .map(Manual.Example::code)
        .filter(code -> !code.startsWith("optimize "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(entry.name() + " has no example to draw"));
  }

  private static Chart schedule(String rate) {
    String script = script("Schedule", "output rate = " + rate, "sgd(" + rate + ")", STEPS);
    List<Point> points = new ArrayList<>();
    try (TrainingSession session = CompiledScript.of(script).model().train()) {
      session.initialize();
      for (int step = 0; step < STEPS; step++) {
        points.add(new Point(step, session.fetch("rate").at(0)));
        session.run();
      }
    }
    List<Double> heights = new ArrayList<>(List.of(0.0));
    points.forEach(point -> heights.add(point.y()));
    return new Chart(
        rate,
        rate + " over " + STEPS + " steps.",
        List.of(
            List.of(
                new Panel.Plot(
                    "",
                    Axis.exact("step", 0, STEPS),
                    Axis.around("rate", heights, false),
                    List.of(new Layer.Line(rate, points, 0))))));
  }
}
