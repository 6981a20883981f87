package dev.nnc.runtime.launch;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes a training as lines for people, with a bar below them on a terminal. */
public final class TextReporter implements TrainingListener {
  private static final long BAR_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private long lastStep;
  private boolean epochs;
  private long barAt = System.nanoTime();
  private boolean barShown;

  /**
   * @param terminal whether {@code out} is one, where a line can be written anew
   */
  public TextReporter(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void started(Started event) {
    lastStep = event.lastStep();
    epochs = event.stepsPerEpoch() > 1;
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
  public void progressed(long step, double loss) {
    if (terminal && System.nanoTime() - barAt > BAR_NANOS) {
      barAt = System.nanoTime();
      barShown = true;
      out.print("\r" + ProgressBar.of(step, lastStep) + "  loss " + number(loss) + "\u001b[K");
      out.flush();
    }
  }

  @Override
  public void measured(Measured event) {
    String epoch = epochs ? String.format(Locale.ROOT, "  epoch %s", epoch(event.epoch())) : "";
    print(
        String.format(Locale.ROOT, "step %,d", event.step())
            + epoch
            + "  loss "
            + number(event.loss())
            + metrics(event.metrics()));
  }

  @Override
  public void logged(long step, String name, Tensor value) {
    print(String.format(Locale.ROOT, "step %,d  %s = %s", step, name, value));
  }

  @Override
  public void finished(TrainingReport report) {
    String end = report.interrupted() ? "stopped" : "done";
    print(report.steps() == 0 ? end + metrics(report.metrics()) : end + " after " + made(report));
  }

  @Override
  public void drawn(Path file) {
    print("drew " + file);
  }

  private static String made(TrainingReport report) {
    return String.format(
        Locale.ROOT,
        "%s in %.1f s (%,.0f steps/s): loss %s%s",
        count(report.steps(), "step"),
        report.seconds(),
        report.stepsPerSecond(),
        number(report.loss()),
        metrics(report.metrics()));
  }

  private void print(String line) {
    String cleared = barShown ? "\r\u001b[K" + line : line;
    barShown = false;
    Output.printLine(out, cleared);
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static String metrics(Map<String, Double> metrics) {
    StringBuilder text = new StringBuilder();
    metrics.forEach((name, value) -> text.append("  " + name + " " + number(value)));
    return text.toString();
  }

  private static String epoch(double epoch) {
    return epoch == Math.rint(epoch)
        ? String.format(Locale.ROOT, "%,.0f", epoch)
        : String.format(Locale.ROOT, "%,.1f", epoch);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5g", value) : value + "";
  }
}
