package dev.nnc.runtime.launch;

import dev.nnc.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says how far a training is: parts of a line, from what is known of it. */
final class ProgressText {
  private final TrainingListener.Started started;
  private final Pace pace;
  private Map<String, Double> metrics = new LinkedHashMap<>();

  ProgressText(TrainingListener.Started started) {
    this.started = started;
    pace = new Pace(started.firstStep(), System.nanoTime());
  }

  private boolean hasEpochs() {
    return started.stepsPerEpoch() > 1;
  }

  /** The line of a measurement. */
  String line(TrainingListener.Measured measured) {
    metrics = measured.metrics();
    List<String> parts = new ArrayList<>();
    parts.add(String.format(Locale.ROOT, "step %,d", measured.step()));
    if (hasEpochs()) {
      parts.add("epoch " + epoch(measured.epoch()));
    }
    parts.add("loss " + number(measured.loss()));
    addNumbers(parts, measured.losses());
    if (started.measuredRows() != started.rows() && !Double.isNaN(measured.measuredLoss())) {
      parts.add("validation loss " + number(measured.measuredLoss()));
    }
    addNumbers(parts, measured.metrics());
    addNumbers(parts, measured.rates());
    addPace(parts, measured.step());
    return String.join("  ", parts);
  }

  /** The line that is drawn anew, no longer than so many columns. */
  String line(TrainingListener.Progress progress, int columns) {
    long step = progress.step();
    List<String> parts = new ArrayList<>();
    parts.add(percent(step) + (hasEpochs() ? "  " + epochAndBatch(step) : "  " + steps(step)));
    parts.add("loss " + number(progress.loss()));
    addPace(parts, step);
    addNumbers(parts, metrics);
    addNumbers(parts, progress.rates());
    String line = fitted(parts, columns);
    int room = columns - line.length() - 2;
    return room < ProgressBar.LEAST
        ? line
        : ProgressBar.of(step, started.lastStep(), Math.min(room, ProgressBar.MOST)) + "  " + line;
  }

  /** As many parts as have room, whole ones; of the first at least what fits. */
  private static String fitted(List<String> parts, int columns) {
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      int length = line.length() + (line.length() == 0 ? 0 : 2) + part.length();
      if (length <= columns) {
        line.append(line.length() == 0 ? "" : "  ").append(part);
      }
    }
    String first = parts.get(0);
    return line.length() > 0
        ? line.toString()
        : first.substring(0, Math.min(columns, first.length()));
  }

  private String percent(long step) {
    double share = started.lastStep() == 0 ? 1 : (double) step / started.lastStep();
    return String.format(Locale.ROOT, "%3.0f %%", 100 * share);
  }

  private String steps(long step) {
    return String.format(Locale.ROOT, "step %,d of %,d", step, started.lastStep());
  }

  private String epochAndBatch(long step) {
    int perEpoch = started.stepsPerEpoch();
    long before = Math.max(0, step - 1);
    return String.format(
        Locale.ROOT,
        "epoch %,d of %,d, batch %,d of %,d",
        before / perEpoch + 1,
        (started.lastStep() + perEpoch - 1) / perEpoch,
        before % perEpoch + 1,
        perEpoch);
  }

  private static void addNumbers(List<String> parts, Map<String, Double> numbers) {
    numbers.forEach((name, value) -> parts.add(name + " " + number(value)));
  }

  private void addPace(List<String> parts, long step) {
    pace.at(step, System.nanoTime());
    if (pace.isKnown()) {
      double steps = pace.stepsPerSecond();
      parts.add(
          started.rows() == 0
              ? String.format(Locale.ROOT, "%,.0f steps/s", steps)
              : String.format(Locale.ROOT, "%,.0f rows/s", steps * started.rowsPerStep()));
      parts.add(time(pace.seconds(started.lastStep() - step)) + " left");
    }
  }

  /** {@code 1:02:03}, {@code 2:03}. */
  static String time(double seconds) {
    long rounded = Math.round(seconds);
    String rest = String.format(Locale.ROOT, "%d:%02d", rounded / 60 % 60, rounded % 60);
    return rounded < 3600
        ? rest
        : String.format(
            Locale.ROOT, "%,d:%02d:%02d", rounded / 3600, rounded / 60 % 60, rounded % 60);
  }

  private static String epoch(double epoch) {
    return epoch == Math.rint(epoch)
        ? String.format(Locale.ROOT, "%,.0f", epoch)
        : String.format(Locale.ROOT, "%,.1f", epoch);
  }

  static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5g", value) : value + "";
  }
}
