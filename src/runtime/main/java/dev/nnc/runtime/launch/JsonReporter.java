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
      line.put("epoch", event.epoch());
    }
    line.put("loss", event.loss());
    event.losses().forEach(line::put);
    if (!Double.isNaN(event.measuredLoss())) {
      line.put("measured_loss", event.measuredLoss());
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
      line.put("steps_per_second", pace.stepsPerSecond());
      if (started.rows() > 0) {
        line.put("rows_per_second", pace.stepsPerSecond() * started.rowsPerStep());
      }
      line.put("seconds_left", pace.seconds(started.lastStep() - step));
    }
  }

  @Override
  public void logged(long step, String name, Tensor value) {
    JsonObject line = line(step);
    printOnTheWay((name.equals("loss") ? line : line.put("loss", loss)).put(name, value));
  }

  @Override
  public void checkpointed(long step, java.nio.file.Path folder) {
    printOnTheWay(line(step).put("checkpoint", folder.toString()));
  }

  @Override
  public void warned(String message) {
    print(new JsonObject().put("warning", message));
  }

  @Override
  public void finished(TrainingReport report) {
    JsonObject line = line(report.step()).put("final", true).put("loss", report.loss());
    report.losses().forEach(line::put);
    report.metrics().forEach(line::put);
    line.put("steps", report.steps())
        .put("last_step", report.lastStep())
        .put("seconds", report.seconds())
        .put("steps_per_second", report.stepsPerSecond())
        .put("first_step_ms", report.firstStepMillis())
        .put("end", report.end().name().toLowerCase(Locale.ROOT));
    if (report.checkpoints() != null) {
      line.put("checkpoints", report.checkpoints().toString());
    }
    if (report.interrupted()) {
      line.put("interrupted", true);
      restart.command(report).ifPresent(command -> line.put("go_on", command));
    }
    print(line);
  }

  private JsonObject line(long step) {
    return new JsonObject().put("model", started == null ? "" : started.model()).put("step", step);
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
