package dev.nnc.runtime.launch;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.train.History;
import dev.nnc.runtime.train.Pictures;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Trains a session as a program does: Ctrl-C ends it early, what it learnt is saved. */
public final class TrainingRun {
  private TrainingRun() {}

  /**
   * Trains to the end or to an interrupt, saves {@code <Model>.safetensors} and draws the script's
   * pictures. Whether these can be written is found out before the first step.
   *
   * @param out the folder to save in, made if need be; null to save nothing
   * @throws UserException if data, training or file go wrong, or another training will save there
   */
  public static TrainingReport run(
      TrainingSession session, TrainingListener listener, @Nullable Path out) {
    Pictures pictures = Pictures.of(session);
    requirePictures(pictures, session);
    WeightsFolder folder = out == null ? null : WeightsFolder.take(out, session, listener);
    // The folder is given away before the hook is let go, which ends the process.
    try (InterruptOnExit exit = new InterruptOnExit(Thread.currentThread());
        folder) {
      TrainingReport report = session.train(listener);
      exit.waitOnly();
      if (folder != null) {
        session.save(folder.file());
        listener.saved(folder.file());
      }
      draw(pictures, session, report, listener);
      return report;
    }
  }

  private static void requirePictures(Pictures pictures, TrainingSession session) {
    pictures.require();
    Path folder = session.options().results();
    Caller caller = session.options().caller();
    session
        .plan()
        .pictures()
        .forEach(plan -> Target.requireInResults(folder.resolve(plan.file()), caller));
  }

  private static void draw(
      Pictures pictures,
      TrainingSession session,
      TrainingReport report,
      TrainingListener listener) {
    History history = report.history();
    String why = report.steps() == 0 ? "there was none" : "nothing of it was measured yet";
    pictures
        .leftOut(history)
        .forEach(
            plan ->
                listener.warned("left out " + plan.file() + ", which shows a training: " + why));
    pictures.draw(history, session.options().results()).forEach(listener::drawn);
  }

  /**
   * Reports a training in the form that a command line asks for.
   *
   * @param json lines of JSON rather than text
   * @param quiet nothing, or of JSON only the last line
   * @param restart how to go on after an interrupt
   */
  public static TrainingListener listener(
      boolean json, boolean quiet, Screen screen, Restart restart) {
    if (json) {
      return new JsonReporter(screen.out(), quiet, restart);
    }
    return quiet ? new QuietReporter(screen.err(), restart) : new TextReporter(screen, restart);
  }

  /** Where {@link #run} saves the weights of a model. */
  public static Path weightsFile(String model, Path out) {
    return out.resolve(model + ".safetensors");
  }
}
