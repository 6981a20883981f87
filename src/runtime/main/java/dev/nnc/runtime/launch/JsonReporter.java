package dev.nnc.runtime.launch;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a training as lines of JSON: {@code step}, {@code loss}, metrics and rates by name; the
 * last one has {@code "final": true} and says how long it took.
 */
final class JsonReporter implements TrainingListener {
  private final PrintStream out;
  private final boolean onlyFinal;
  private final Restart restart;
  private @Nullable Started started;
  private @Nullable Pace pace;
  private double loss = Double.NaN;

  /**
   * @param onlyFinal whether the last line is written alone
   */
  JsonReporter(PrintStream out, boolean onlyFinal, Restart restart) {
    this.out = out;
    this.onlyFinal = onlyFinal;
    this.restart = restart;
  }

  @Override
  public void started(Started event) {
    started = event;
    pace = new Pace(event.firstStep(), System.nanoTime());
  }

  @Override
  public void progressed(Progress event) {
    loss = event.loss();
  }

  @Override
  public void measured(Measured event) {
    JsonObject line = line(event.step());
    if (started != null && started.rows() > 0) {
      line.put(ReportField.EPOCH.key(), event.epoch());
    }
    line.put(ReportField.LOSS.key(), event.loss());
    event.losses().forEach(line::put);
    if (!Double.isNaN(event.measuredLoss())) {
      line.put(ReportField.MEASURED_LOSS.key(), event.measuredLoss());
    }
    event.metrics().forEach(line::put);
    event.rates().forEach(line::put);
    putPace(line, event.step());
    printOnTheWay(line);
  }

  private void putPace(JsonObject line, long step) {
    if (pace == null || started == null) {
      return;
    }
    pace.at(step, System.nanoTime());
    if (pace.isKnown()) {
      line.put(ReportField.STEPS_PER_SECOND.key(), pace.stepsPerSecond());
      if (started.rows() > 0) {
        line.put(ReportField.ROWS_PER_SECOND.key(), pace.stepsPerSecond() * started.rowsPerStep());
      }
      line.put(ReportField.SECONDS_LEFT.key(), pace.seconds(started.lastStep() - step));
    }
  }

  @Override
  public void logged(long step, String name, Tensor value) {
    JsonObject line = line(step);
    printOnTheWay(
        (name.equals(ReportField.LOSS.key()) ? line : line.put(ReportField.LOSS.key(), loss))
            .put(name, value));
  }

  @Override
  public void checkpointed(long step, java.nio.file.Path folder) {
    printOnTheWay(line(step).put(ReportField.CHECKPOINT.key(), folder.toString()));
  }

  @Override
  public void warned(String message) {
    print(new JsonObject().put(ReportField.WARNING.key(), message));
  }

  @Override
  public void finished(TrainingReport report) {
    JsonObject line =
        line(report.step())
            .put(ReportField.FINAL.key(), true)
            .put(ReportField.LOSS.key(), report.loss());
    report.losses().forEach(line::put);
    report.metrics().forEach(line::put);
    line.put(ReportField.STEPS.key(), report.steps())
        .put(ReportField.LAST_STEP.key(), report.lastStep())
        .put(ReportField.SECONDS.key(), report.seconds())
        .put(ReportField.STEPS_PER_SECOND.key(), report.stepsPerSecond())
        .put(ReportField.FIRST_STEP_MS.key(), report.firstStepMillis())
        .put(ReportField.END.key(), report.end().name().toLowerCase(Locale.ROOT));
    if (report.checkpoints() != null) {
      line.put(ReportField.CHECKPOINTS.key(), report.checkpoints().toString());
    }
    if (report.interrupted()) {
      line.put(ReportField.INTERRUPTED.key(), true);
      restart.command(report).ifPresent(command -> line.put(ReportField.GO_ON.key(), command));
    }
    print(line);
  }

  private JsonObject line(long step) {
    return new JsonObject()
        .put(ReportField.MODEL.key(), started == null ? "" : started.model())
        .put(ReportField.STEP.key(), step);
  }

  private void printOnTheWay(JsonObject line) {
    if (!onlyFinal) {
      print(line);
    }
  }

  private void print(JsonObject line) {
    Output.printLine(out, line.toString());
  }
}
