package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.Safetensors;
import dev.nnc.runtime.session.OptionName;
import dev.nnc.runtime.session.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a training needs to go on, as files of a folder: {@code <Model>.safetensors} with all cells,
 * as {@code save} writes it; {@code best.safetensors}, the same for the best state of an early
 * stop; {@code training.safetensors} with the history and, as strings, the rest.
 */
final class Checkpoint {
  private static final String TRAINING = "training.safetensors";
  private static final String BEST = "best.safetensors";
  private static final String MODEL = "model";
  private static final String SEED = "seed";
  private static final String BATCH = "batch";
  private static final String STEPS_PER_EPOCH = "steps_per_epoch";
  private static final String ROWS = "rows_checksum";

  private final Path folder;
  private final Map<String, String> facts;
  private final History history;

  private Checkpoint(Path folder, Safetensors training) {
    this.folder = folder;
    this.facts = training.metadata();
    Map<String, Tensor> columns = training.byName();
    this.history = HistoryTensors.read(columns);
  }

  static void write(
      Path folder, TrainingSession session, History history, @Nullable EarlyStop stop) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(MODEL, session.model());
    facts.put(SEED, Long.toString(session.seed()));
    facts.put(BATCH, Integer.toString(session.batchSize()));
    facts.put(STEPS_PER_EPOCH, Integer.toString(session.stepsPerEpoch()));
    facts.put(ROWS, Long.toHexString(session.trainingRows().checksum()));
    Snapshot.saveNow(session, weights(folder, session));
    if (stop != null) {
      facts.putAll(stop.memory());
      stop.save(folder.resolve(BEST));
    }
    Safetensors.write(folder.resolve(TRAINING), facts, HistoryTensors.of(history));
  }

  private static Path weights(Path folder, TrainingSession session) {
    return folder.resolve(session.model() + ".safetensors");
  }

  /**
   * A checkpoint of a session's model.
   *
   * @throws UserException if it is of another model or seed
   */
  static Checkpoint read(Path folder, TrainingSession session) {
    Checkpoint checkpoint = new Checkpoint(folder, Safetensors.read(folder.resolve(TRAINING)));
    String model = checkpoint.facts.getOrDefault(MODEL, "");
    if (!model.equals(session.model())) {
      throw new UserException(
          folder + " is a checkpoint of " + model + ", not of " + session.model(),
          "give a folder with checkpoints of " + session.model());
    }
    checkpoint.requireSeed(session);
    return checkpoint;
  }

  private void requireSeed(TrainingSession session) {
    String seed = facts.getOrDefault(SEED, "");
    if (session.options().seed().isPresent()
        && !seed.equals(Long.toString(session.options().seed().getAsLong()))) {
      throw new UserException(
          "the checkpoint " + folder + " is of a training with seed " + seed,
          "leave out %s, or %s"
              .formatted(OptionName.SEED.of(session.options().caller()), withWeights(session)));
    }
  }

  /**
   * Checks that the data gives the batches of before.
   *
   * @throws UserException if their size or number is another, or what is in them
   */
  void requireBatches(TrainingSession session) {
    String batch = facts.getOrDefault(BATCH, "");
    String count = facts.getOrDefault(STEPS_PER_EPOCH, "");
    if (!batch.equals(Integer.toString(session.batchSize()))
        || !count.equals(Integer.toString(session.stepsPerEpoch()))) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "the checkpoint %s is of a training with %s batches of %s rows an epoch, not %d of"
                  + " %d",
              folder,
              count,
              batch,
              session.stepsPerEpoch(),
              session.batchSize()),
          "give the data and the batch of before, or " + withWeights(session));
    }
    String rows = Long.toHexString(session.trainingRows().checksum());
    if (!facts.getOrDefault(ROWS, rows).equals(rows)) {
      throw new UserException(
          "the checkpoint " + folder + " is of a training with other rows than the data has now",
          "give the data of before, or " + withWeights(session));
    }
  }

  /** What can be done with a checkpoint that is of another training. */
  private String withWeights(TrainingSession session) {
    return "begin with its weights: "
        + OptionName.WEIGHTS.set(session.options().caller(), weights(session).toString());
  }

  Path weights(TrainingSession session) {
    return weights(folder, session);
  }

  History history() {
    return history;
  }

  /** Tells an early stop what it knew. */
  void remind(EarlyStop stop) {
    Path best = folder.resolve(BEST);
    try {
      stop.remember(facts, Files.isRegularFile(best) ? best : null);
    } catch (NumberFormatException e) {
      throw new UserException(
          folder.resolve(TRAINING) + " has texts where the early stop's numbers should be",
          "the checkpoint is damaged: give the folder of an older one",
          e);
    }
  }
}
