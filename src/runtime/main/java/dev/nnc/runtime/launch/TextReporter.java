package dev.nnc.runtime.launch;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.train.TrainingReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a training as lines for people, with one below them that is drawn anew on a terminal. */
final class TextReporter extends QuietReporter {
  private static final long BAR_NANOS = 100_000_000;

  private final Screen screen;
  private @Nullable ProgressText progress;
  private long barAt = System.nanoTime();
  private boolean barShown;

  TextReporter(Screen screen, Restart restart) {
    super(screen.err(), restart);
    this.screen = screen;
  }

  @Override
  public void started(Started event) {
    progress = new ProgressText(event);
    String rows = event.rows() == 0 ? "" : ", " + count(event.rows(), "row");
    boolean split = event.measuredRows() != event.rows();
    print(
        String.format(
            Locale.ROOT,
            "training %s: %s%s%s, %s%s",
            event.model(),
            count(event.parameters(), "parameter"),
            rows,
            split ? String.format(Locale.ROOT, " (and %,d to validate)", event.measuredRows()) : "",
            count(Math.max(0, event.lastStep() - event.firstStep()), "step"),
            event.firstStep() == 0
                ? ""
                : String.format(Locale.ROOT, " after %,d", event.firstStep())));
  }

  @Override
  public void progressed(Progress event) {
    if (screen.columns() > 0 && progress != null && System.nanoTime() - barAt > BAR_NANOS) {
      barAt = System.nanoTime();
      barShown = true;
      // The last column stays free: a terminal may wrap as soon as it is written.
      screen.out().print("\r" + progress.line(event, screen.columns() - 1) + "\u001b[K");
      screen.out().flush();
    }
  }

  @Override
  public void measured(Measured event) {
    if (progress != null) {
      print(progress.line(event));
    }
  }

  @Override
  public void logged(long step, String name, Tensor value) {
    print(String.format(Locale.ROOT, "step %,d  %s = %s", step, name, value));
  }

  @Override
  public void warned(String message) {
    clear();
    super.warned(message);
  }

  @Override
  public void finished(TrainingReport report) {
    String end =
        switch (report.end()) {
          case COMPLETE -> "done";
          case EARLY -> "stopped early";
          case INTERRUPTED -> "stopped";
        };
    print(report.steps() == 0 ? end + numbers(report.metrics()) : end + " after " + made(report));
    super.finished(report);
  }

  @Override
  public void saved(Path file) {
    print("saved " + file);
  }

  @Override
  public void drawn(Path file) {
    print("drew " + file);
  }

  private static String made(TrainingReport report) {
    return String.format(
        Locale.ROOT,
        "%s in %.1f s (%,.0f steps/s)%s: loss %s%s",
        count(report.steps(), "step"),
        report.seconds(),
        report.stepsPerSecond(),
        report.step() < report.lastStep()
            ? String.format(Locale.ROOT, ", the best put back, of step %,d", report.step())
            : "",
        ProgressText.number(report.loss()),
        numbers(report.losses()) + numbers(report.metrics()));
  }

  private void print(String line) {
    clear();
    Output.printLine(screen.out(), line);
  }

  private void clear() {
    if (barShown) {
      screen.out().print("\r\u001b[K");
      screen.out().flush();
    }
    barShown = false;
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static String numbers(Map<String, Double> numbers) {
    StringBuilder text = new StringBuilder();
    numbers.forEach((name, value) -> text.append("  " + name + " " + ProgressText.number(value)));
    return text.toString();
  }
}
