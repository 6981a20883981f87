package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnc.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nnc data}. */
final class DataTest {
  private static final String SCRIPT =
      """
      model Homes {
        placeholder x     : float[batch, 2]
        placeholder label : int[batch]
        logits = x |> dense(2)
      }
      train Homes {
        data     csv("homes.csv") where rooms > 0 {
          x     = [standardize(size), rooms missing 0]
          label = category(kind, ["flat", "house"])
        } split 75% / 25%
        loss     sparse_cross_entropy_logits(logits, label)
        optimize adam
        run      1 epochs
      }
      """;

  @TempDir private Path folder;
  private String script;

  @BeforeEach
  void write() {
    script = CommandLineRun.file(folder, "homes.nn", SCRIPT);
    CommandLineRun.file(
        folder,
        "homes.csv",
        "size,rooms,kind\n50.5,2,flat\n120,4,house\n99,,flat\n80,3,flat\n70,1,house\n");
  }

  @Test
  void showsWhatIsReadAndWhatBecomesOfIt() {
    CommandLineRun run = CommandLineRun.of("data", script);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            homes.csv: 5 rows, 3 columns
              column type   missing  min max mean distinct
              size   number       0 50.5 120 83.9        5 50.5 1, 70 1, 80 1, 99 1, 120 1
              rooms  whole        1    1   4  2.5        4 1 1, 2 1, 3 1, 4 1
              kind   text         0                      2 flat 3, house 2
            first rows:
              size rooms kind
              50.5     2 flat
               120     4 house
                99       flat
                80     3 flat
                70     1 house
            Homes trains with 3 rows, 1 row to validate:
              placeholder row part            min max     mean
              x           [2] training   -1.15867   4      1.5
                              validation   -0.474   1    0.263
              label       []  training          0   1 0.333333
                              validation        1   1        1
            """);
  }

  @Test
  void writesJson() {
    CommandLineRun run = CommandLineRun.of("data", script, "--json");
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(json.get("model").getAsString()).isEqualTo("Homes");
    JsonObject source = json.getAsJsonArray("sources").get(0).getAsJsonObject();
    assertThat(source.get("rows").getAsInt()).isEqualTo(5);
    assertThat(source.getAsJsonArray("columns").get(2).toString())
        .isEqualTo(
            "{\"name\":\"kind\",\"type\":\"text\",\"missing\":0,\"distinct\":2,\"more\":false,"
                + "\"values\":{\"flat\":3,\"house\":2}}");
    assertThat(json.getAsJsonArray("placeholders").get(1).getAsJsonObject().get("parts").toString())
        .startsWith("[{\"rows\":3,\"min\":0.0,\"max\":1.0,");
  }

  /** Ten thousand columns are summed up, and no line is longer than a terminal. */
  @Test
  void manyColumnsAreSummedUp() {
    String names =
        IntStream.range(0, 10_000).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
    String row =
        IntStream.range(0, 10_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
    CommandLineRun.file(folder, "wide.csv", names + ",kind\n" + (row + ",flat\n").repeat(5));
    String wide =
        SCRIPT
            .replace("homes.csv", "wide.csv")
            .replace("rooms > 0", "f0 == 0")
            .replace("[standardize(size), rooms missing 0]", "[f1, f2]");
    CommandLineRun run = CommandLineRun.of("data", CommandLineRun.file(folder, "wide.nn", wide));
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .hasSizeLessThan(40)
        .allMatch(line -> line.length() <= 100)
        .contains(
            "  … 9,981 more, f20 to kind: numbers from 20 to 9999, 0 cells missing, 1 with text");
  }

  @Test
  void showsRowsThatAreDrawn() {
    String moons =
        SCRIPT.replaceFirst("(?s)csv.*?\\}", "moons(40) { x = [x1, x2], label = label }");
    CommandLineRun run = CommandLineRun.of("data", CommandLineRun.file(folder, "m.nn", moons));
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("moons(n = 40")
        .contains("): 40 rows, 3 columns\n", "Homes trains with 30 rows, 10 rows to validate:\n");
  }

  @Test
  void saysWhereThereIsNoData() {
    String alone = CommandLineRun.file(folder, "alone.nn", "model M { output one = 1.0 }\n");
    assertThat(CommandLineRun.of("data", alone).err())
        .startsWith("error: " + alone + " has no data statement\n");
  }
}
