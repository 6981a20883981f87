package dev.nnc.compiler.site;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes whole scripts of the parts that pages show. */
final class Completion {
  /** What the parts of train blocks are about. */
  private static final String MODEL =
      """
      model Example {
        placeholder x     : float[batch, 4]
        placeholder label : float[batch, 1]
        hidden = x      |> dense(8, activation = relu)
        score  = hidden |> dense(1)
        probability = sigmoid(score)
      }
      """;

  private static final Map<String, String> NEEDED = new LinkedHashMap<>();

  static {
    NEEDED.put("loss", "loss mse(score, label)");
    NEEDED.put("optimize", "optimize sgd(rate = 0.1)");
    NEEDED.put("run", "run batch 32, 20 epochs");
  }

  private Completion() {}

  /** The script that a block stands for. */
  static String script(Block block) {
    return switch (block.kind()) {
      case "nn", "nn error" -> block.text();
      case "nn model" -> "model Example {\n" + block.text() + "}\n";
      case "nn train" -> MODEL + "train Example {\n" + block.text() + rest(block.text()) + "}\n";
      default -> throw new IllegalArgumentException("no such kind of block: " + block);
    };
  }

  /** The statements that a train block needs and the part does not show. */
  private static String rest(String shown) {
    StringBuilder rest = new StringBuilder();
    NEEDED.forEach(
        (word, statement) -> {
          if (shown.lines().noneMatch(line -> line.startsWith(word + " "))) {
            rest.append(statement).append('\n');
          }
        });
    return rest.toString();
  }
}
