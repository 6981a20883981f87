package dev.nnc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data statements mean, seen by logs of the rows, with both engines. */
final class DataTest {
  private static final String METRIC = "metric mean(float(x))";

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    file(
        "a.csv",
        """
        a,b,c,kind,group
        1,2,3,red,1
        ,4,9,blue,1
        2,3,4,skip,2
        3,1,2,red,2
        7,1,2,red,3
        8,1,2,blue,3
        9,1,1,blue,4
        """);
  }

  private String file(String name, String text) {
    return CommandLineRun.file(folder, name, text);
  }

  /** A script of one placeholder, whose rows it logs: those of the training, or of the metric. */
  private String script(String type, String data, String... more) {
    return file(
        "script.nn",
        """
        model M {
          placeholder x : %s
          variable w : float[] = 1
          y = w * mean(float(x))
        }
        train M {
          data %s
          loss     y
          optimize sgd(rate = 0)
          run      batch all, 1 steps, in order
          log      x every 1 steps
          %s
        }
        """
            .formatted(type, data, String.join("\n", more)));
  }

  private static double[] logged(String script, String... options) {
    List<String> words = new ArrayList<>(List.of("train", script));
    words.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    String line = run.out().lines().filter(each -> each.contains("  x = ")).findFirst().orElse("");
    return Pattern.compile("-?[0-9][-0-9.eE]*|NaN")
        .matcher(line.substring(line.indexOf('=')))
        .results()
        .mapToDouble(number -> Double.parseDouble(number.group()))
        .toArray();
  }

  private void assertRows(String type, String data, double... expected) {
    assertRows(script(type, data), expected);
  }

  private static void assertRows(String script, double... expected) {
    for (String engine : List.of("--threads=1", "--reference")) {
      assertThat(logged(script, engine))
          .as(engine)
          .usingComparatorWithPrecision(1e-5)
          .containsExactly(expected);
    }
  }

  private static String error(String script, String... options) {
    List<String> words = new ArrayList<>(List.of("train", script, "--quiet"));
    words.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.code()).isEqualTo(1);
    return run.err();
  }

  /** The rows 1, -, 3 of column a train, and 7, 8, 9 validate. */
  @Test
  void statisticsAreOfTheTrainingRows() {
    String data = "csv(\"a.csv\") where kind != \"skip\" { x = %s } split 50%% / 50%%";
    double deviation = Math.sqrt(2 / 3.0);
    assertRows(
        script("float[batch, 2]", data.formatted("standardize([a missing mean, 5])"), METRIC),
        5 / deviation,
        0,
        6 / deviation,
        0,
        7 / deviation,
        0);
    assertRows(
        script("float[batch]", data.formatted("min_max(standardize(b), low = -1)")),
        -1 / 3.0,
        1,
        -1);
    assertRows(
        script("float[batch]", data.formatted("min_max(c, low = -1, high = 3)"), METRIC),
        -1,
        -1,
        -11 / 7.0);
  }

  @Test
  void whatIsLearntIsKeptWithTheWeights() {
    String row = "csv(\"%s\") { x = [standardize(log(b)), one_hot(category(kind), 3)] }";
    String script = script("float[batch, 4]", row.formatted("a.csv"));
    Path out = folder.resolve("out");
    double[] first = Arrays.copyOf(logged(script, "--out", out.toString()), 4);
    assertThat(first).containsExactly(first[0], 0, 1, 0).doesNotContain(Double.NaN);
    file("b.csv", "b,kind\n2,red\n");
    script = script("float[batch, 4]", row.formatted("b.csv"));
    String weights = "--weights=" + out.resolve("M.safetensors");
    String again = "--steps=2";
    assertThat(logged(script, weights, again)).isEqualTo(first);
    assertThat(logged(script, weights, again, "--reference"))
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(first);
    file("b.csv", "b,kind\n2,green\n");
    assertThat(error(script, weights))
        .startsWith(
            "error: "
                + folder.resolve("b.csv")
                + ", line 2, column `kind`: `green` is none of the known values: blue, red, skip\n");
  }

  @Test
  void textsAreClasses() {
    assertRows("int[batch]", "csv(\"a.csv\") { x = category(kind) }", 1, 0, 2, 1, 1, 0, 0);
    assertRows(
        "float[batch]",
        "csv(\"a.csv\") { x = category(kind, [\"red\", \"blue\"], unknown = 7) }",
        0,
        1,
        7,
        0,
        0,
        1,
        1);
    assertRows(
        "float[batch, 2]",
        "csv(\"a.csv\") where b > 2 { x = [kind == \"blue\", 2 * float(\"blue\" != kind)] }",
        1,
        0,
        0,
        2);
    assertRows(
        "float[batch, 4]",
        "csv(\"a.csv\") where b > 2 { x = one_hot(group + 1, 4) }",
        0,
        0,
        1,
        0,
        0,
        0,
        0,
        1);
    assertRows(
        "float[batch]", "csv(\"a.csv\") { x = category(a, unknown = -1) }", 0, -1, 1, 2, 3, 4, 5);
    assertThat(error(script("float[batch, 2]", "csv(\"a.csv\") { x = one_hot(kind, 2) }")))
        .contains("a.csv, line 2, column `kind`: `red` is none of the known values: 0, 1\n");
    assertThat(error(script("float[batch, 2]", "csv(\"a.csv\") { x = one_hot(group + 1, 4) }")))
        .contains("error");
    assertThat(
            error(script("float[batch, 2]", "csv(\"a.csv\") { x = one_hot(category(kind), 2) }")))
        .contains("column `kind` has more than 2 different values in the training rows");
  }

  @Test
  void columnsAreSelectedInManyWays() {
    assertRows(
        "float[batch, 3]",
        "csv(\"a.csv\") where b > 2 { x = 10 * columns(\"c\", 1 to 3, 5, except = \"a\") }",
        90,
        40,
        10,
        40,
        30,
        20);
  }
}
