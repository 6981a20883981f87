package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data statements mean, seen by logs of the rows, with both engines. */
final class DataStatementsTest {
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
    assertThat(run.err()).doesNotContain("error");
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
        script("float[batch]", data.formatted("min_max(standardize(b), low = -1)")), -1, -1, -1);
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

  /** As NaN in pandas: different from everything, so that no row is lost unasked. */
  @Test
  void missingCellsAreUnequalToAll() {
    file("gaps.csv", "a,b,kind\n1,1,red\n,2,blue\n3,3,\n0,4,red\n");
    assertRows("float[batch]", "csv(\"gaps.csv\") where a != 0 { x = b }", 1, 2, 3);
    assertRows("float[batch]", "csv(\"gaps.csv\") where not (a == 0) { x = b }", 1, 2, 3);
    assertRows("float[batch]", "csv(\"gaps.csv\") where a >= 0 { x = b }", 1, 3, 4);
    assertRows("float[batch]", "csv(\"gaps.csv\") where a == a { x = b }", 1, 3, 4);
    assertRows("float[batch]", "csv(\"gaps.csv\") where a != a { x = b }", 2);
    assertRows("float[batch]", "csv(\"gaps.csv\") where kind != \"red\" { x = b }", 2, 3);
    assertRows("float[batch]", "csv(\"gaps.csv\") where \"red\" == kind { x = b }", 1, 4);
    assertThat(error(script("float[batch]", "csv(\"gaps.csv\") where a != 0 { x = a }")))
        .contains("gaps.csv, line 3, column `a`: the value is missing\n");
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

  @Test
  void partsOfRowsFindTheirWidths() {
    assertRows(
        "float[batch, 4]",
        "csv(\"a.csv\") where b > 2 { x = [one_hot(group, 2), columns(\"b\" to \"c\")] }"
            .replace("group", "b - 3"),
        0,
        1,
        4,
        9,
        1,
        0,
        3,
        4);
    String script = script("float[batch, 2]", "linspace(0, 1, 3) { x = standardize([5, x]) }");
    assertThat(CommandLineRun.of("data", script).out()).contains("linspace");
    for (List<String> command : List.of(List.of("train"), List.of("eval", "--steps=2"))) {
      String[] words = Stream.concat(command.stream(), Stream.of(script)).toArray(String[]::new);
      assertThat(CommandLineRun.of(words).err())
          .startsWith(
              "warning: x: of 2 numbers a row, 1 are the same in all training rows:"
                  + " `standardize` takes their scale for 1\n");
    }
  }

  @Test
  void rowsAreDrawn() {
    assertRows("float[batch, 1]", "linspace(-1, 1, 5) { x = [2 * x] }", -2, -1, 0, 1, 2);
    double[] moons =
        logged(script("float[batch, 3]", "moons(1000, noise = 0) { x = [x1, x2, label] }"));
    for (int i = 0; i < moons.length; i += 3) {
      boolean second = moons[i + 2] == 1;
      double x1 = second ? 1 - moons[i] : moons[i];
      double x2 = second ? 0.5 - moons[i + 1] : moons[i + 1];
      assertThat(x1 * x1 + x2 * x2).isCloseTo(1, within(1e-5));
      assertThat(x2).isGreaterThanOrEqualTo(0);
      assertThat(moons[i + 2]).isEqualTo(i / 3 % 2);
    }
    String blobs = "blobs(%d, centers = 2, spread = 0.5, seed = 3) { x = [x1, x2, label] }";
    double[] few = logged(script("float[batch, 3]", blobs.formatted(4)));
    double[] more = logged(script("float[batch, 3]", blobs.formatted(50)), "--reference");
    assertThat(Arrays.copyOf(more, few.length))
        .usingComparatorWithPrecision(1e-5)
        .containsExactly(few);
    double[] spirals =
        logged(script("float[batch, 2]", "spirals(300, noise = 0) { x = [x1, x2] }"));
    assertThat(Arrays.stream(spirals)).hasSize(600).allMatch(value -> value > -1 && value < 1);
    double[] normal = logged(script("float[batch]", "normal(4000, mean = 2) { x = x1 }"));
    assertThat(Arrays.stream(normal).average().orElseThrow()).isCloseTo(2, within(0.05));
    double[] uniform =
        logged(
            script(
                "float[batch, 2]",
                "uniform(999, columns = 2, low = 3, high = 5, seed = 1) where x1 > 4 { x = [x1, x2] }"));
    assertThat(uniform).hasSizeBetween(900, 1100);
    assertThat(Arrays.stream(uniform)).allMatch(value -> value >= 3 && value < 5);
  }

  /** Recorded, so that no machine draws others. */
  @Test
  void rowsDrawnAreTheSameEverywhere() {
    assertRows(
        "float[batch, 2]",
        "moons(2, seed = 5) { x = [x1, x2] }",
        0.92900634,
        -0.045112167,
        2.1578999,
        0.17347316);
  }

  @Test
  void sourcesStandBesideAndBelow() {
    file("p1.csv", "a,b\n1,2\n3,4\n");
    file("p2.csv", "a,b\n5,6\n");
    assertRows("float[batch, 2]", "csv(\"p*.csv\") { x = [b, a] }", 2, 1, 4, 3, 6, 5);
    String both =
        """
        model M {
          placeholder x : float[batch]
          placeholder z : float[batch]
          variable w : float[] = 1
          y = w * mean(x * z)
        }
        train M {
          data csv("p*.csv") where b > 2 { x = standardize(a) }, linspace(1, 3, 3) { z = min_max(x) }
          loss     y weighted b
          optimize sgd(rate = 0)
          run      batch 1, 1 epochs, in order
          metric   m = sum(z) + 10 * max(x)
        }
        """;
    String script = file("both.nn", both.replace(" weighted b", ""));
    for (String engine : List.of("--threads=1", "--reference")) {
      assertThat(CommandLineRun.of("train", script, engine).out()).contains("m 11.0");
    }
  }

  /** The bits of a class, as several labels of one row. */
  @Test
  void classesBecomeBits() {
    assertRows(
        "float[batch, 3]",
        "linspace(0, 5, 6) { x = [mod(x, 2), mod(floor(x / 2), 2), floor(x / 4)] }",
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        1,
        0,
        1,
        1,
        0,
        0,
        0,
        1,
        1,
        0,
        1);
  }
}
