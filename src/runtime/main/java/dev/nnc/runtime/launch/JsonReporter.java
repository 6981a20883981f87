package dev.nnc.runtime.launch;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import java.io.PrintStream;

/**
 * Writes a training as lines of JSON: {@code step}, {@code loss} and metrics by name; the last one
 * has {@code "final": true} and says how long it took.
 */
public final class JsonReporter implements TrainingListener {
  private final PrintStream out;
  private final boolean onlyFinal;
  private String model = "";
  private boolean hasEpochs;
  private double loss = Double.NaN;

  /**
   * @param onlyFinal whether the last line is written alone
   */
  public JsonReporter(PrintStream out, boolean onlyFinal) {
    this.out = out;
    this.onlyFinal = onlyFinal;
  }

  @Override
  public void started(Started event) {
    model = event.model();
    hasEpochs = event.rows() > 0;
  }

  @Override
  public void progressed(long step, double latest) {
    loss = latest;
  }

  @Override
  public void measured(Measured event) {
    JsonObject line = line(event.step());
    if (hasEpochs) {
      line.put("epoch", event.epoch());
    }
    line.put("loss", event.loss());
    event.metrics().forEach(line::put);
    printOnTheWay(line);
  }

  @Override
  public void logged(long step, String name, Tensor value) {
    JsonObject line = line(step);
    printOnTheWay((name.equals("loss") ? line : line.put("loss", loss)).put(name, value));
  }

  @Override
  public void finished(TrainingReport report) {
    JsonObject line = line(report.step()).put("final", true).put("loss", report.loss());
    report.metrics().forEach(line::put);
    line.put("steps", report.steps())
        .put("seconds", report.seconds())
        .put("steps_per_second", report.stepsPerSecond())
        .put("first_step_ms", report.firstStepMillis());
    print(report.interrupted() ? line.put("interrupted", true) : line);
  }

  private JsonObject line(long step) {
    return new JsonObject().put("model", model).put("step", step);
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
