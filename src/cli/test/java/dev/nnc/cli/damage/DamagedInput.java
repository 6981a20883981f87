package dev.nnc.cli.damage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files, and a script that reads them.
 *
 * @param title what is wrong or odd
 * @param data the script's data statement without its first word
 * @param files contents by name; a null content is a folder
 * @param options of the command
 */
record DamagedInput(String title, String data, Map<String, byte[]> files, List<String> options) {
  /** A file called t.csv that feeds x. */
  static DamagedInput csv(String title, String content) {
    return csv(title, "csv(\"t.csv\") { x = [a, b] }", content.getBytes(UTF_8));
  }

  static DamagedInput csv(String title, String data, String content) {
    return csv(title, data, content.getBytes(UTF_8));
  }

  static DamagedInput csv(String title, String data, byte[] content) {
    return of(title, data, "t.csv", content);
  }

  /** One file. */
  static DamagedInput of(String title, String data, String name, byte[] content) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(name, content);
    return new DamagedInput(title, data, files, List.of());
  }

  DamagedInput with(String name, byte[] content) {
    Map<String, byte[]> more = new LinkedHashMap<>(files);
    more.put(name, content);
    return new DamagedInput(title, data, more, options);
  }

  DamagedInput with(String name, String content) {
    return with(name, content.getBytes(UTF_8));
  }

  DamagedInput withOptions(String... words) {
    return new DamagedInput(title, data, files, List.of(words));
  }

  /** The script: its model takes a label where the data statement feeds one. */
  String script() {
    boolean labelled = data.contains("label =");
    String label = labelled ? "  placeholder label : int[batch]\n" : "";
    String loss = labelled ? "sparse_cross_entropy_logits(y, label)" : "mean(y^2)";
    return """
        model M {
          placeholder x : float[batch, 2]
        %s  y = x |> dense(3)
        }

        train M {
          data     %s
          loss     %s
          optimize sgd(rate = 0.01)
          run      batch 8, 1 steps
        }
        """
        .formatted(label, data, loss);
  }
}
