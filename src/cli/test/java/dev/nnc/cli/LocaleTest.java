package dev.nnc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed and written is the same where an i has a dot, and digits look otherwise. */
final class LocaleTest {
  private static final String SCRIPT =
      """
      config width = 3
      model Fit {
        placeholder image : float[batch, 4]
        placeholder t     : float[batch, 1]
        output y = image |> dense(width, activation = tanh) |> dense(1)
      }
      train Fit {
        data     csv("fit.csv") { image = [a, b, c, d], t = [t] } split 75% / 25%
        loss     mse(y, t)
        optimize adam(0.05)
        run      batch 10, 300 steps
        metric   mae(y, t)
        plot     curves(loss, mae) to "curves.svg"
        plot     images(image as 2 by 2) to "images.svg"
        plot     line(gelu(u) over u in -3 to 3) to "gelu.svg"
      }
      """;

  @TempDir private Path folder;

  @Test
  void outputIsTheSame() throws IOException {
    Locale before = Locale.getDefault();
    try {
      List<String> plain = output(Locale.ROOT);
      for (String tag : List.of("tr-TR", "ar-EG")) {
        assertThat(output(Locale.forLanguageTag(tag))).as(tag).isEqualTo(plain);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  /** What commands print, and the files that they write. */
  private List<String> output(Locale locale) throws IOException {
    Locale.setDefault(locale);
    StringBuilder rows = new StringBuilder("a,b,c,d,t\n");
    for (int i = 0; i < 40; i++) {
      rows.append(i / 40.0).append(',').append(i % 3).append(",1,0,").append(i % 2).append('\n');
    }
    String data = CommandLineRun.file(folder, "fit.csv", rows.toString());
    String script = CommandLineRun.file(folder, "fit.nn", SCRIPT);
    String to = folder.toString();
    List<List<String>> commands =
        List.of(
            List.of("train", script, "--out", to, "--results-folder", to),
            List.of("predict", script, "--weights", to, "--input", data),
            List.of("plot", "--function", "relu", "--to", to + "/relu.svg"),
            List.of("compile", script, "-d", to),
            List.of("new", data, "--force", "-o", to + "/new.nn"),
            List.of("explain", script),
            List.of("summary", script),
            List.of("graph", script),
            List.of("data", script),
            List.of("check", script, "--set=width=x"),
            List.of("eval", script, "--feed=image=1e99"),
            List.of("train", script, "--steps=-1"),
            List.of("doc"),
            List.of("man"));
    List<String> all = new ArrayList<>();
    for (List<String> words : commands) {
      CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
      all.add((run.out() + run.err()).replaceAll("\\d+\\.\\d s \\([\\d,]+ steps/s\\)", ""));
    }
    all.addAll(files());
    return all;
  }

  private List<String> files() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().matches(".*\\.(svg|nn|java)")) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }
}
