package dev.nnc.compiler.library;

import dev.nnc.compiler.driver.Manual;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole trainings of the examples that the library's documentation gives of optimizers, stages,
 * corrections, schedules, regularizers and constraints: each has a layer of its own in one model.
 */
final class TrainingRules {
  private TrainingRules() {}

  /** All such examples. */
  static List<String> all() {
    return examples("(optimize|regularize|constrain) .*");
  }

  /** The ways to average. */
  static List<String> averages() {
    return examples("average .*");
  }

  private static List<String> examples(String form) {
    return Manual.ofLibrary().entries().stream()
        .filter(entry -> !entry.source().isEmpty())
        .flatMap(entry -> entry.examples().stream())
        .map(Manual.Example::code)
        .filter(code -> code.matches(form))
        .toList();
  }

  /**
   * A training on rows in batches, the last of an epoch smaller, whose layer {@code case_i} is
   * trained by the i-th rule.
   *
   * @param more further statements of the train block
   */
  static String script(List<String> rules, String more) {
    StringBuilder layers = new StringBuilder();
    List<String> outputs = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    StringBuilder statements = new StringBuilder();
    for (int i = 0; i < rules.size(); i++) {
      String layer = "case_" + i;
      layers.append("  " + layer + " = h |> dense(3, activation = tanh)\n");
      outputs.add("mean((" + layer + " - t)^2)");
      String own = "\"" + layer + "/**";
      String rule = rules.get(i).replace("on \"**\"", "on " + own + "\"");
      if (!rule.startsWith("optimize ")) {
        statements.append("  " + rule + "\n");
      } else if (rule.contains(" on ")) {
        groups.add(
            rule.substring(9).replace("on \"", "on " + own + "/") + " on " + own + "/bias\"");
      } else {
        groups.add(rule.substring(9) + " on " + own + "\"");
      }
    }
    groups.add("sgd(0.1)");
    return """
        model M {
          placeholder x : float[batch, 2]
          placeholder t : float[batch, 1]
          h = x |> batch_norm |> dropout(0.2)
        %s  apart = %s
        }
        train M {
          data moons(70) { x = [x1, x2], t = [label] }
          loss apart
          run  batch 20, 4 epochs
          optimize %s
        %s%s}
        """
        .formatted(
            layers,
            String.join("\n    + ", outputs),
            String.join("\n    else ", groups),
            statements,
            more)
        .replace(
            "- t)", "- [0.2, 0.5, 0.9] * expand(squeeze(t, axis = 1), axis = 1, like = case_0))");
  }
}
