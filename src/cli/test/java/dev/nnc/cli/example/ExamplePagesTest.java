package dev.nnc.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnc.cli.CommandLineRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples reach what their pages say, to the last digit written there; with {@code
 * -Dgolden=update} the numbers are written anew.
 */
final class ExamplePagesTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  private static final Path RESULTS = Path.of("target", "examples");

  static List<ExamplePage> pages() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.toString().endsWith(".md") && !file.endsWith("README.md"))
          .sorted()
          .map(ExamplePage::new)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void reachesWhatThePageSays(ExamplePage page) throws IOException {
    check(page, "command");
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("pages")
  void reachesInMinutesWhatThePageSays(ExamplePage page) throws IOException {
    check(page, "long command");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isListedAndShowsItsScript(ExamplePage page) throws IOException {
    String name = page.toString().replace(".md", "");
    String list = Files.readString(EXAMPLES.resolve("README.md"));
    assertThat(list).contains("[" + name + "](" + name + ".md)");
    assertThat(EXAMPLES.resolve(name + ".nn")).exists();
    assertThat(page.rows("command")).isNotEmpty();
    assertThat(page.lines()).contains("## Change it and see");
  }

  private static void check(ExamplePage page, String kind) throws IOException {
    boolean update = "update".equals(System.getProperty("golden"));
    Map<List<String>, Map<String, JsonObject>> known = new HashMap<>();
    List<String> lines = new ArrayList<>(page.lines());
    for (ExamplePage.Row row : page.rows(kind)) {
      JsonObject reached =
          known.computeIfAbsent(row.command(), ExamplePagesTest::train).get(row.model());
      assertThat(reached).as("%s: %s", page, row).isNotNull();
      row.stated()
          .forEach(
              (name, stated) -> {
                BigDecimal actual =
                    reached
                        .get(name)
                        .getAsBigDecimal()
                        .setScale(stated.scale(), RoundingMode.HALF_UP);
                if (update) {
                  lines.set(row.line(), replaced(lines.get(row.line()), row, name, actual));
                } else {
                  assertThat(actual).as("%s: %s of %s", page, name, row).isEqualTo(stated);
                }
              });
    }
    if (update) {
      Files.write(page.file(), lines);
    }
  }

  /** The line with another number in the column of the value. */
  private static String replaced(String line, ExamplePage.Row row, String name, BigDecimal actual) {
    String[] cells = line.split("\\|", -1);
    int column = 2 + (row.model().isEmpty() ? 0 : 1);
    for (String stated : row.stated().keySet()) {
      while (cells[column].isBlank()) {
        column++;
      }
      if (stated.equals(name)) {
        cells[column] = " " + actual.toPlainString() + " ";
      }
      column++;
    }
    return String.join("|", cells);
  }

  /** The last report of each model; that of the only one, or of the last, by the empty name too. */
  private static Map<String, JsonObject> train(List<String> command) {
    List<String> words = new ArrayList<>();
    for (String word : command) {
      boolean path = word.endsWith(".nn") || Files.exists(EXAMPLES.resolve(word));
      words.add(path ? EXAMPLES.resolve(word).toString() : word);
    }
    words.addAll(List.of("--json", "--quiet", "--results-folder", RESULTS.toString()));
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.code()).as("%s %s", words, run.err()).isZero();
    Map<String, JsonObject> last = new HashMap<>();
    run.out()
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .forEach(
            json -> {
              last.put(json.get("model").getAsString(), json);
              last.put("", json);
            });
    return last;
  }
}
