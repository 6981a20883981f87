package dev.nnc.runtime.session;

import java.util.Arrays;
import java.util.Optional;

/** What can be set of a training, as command lines, Maven and Java call it. */
public enum OptionName {
  EPOCHS("--epochs", "nnc.epochs", "withEpochs"),
  STEPS("--steps", "nnc.steps", "withSteps"),
  BATCH("--batch", "nnc.batch", "withBatch"),
  SEED("--seed", "nnc.seed", "withSeed"),
  THREADS("--threads", "nnc.threads", "withThreads"),
  DATA_FOLDER("--data-folder", "nnc.dataFolder", "withBase"),
  RESULTS_FOLDER("--results-folder", "nnc.resultsFolder", "withResults"),
  WEIGHTS("--weights", "nnc.weights", "withWeights"),
  RESUME("--resume", "nnc.resume", "withResume"),
  CHECKPOINT("--checkpoint", "nnc.checkpoint", "withCheckpoints"),
  ALLOW_NON_FINITE("--allow-non-finite", "nnc.allowNonFinite", "withAllowNonFinite");

  private final String word;
  private final String property;
  private final String method;

  OptionName(String word, String property, String method) {
    this.word = word;
    this.property = property;
    this.method = method;
  }

  /** The option that command lines call so. */
  public static Optional<OptionName> ofWord(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** The option as this caller calls it: {@code --resume}. */
  public String of(Caller caller) {
    return switch (caller) {
      case COMMAND_LINE -> word;
      case MAVEN -> property;
      case JAVA -> "Options." + method;
    };
  }

  /** How this caller sets the option: {@code --resume kept}. */
  public String set(Caller caller, String value) {
    return switch (caller) {
      case COMMAND_LINE -> word + " " + value;
      case MAVEN -> "-D" + property + "=" + value;
      case JAVA -> of(caller) + "(Path.of(\"" + value + "\"))";
    };
  }
}
