package dev.nnc.runtime.train;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.IoProblems;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes losses, metrics and rates to a TensorBoard, where the script asks for one. */
final class Board {
  private final TrainingListener listener;
  private @Nullable EventFile file;

  private Board(TrainingListener listener, @Nullable EventFile file) {
    this.listener = listener;
    this.file = file;
  }

  /**
   * Begins a file of events; what others say of later steps is void from now on.
   *
   * @throws UserException if it cannot be written
   */
  static Board of(TrainingSession session, TrainingListener listener) {
    TrainingPlan.Board rule = session.plan().board();
    if (rule == null) {
      return new Board(listener, null);
    }
    Path folder = session.options().results().resolve(rule.folder());
    try {
      return new Board(listener, EventFile.create(folder, session.completedSteps()));
    } catch (IOException problem) {
      throw new UserException(
          "cannot write for TensorBoard to " + folder + ": " + IoProblems.reason(problem),
          "name another folder in the script's log statement",
          problem);
    }
  }

  void measured(TrainingListener.Measured measured) {
    write(
        measured.step(),
        event -> {
          event.scalar("loss", measured.loss());
          if (!Double.isNaN(measured.measuredLoss())) {
            event.scalar("measured_loss", measured.measuredLoss());
          }
          measured.losses().forEach(event::scalar);
          measured.metrics().forEach(event::scalar);
          measured.rates().forEach(event::scalar);
        });
  }

  void progressed(TrainingListener.Progress progress) {
    write(
        progress.step(),
        event -> {
          event.scalar("loss", progress.loss());
          progress.rates().forEach(event::scalar);
        });
  }

  private interface Content {
    void writeTo(EventFile.Event event);
  }

  /** A disk that is full stops no training: it is said once. */
  private void write(long step, Content content) {
    if (file == null) {
      return;
    }
    try {
      EventFile.Event event = new EventFile.Event(step);
      content.writeTo(event);
      file.write(event);
    } catch (IOException problem) {
      listener.warned(
          "cannot write to "
              + file.path()
              + ": "
              + IoProblems.reason(problem)
              + "; the training goes on without it");
      file = null;
    }
  }
}
