package dev.nnc.runtime.launch;

import java.util.Arrays;
import java.util.Locale;

/** What the lines of JSON about a training call their own fields; beside them stand metrics. */
public enum ReportField {
  MODEL,
  STEP,
  EPOCH,
  LOSS,
  MEASURED_LOSS,
  STEPS_PER_SECOND,
  ROWS_PER_SECOND,
  SECONDS_LEFT,
  CHECKPOINT,
  WARNING,
  FINAL,
  STEPS,
  LAST_STEP,
  SECONDS,
  FIRST_STEP_MS,
  END,
  CHECKPOINTS,
  INTERRUPTED,
  GO_ON,
  SETTINGS;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** What the field is called in JSON. */
  public String key() {
    return key;
  }

  /** Whether a field is called so. */
  public static boolean isKey(String name) {
    return Arrays.stream(values()).anyMatch(field -> field.key.equals(name));
  }
}
