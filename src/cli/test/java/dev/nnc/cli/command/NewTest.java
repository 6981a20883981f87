package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.nnc.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nnc new}: the script that it writes trains as it is, and learns something. */
final class NewTest {
  private static final Path FILES = Path.of("test/resources/dev/nnc/cli/start");
  private static final Path EXAMPLES = Path.of("../../examples/data");

  @TempDir private Path folder;

  private Path script(Path file, String... options) {
    Path script = folder.resolve("first.nn");
    String[] words = new String[options.length + 4];
    words[0] = "new";
    words[1] = file.toString();
    words[2] = "-o";
    words[3] = script.toString();
    System.arraycopy(options, 0, words, 4, options.length);
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("wrote " + script + "; go on with: nnc train " + script + "\n");
    assertThat(CommandLineRun.of("fmt", "--check", script.toString()).code()).isZero();
    return script;
  }

  private static double metric(Path script, String name) {
    CommandLineRun run = CommandLineRun.of("train", script.toString(), "--quiet", "--json");
    assertThat(run.err()).isEmpty();
    return JsonParser.parseString(run.out()).getAsJsonObject().get(name).getAsDouble();
  }

  /** Each file, what it is measured by, and between which numbers that must lie. */
  @ParameterizedTest
  @CsvSource({
    "iris.csv, accuracy, 0.9, 1",
    "wine_data.csv, accuracy, 0.9, 1",
    "breast_cancer.csv.gz, accuracy, 0.95, 1",
    "digits.csv.gz, accuracy, 0.95, 1",
    "diabetes_data_raw.csv.gz, r2, 0.2, 1",
    "diabetes_target.csv.gz, mae, 60, 80",
    "homes.csv, accuracy, 0.9, 1"
  })
  void scriptsLearnAsTheyAre(String file, String metric, double least, double most) {
    Path path = FILES.resolve(file);
    Path script = script(Files.exists(path) ? path : EXAMPLES.resolve(file));
    assertThat(metric(script, metric)).isBetween(least, most);
  }

  /** A table with all that tables have: {@code -Dgolden=update} writes the script anew. */
  @Test
  void columnsGetTheirRoles() throws IOException {
    Path golden = FILES.resolve("homes.nn");
    Path data = Files.copy(FILES.resolve("homes.csv"), folder.resolve("homes.csv"));
    String text = Files.readString(script(data));
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void filesMayBeCalledAnything() {
    String rows = "a,b\n" + "1,2\n3,4\n".repeat(30);
    Path file = Path.of(CommandLineRun.file(folder, "a\nb \"c\" \\d.csv", rows));
    assertThat(CommandLineRun.of("check", script(file).toString()).code()).isZero();
  }

  @Test
  void rowsWithoutATargetAreLeftOut() {
    String rows = "1,2,%s\n2,1,%s\n,3,\n".formatted("yes", "no").repeat(20);
    Path texts = Path.of(CommandLineRun.file(folder, "texts.csv", "a,b,bought\n" + rows));
    assertThat(metric(script(texts), "accuracy")).isEqualTo(1);
    String numbers = rows.replace("yes", "0.25").replace("no", "0.75");
    Path prices = Path.of(CommandLineRun.file(folder, "prices.csv", "a,b,price\n" + numbers));
    assertThat(metric(script(prices, "--force"), "r2")).isGreaterThan(0.9);
  }

  @Test
  void targetsAreChosen() throws IOException {
    assertThat(Files.readString(script(FILES.resolve("homes.csv"), "--target=rooms")))
        .contains("label = category(rooms, [1, 2, 3, 4, 5, 6])");
    assertThat(Files.readString(script(FILES.resolve("iris.csv"), "--target=c1", "--force")))
        .contains("// 150 rows of 5 columns. Predicts c1: a number from 4.3 to 7.9.")
        .contains("x = standardize(columns(2 to 5))", "target = column(1)");
  }

  @Test
  void mistakesAreAnswered() {
    Path there = script(FILES.resolve("iris.csv"));
    String iris = FILES.resolve("iris.csv").toString();
    assertThat(CommandLineRun.of("new", iris, "-o", there.toString()).err())
        .isEqualTo(
            "error: "
                + there
                + " is there already\n"
                + "   = help: name another script with -o, or replace it with --force\n");
    assertThat(CommandLineRun.of("new", iris, "-o", folder + "/a.nn", "--target=c9").err())
        .startsWith("error: there is no column `c9`\n");
    assertThat(CommandLineRun.of("new", "none.csv", "-o", folder + "/a.nn").err())
        .startsWith("error: none.csv does not exist\n");
    assertThat(folder.resolve("a.nn")).doesNotExist();
  }
}
