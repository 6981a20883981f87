package dev.nnc.runtime.launch;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import dev.nnc.runtime.train.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Trains a session as a program does: Ctrl-C ends it early, what it learnt is saved. */
public final class TrainingRun {
  private TrainingRun() {}

  /**
   * Trains to the end or to an interrupt, and saves {@code <Model>.safetensors}.
   *
   * @param out the folder to save in, made if need be; null to save nothing
   * @throws UserException if data, training or file go wrong
   */
  public static TrainingReport run(
      TrainingSession session, TrainingListener listener, @Nullable Path out) {
    if (out != null) {
      makeFolder(out);
    }
    try (InterruptOnExit exit = new InterruptOnExit(Thread.currentThread())) {
      TrainingReport report = session.train(listener);
      exit.waitOnly();
      if (out != null) {
        session.save(weightsFile(session, out));
      }
      return report;
    }
  }

  /** Where {@link #run} saves the weights. */
  public static Path weightsFile(TrainingSession session, Path out) {
    return out.resolve(session.model() + ".safetensors");
  }

  /** Before training, so that a mistake in the name costs no time. */
  private static void makeFolder(Path out) {
    try {
      Files.createDirectories(out);
    } catch (IOException unusable) {
      throw new UserException(
          "cannot make the folder " + out, "name another one with --out", unusable);
    }
  }
}
