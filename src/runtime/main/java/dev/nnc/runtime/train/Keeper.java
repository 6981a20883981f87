package dev.nnc.runtime.train;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes checkpoints, where a folder for them is known. A disk that is full stops no training. */
final class Keeper implements AutoCloseable {
  /** One to go on from, and one in case that it gets damaged. */
  private static final int KEEP = 2;

  private final TrainingSession session;
  private final TrainingListener listener;
  private final @Nullable Checkpoints checkpoints;
  private final int keep;
  private @Nullable Path latest;
  private long latestStep = -1;
  private boolean failed;

  Keeper(TrainingSession session, TrainingListener listener) {
    this.session = session;
    this.listener = listener;
    TrainingPlan.Checkpoint rule = session.plan().checkpoint();
    Path folder = folder(session.options(), rule);
    this.checkpoints = folder == null ? null : new Checkpoints(folder, session.options().caller());
    this.keep = rule == null ? KEEP : rule.keep();
  }

  private static @Nullable Path folder(Options options, TrainingPlan.@Nullable Checkpoint rule) {
    if (options.checkpoints() != null) {
      return options.checkpoints();
    }
    return rule == null ? null : options.results().resolve(rule.folder());
  }

  /**
   * Makes sure before the first step that there will be checkpoints.
   *
   * @throws UserException if the folder cannot be written to, or another training writes to it
   */
  void prepare() {
    if (checkpoints != null) {
      checkpoints.prepare();
    }
  }

  /** Gives the folder to other trainings. */
  @Override
  public void close() {
    if (checkpoints != null) {
      checkpoints.close();
    }
  }

  /** Writes a checkpoint of now, unless it is there. What cannot be written is said once. */
  void keep(History history, @Nullable EarlyStop stop) {
    long step = session.completedSteps();
    if (checkpoints == null || step == latestStep) {
      return;
    }
    try {
      latest =
          checkpoints.write(step, keep, part -> Checkpoint.write(part, session, history, stop));
      latestStep = step;
      failed = false;
      listener.checkpointed(step, latest);
    } catch (UserException problem) {
      if (!failed) {
        listener.warned(problem.getMessage() + "; the training goes on without it");
      }
      failed = true;
    }
  }

  /** The folder of the checkpoints that were written; null if there is none. */
  @Nullable Path folder() {
    return latest == null || checkpoints == null ? null : checkpoints.folder();
  }
}
