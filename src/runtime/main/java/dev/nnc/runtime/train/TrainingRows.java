package dev.nnc.runtime.train;

import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.load.ClassNames;
import dev.nnc.runtime.data.load.DataLoader;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Signature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The rows of a session and the order in which it trains with them. */
final class TrainingRows {
  private final String model;
  private final TrainingPlan plan;
  private final LearntData learnt;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private @Nullable Dataset dataset;
  private @Nullable Batches batches;
  private @Nullable Long checksum;

  /** Whether the rows were read as the script says, and not handed over. */
  private boolean read;

  /**
   * @param texts the session's
   */
  TrainingRows(String model, TrainingPlan plan, Map<String, String> texts) {
    this.model = model;
    this.plan = plan;
    this.learnt = new LearntData(plan.data(), texts);
  }

  LearntData learnt() {
    return learnt;
  }

  /**
   * Reads what the script's data statement names, unless there are rows.
   *
   * @param warnings hears what is odd about them
   * @throws dev.nnc.runtime.UserException if the data is not what the script says
   */
  void load(Options options, List<String> warnings) {
    if (plan.data() != null && dataset == null) {
      use(learnt.load(plan.data(), new DataLoader(options.base(), tables), warnings));
      read = true;
    }
  }

  /**
   * Requires that there are rows for the placeholders that the script's data feeds.
   *
   * @throws dev.nnc.runtime.UserException if there are none, or they are for others
   */
  void requireFitting(Dataset rows) {
    if (rows.training().rows() == 0) {
      throw TrainingMessages.noRows(model);
    }
    List<String> given = texts(rows.placeholders());
    if (plan.data() != null && !given.equals(texts(plan.data().placeholders()))) {
      throw TrainingMessages.otherData(model, given, texts(plan.data().placeholders()));
    }
  }

  private static List<String> texts(List<PlaceholderPlan> placeholders) {
    return placeholders.stream()
        .map(each -> each.name() + " : " + Signature.text(each.type(), each.shape()))
        .toList();
  }

  /** Takes rows that are computed already. */
  void use(Dataset rows) {
    if (rows.training().rows() == 0) {
      throw TrainingMessages.noRows(model);
    }
    dataset = rows;
    checksum = null;
    read = false;
  }

  void useTable(String name, Table rows) {
    learnt.requireTable(plan.data(), name);
    tables.put(name, rows);
    dataset = null;
  }

  /** Forgets rows that were computed with statistics or categories which are others now. */
  void forgetRead() {
    if (read && learnt.learns()) {
      dataset = null;
    }
  }

  boolean isLoaded() {
    return dataset != null;
  }

  Dataset dataset() {
    if (dataset == null) {
      throw new IllegalStateException(model + " has no data yet");
    }
    return dataset;
  }

  /** Whether there are rows for validation. */
  boolean validates() {
    return dataset != null && !dataset.training().equals(measuredPart());
  }

  /** The rows that metrics are computed on, validation if there is any; null without data. */
  Dataset.@Nullable Part measuredPart() {
    if (dataset == null) {
      return null;
    }
    Dataset.Part validation = dataset.validation();
    return validation == null || validation.rows() == 0 ? dataset.training() : validation;
  }

  /** A checksum of all rows; 0 without data. */
  long checksum() {
    if (checksum == null) {
      checksum = dataset == null ? 0 : dataset.checksum();
    }
    return checksum;
  }

  SortedMap<Integer, String> classNames(String placeholder) {
    return plan.data() == null
        ? Collections.emptySortedMap()
        : ClassNames.of(plan.data(), learnt.known(), placeholder);
  }

  /**
   * Stands before the batch of a step.
   *
   * @param batch rows; 0 for all
   */
  void begin(long batch, long seed, long step) {
    if (dataset != null) {
      int size = batch == 0 ? Integer.MAX_VALUE : (int) Math.min(batch, Integer.MAX_VALUE);
      batches = new Batches(dataset.training(), size, plan.run().inOrder(), seed);
      batches.moveToStep(step);
    }
  }

  Batches batches() {
    if (batches == null) {
      throw new IllegalStateException(model + " trains without data");
    }
    return batches;
  }

  /** Rows of a full batch; 1 where there is no data. */
  int batchSize() {
    return batches == null ? (int) Math.max(1, plan.run().batch()) : batches.batchSize();
  }

  /** Steps of an epoch; 1 where there is no data. */
  int stepsPerEpoch() {
    return batches == null ? 1 : batches.batchesPerEpoch();
  }
}
