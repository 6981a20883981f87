package dev.nnc.runtime.launch;

import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import java.io.PrintStream;

/** Writes what must not be missed, and how to go on after an interrupt. */
class QuietReporter implements TrainingListener {
  private final PrintStream err;
  private final Restart restart;

  QuietReporter(PrintStream err, Restart restart) {
    this.err = err;
    this.restart = restart;
  }

  @Override
  public void warned(String message) {
    err.println("warning: " + message);
  }

  @Override
  public void finished(TrainingReport report) {
    if (report.interrupted()) {
      err.println(restart.hint(report));
    }
  }
}
