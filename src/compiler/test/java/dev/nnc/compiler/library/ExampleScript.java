package dev.nnc.compiler.library;

import dev.nnc.compiler.driver.Manual;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes whole scripts of the examples in the library's documentation. Those of one definition
 * belong together: statements of a model, expressions about them, statements of train blocks.
 */
final class ExampleScript {
  private static final String MODEL =
      """
        variable weight : float[3, 2] = [[1, 2], [-3, 0.5], [0.1, -1]]
        variable bias : float[2] = [0.5, -0.5]
        f = sum(weight^2) + sum(weight) + sum(bias^2)
      """;

  private ExampleScript() {}

  /** Whether an example's value can be an output. */
  static boolean isExpression(Manual.Example example) {
    return !isStatement(example) && !isTraining(example) && !isPicture(example);
  }

  /** Whether an example is a picture, as the page of the library shows it. */
  static boolean isPicture(Manual.Example example) {
    return example.code().startsWith("plot ");
  }

  private static boolean isStatement(Manual.Example example) {
    return example.code().matches("(variable|state|layer) .*|\\w+ = .*");
  }

  /** Whether an example is a statement of a train block. */
  static boolean isTraining(Manual.Example example) {
    return example.code().matches("(loss|optimize|regularize|constrain|metric|average|run) .*");
  }

  /** A model whose outputs {@code example_0}, {@code example_1}, … are the expressions. */
  static String model(List<Manual.Example> examples) {
    List<String> lines = new ArrayList<>();
    int outputs = 0;
    for (Manual.Example example : examples) {
      if (isExpression(example)) {
        lines.add("  output example_" + outputs++ + " = " + example.code() + "\n");
      } else if (isStatement(example)) {
        lines.add("  " + example.code() + "\n");
      }
    }
    return "model Example {\n" + String.join("", lines) + "}\n";
  }

  /** A training of three steps with a statement. */
  static String training(Manual.Example example) {
    StringBuilder train = new StringBuilder("  " + example.code() + "\n");
    for (String needed : List.of("loss f", "optimize sgd(0.1)", "run 3 steps")) {
      if (!example.code().startsWith(needed.substring(0, needed.indexOf(' ') + 1))) {
        train.append("  ").append(needed).append('\n');
      }
    }
    return "model Example {\n" + MODEL + "}\n\ntrain Example {\n" + train + "}\n";
  }
}
