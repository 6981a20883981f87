package dev.nnc.runtime.train;

import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The checkpoint that a session was opened from, until its training goes on. */
final class Resumption {
  private @Nullable Checkpoint checkpoint;

  /**
   * Takes the newest sound checkpoint of the session's options.
   *
   * @param warnings hears of damaged ones
   * @return the file of its weights
   * @throws dev.nnc.runtime.UserException if there is none, it is another model's, or weights to
   *     start from are given as well
   */
  Path begin(TrainingSession session, List<String> warnings) {
    Options options = session.options();
    Path folder = Objects.requireNonNull(options.resume());
    if (options.weights() != null) {
      throw TrainingMessages.twoStarts(options.weights(), folder);
    }
    Checkpoint newest =
        Checkpoint.read(
            new Checkpoints(folder, options.caller()).newestSound(warnings::add), session);
    checkpoint = newest;
    return newest.weights(session);
  }

  /** What was measured before; empty without a checkpoint. */
  History history() {
    return checkpoint == null ? new History() : checkpoint.history();
  }

  /**
   * Gives away what to go on from; trainings after this one go on from it.
   *
   * @throws dev.nnc.runtime.UserException if the checkpoint's batches were others
   */
  @Nullable Checkpoint end(TrainingSession session) {
    Checkpoint from = checkpoint;
    if (from != null) {
      from.requireBatches(session);
    }
    checkpoint = null;
    return from;
  }
}
