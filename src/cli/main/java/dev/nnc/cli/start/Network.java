package dev.nnc.cli.start;

import java.util.ArrayList;
import java.util.List;

/** A network that suits a table's size, and how it is trained. */
final class Network {
  private static final int BATCH = 32;

  private final int rows;
  private final int inputs;
  private final Target target;

  /**
   * @param inputs numbers of a row that are fed; 0 if there is nothing but the target
   */
  Network(int rows, int inputs, Target target) {
    this.rows = rows;
    this.inputs = inputs;
    this.target = target;
  }

  List<String> dims() {
    List<String> lines = new ArrayList<>();
    if (inputs > 0) {
      lines.add("dim features = " + inputs);
    }
    if (target.isClass()) {
      lines.add("dim classes = " + target.classes());
    } else {
      lines.add(
          "// The network learns numbers near 0: the target less its mean, by a quarter of its range.");
      lines.add("config target_mean = " + target.center());
      lines.add("config target_scale = " + target.scale());
    }
    if (inputs > 0) {
      lines.add("// More units learn finer differences, and need more rows.");
      lines.add("config units = " + units());
    }
    return lines;
  }

  private int units() {
    int wanted = Integer.highestOneBit(Math.max(8, inputs)) * 2;
    int most = rows < 500 ? 16 : rows < 5_000 ? 64 : 128;
    return Math.min(wanted, most);
  }

  List<String> model(String name) {
    List<String> lines = new ArrayList<>(List.of("model " + name + " {"));
    if (inputs > 0) {
      lines.add("  placeholder x : float[batch, features]");
    }
    lines.add(
        target.isClass()
            ? "  placeholder label : int[batch]"
            : "  placeholder target : float[batch]");
    lines.addAll(inputs > 0 ? layers() : constant());
    lines.addAll(inputs > 0 ? outputs() : List.of());
    lines.add("}");
    return lines;
  }

  private List<String> layers() {
    String last = target.isClass() ? "dense(classes)" : "dense(1)";
    List<String> lines = new ArrayList<>();
    lines.add("  hidden = x |> dense(units, activation = relu)");
    if (rows >= 1_000) {
      lines.add("  // Leaves out a fifth of the units in each step, so that none is relied upon.");
      lines.add("  deep = hidden |> dropout(0.2) |> dense(units, activation = relu)");
    }
    String from = rows >= 1_000 ? "deep" : "hidden";
    lines.add(
        target.isClass()
            ? "  logits = " + from + " |> " + last
            : "  score = " + from + " |> " + last + " |> squeeze(axis = 1)");
    return lines;
  }

  /** Without inputs the best prediction is the same for all rows. */
  private List<String> constant() {
    return target.isClass()
        ? List.of(
            "  // There are no other columns: learns how frequent each class is.",
            "  variable frequency : float[classes] = 0",
            "  logits = one_hot(label, classes) * 0 + frequency",
            "  output probability = softmax(frequency)")
        : List.of(
            "  // There are no other columns: learns the mean.",
            "  variable score : float[] = 0",
            "  output prediction = target_mean + target_scale * score");
  }

  private List<String> outputs() {
    if (!target.isClass()) {
      return List.of("  output prediction = target_mean + target_scale * score");
    }
    return List.of(
        "  output probability = softmax(logits)", "  output prediction = argmax(logits, axis = 1)");
  }

  List<String> training() {
    List<String> lines = new ArrayList<>();
    lines.add("  loss     " + loss());
    if (inputs > 0) {
      lines.add("  // Keeps weights small: try 0.01 if training rows do much better than others.");
      lines.add("  regularize l2(1e-3) on \"**/weight\"");
    }
    lines.add("  optimize adam(rate = " + (inputs > 0 ? "3e-3" : "3e-2") + ")");
    lines.add("  run      batch " + BATCH + ", " + epochs() + " epochs, seed 0");
    lines.addAll(metrics());
    return lines;
  }

  private String loss() {
    if (target.isClass()) {
      return "sparse_cross_entropy_logits(logits, label)";
    }
    return inputs > 0
        ? "mse(score, (target - target_mean) / target_scale)"
        : "mean((score - (target - target_mean) / target_scale)^2)";
  }

  private List<String> metrics() {
    if (target.isClass()) {
      return List.of("  metric   accuracy(logits, label)");
    }
    if (inputs == 0) {
      return List.of("  metric   mae = mean(abs(target - prediction))");
    }
    return List.of(
        "  // 1 is perfect, 0 no better than the mean; then the mean error in the target's unit.",
        "  metric   r2(prediction, target)",
        "  metric   mae(prediction, target)");
  }

  /** As many as make some 2,000 steps, which a minute is always enough for. */
  private int epochs() {
    int stepsPerEpoch = (rows * 4 / 5 + BATCH - 1) / BATCH;
    return Math.max(5, Math.min(100, 2_000 / Math.max(1, stepsPerEpoch)));
  }
}
