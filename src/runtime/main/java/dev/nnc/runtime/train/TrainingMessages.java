package dev.nnc.runtime.train;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.OptionName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** Said where rows are needed, or given, of a script that says nothing of them. */
  static UserException noDataStatement(String model, List<String> placeholders) {
    return new UserException(
        model + " has no data statement that says which rows it trains on",
        "add one: data csv(\"file.csv\") { "
            + String.join(", ", placeholders.stream().map(name -> name + " = …").toList())
            + " }; or make each step from Java, by step(…) or by feed(…) and run()");
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

  static UserException twoStarts(Path weights, Path checkpoints) {
    return new UserException(
        "a training starts from the weights of " + weights + " or goes on in " + checkpoints,
        "leave out one of them: a checkpoint has weights of its own");
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

  /**
   * What is said of a loss that is no number to go on with.
   *
   * @param named the losses that have names, of which the ones at fault are said
   */
  static UserException notFinite(TrainingSession session, double loss, Map<String, Double> named) {
    String faults =
        named.entrySet().stream()
            .filter(each -> !Double.isFinite(each.getValue()))
            .map(each -> "`" + each.getKey() + "` is " + text(each.getValue()))
            .collect(Collectors.joining(", "));
    return new UserException(
        String.format(
            Locale.ROOT,
            "the loss of %s is %s at step %d%s",
            session.model(),
            text(loss),
            session.completedSteps(),
            faults.isEmpty() ? "" : ": " + faults),
        "try a smaller rate, clip_global_norm(1) before the optimizer, or values of the data"
            + " nearer to 1; "
            + OptionName.ALLOW_NON_FINITE.of(session.options().caller())
            + " goes on all the same");
  }

  private static String text(double loss) {
    return Double.isNaN(loss) ? "NaN" : String.valueOf(loss);
  }
}
