package dev.nnc.runtime.train;

import dev.nnc.runtime.UserException;
import java.util.List;
import java.util.Locale;

/** What a training says when it cannot begin or go on. */
final class TrainingMessages {
  private TrainingMessages() {}

  static UserException noRows(String model) {
    return new UserException(
        "no rows are left to train " + model + " on",
        "check the file, the `where` and the `split` of the data statement");
  }

  static UserException noData(String model) {
    return new UserException(
        model + " has no data statement that says how rows are read",
        "feed its placeholders: nnc eval --feed, or feed(…) and fetch(…)");
  }

  static UserException otherData(String model, List<String> given, List<String> wanted) {
    return new UserException(
        model
            + " takes rows of "
            + String.join(", ", wanted)
            + ", not of "
            + (given.isEmpty() ? "none" : String.join(", ", given)),
        "give the placeholders of the script's data statement in their order and types");
  }

  static UserException compiledWithoutGradients(String model) {
    return new UserException(
        "the trainer of " + model + " was compiled without gradients",
        "compile the script with CompilerOptions.withGradients(true), or with nnc compile");
  }

  static UserException inseparable(String model, String why) {
    return new UserException(
        model + " gives no gradients apart from its steps: the update of a variable " + why,
        "make whole steps, with run() or step(…)");
  }

  static UserException notFinite(String model, long step, double loss) {
    return new UserException(
        String.format(
            Locale.ROOT,
            "the loss of %s is %s at step %d",
            model,
            Double.isNaN(loss) ? "NaN" : loss,
            step),
        "try a smaller rate, clip_global_norm(1) before the optimizer, or values of the data"
            + " nearer to 1; --allow-non-finite goes on all the same");
  }
}
