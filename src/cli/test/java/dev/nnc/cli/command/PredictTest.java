package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.file.NamedTensor;
import dev.nnc.runtime.file.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nnc predict}. */
final class PredictTest {
  private static final String SCRIPT =
      """
      model Sales {
        placeholder x     : float[batch, 2]
        placeholder shop  : float[batch, 2]
        placeholder price : float[batch]
        variable w : float[2] = [1, 10]
        forecast = x @ w
        output forecast
        output places = shop
        output total = sum(w)
        output half = int(forecast > 0)
      }
      train Sales {
        data csv("sales.csv", separator = ";") where price > 0 {
          x = standardize([a missing mean, b]), shop = one_hot(category(shop), 2), price = price
        }
        loss     mse(forecast, price)
        optimize sgd(rate = 0)
        run      1 epochs
      }
      """;

  @TempDir private Path folder;
  private String script;
  private String weights;

  @BeforeEach
  void train() {
    script = file("sales.nn", SCRIPT);
    file("sales.csv", "a;b;shop;price\n1;2;north;1\n;8;south;1\n3;2;south;1\n9;9;west;-1\n");
    run("train", script, "--out", folder.toString(), "--quiet");
    weights = folder.resolve("Sales.safetensors").toString();
  }

  private String file(String name, String text) {
    return CommandLineRun.file(folder, name, text);
  }

  private static CommandLineRun run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.err()).isEmpty();
    return run;
  }

  private CommandLineRun predict(String input, String... more) {
    List<String> words =
        new ArrayList<>(List.of("predict", script, "--weights", weights, "--input", input));
    words.addAll(List.of(more));
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  @Test
  void appliesWhatTheTrainingTaught() throws IOException {
    String input = file("new.csv", "name;shop;b;a\n\"x,\"\"1\"\"\";south;4;2\nlast;north;4;\n");
    String expected =
        """
        name,forecast,places_0,places_1,half
        "x,""1\""",0,0,1,0
        last,0,1,0,0
        """;
    assertThat(predict(input, "--keep=name").out()).isEqualTo(expected);
    assertThat(predict(input, "--keep=name", "--reference").out()).isEqualTo(expected);
    Path output = folder.resolve("out/p.csv");
    assertThat(predict(input, "--fetch=half", "--output", output.toString()).out()).isEmpty();
    assertThat(Files.readString(output)).isEqualTo("half\n0\n0\n");
    file("few.csv", "b;a\n10;3\n");
    assertThat(predict(folder.resolve("few.csv").toString(), "--fetch=forecast").out())
        .startsWith("forecast\n22.4");
  }

  @Test
  void readsManyRowsAndGlobs() {
    weights = folder.toString();
    String rows =
        IntStream.range(0, 5000).mapToObj(i -> i + ";4").collect(Collectors.joining("\n"));
    file("part1.csv", "a;b\n" + rows + "\n");
    file("part2.csv", "a;b\n2;4\n");
    String all = predict(folder.resolve("part*.csv").toString(), "--fetch=forecast").out();
    assertThat(all.lines()).hasSize(5002).endsWith("0");
    assertThat(all.lines().skip(3).findFirst()).hasValue("0");
  }

  /** What a pattern meant in training is read by name, wherever a file has it. */
  @Test
  void readsTheColumnsOfTheTraining() {
    String text =
        """
        model Sum {
          placeholder x : float[batch, 2]
          placeholder y : float[batch]
          variable w : float[2] = [1, 10]
          output sum = x @ w
        }
        train Sum {
          data     csv("sums.csv") { x = columns("*_x"), y = y }
          loss     mse(sum, y)
          optimize sgd(rate = 0)
          run      1 epochs
        }
        """;
    script = file("sum.nn", text);
    file("sums.csv", "a_x,b_x,y\n1,2,3\n");
    run("train", script, "--out", folder.toString(), "--quiet");
    weights = folder.resolve("Sum.safetensors").toString();
    String turned = file("turned.csv", "b_x,c_x,a_x\n2,7,1\n");
    for (String engine : List.of("--threads=1", "--reference")) {
      CommandLineRun predicted = predict(turned, engine);
      assertThat(predicted.err()).isEmpty();
      assertThat(predicted.out()).isEqualTo("sum\n21\n");
    }
    assertThat(predict(file("other.csv", "a_x,c_x\n1,2\n")).err())
        .contains("other.csv, line 1 has no column `b_x`; it has a_x, c_x");
    assertThat(predict(script, "--output", script).code()).isEqualTo(2);
  }

  @Test
  void keepsCellsAsTheyAreWritten() {
    String input =
        file("new.csv", "id;b;a;note\n003;4;2; NA\n1e2;4;2;\"a,b\"\n0x1F;4;2;+5.00\n;4;2;\n");
    assertThat(predict(input, "--fetch=half", "--keep=id", "--keep=note", "--keep=a").out())
        .isEqualTo(
            """
            id,note,a,half
            003, NA,2,0
            1e2,"a,b",2,0
            0x1F,+5.00,2,0
            ,,2,0
            """);
  }

  /** Rows come in blocks of some thousands; lines, files and sources go on across them. */
  @Test
  void blocksAreNoPartOfWhatIsSaid() {
    String rows = IntStream.range(0, 9000).mapToObj(i -> i + ";4\n").collect(Collectors.joining());
    String input = file("long.csv", "a;b\n" + rows + "9000\n");
    Path output = folder.resolve("out/p.csv");
    assertThat(predict(input, "--fetch=half", "--output", output.toString()).err())
        .startsWith("error: " + input + ", line 9002 has 1 cell, and there are 2 columns\n");
    assertThat(output).doesNotExist();
    script =
        file(
            "sales.nn",
            SCRIPT
                .replace("shop = one_hot", "price = price }, csv(\"shops.csv\") { shop = one_hot")
                .replace(", 2), price = price", ", 2)"));
    file("long.csv", "a;b\n" + rows);
    file("shops.csv", "shop\n" + "north\n".repeat(8999));
    String shops = folder.resolve("shops.csv").toString();
    String[] both = {"--input", shops, "--fetch=half", "--fetch=places", "--keep=a", "--keep=shop"};
    assertThat(predict(input, both).err()).contains("long.csv has 9000 and " + shops + " has 8999");
    file("shops.csv", "shop\n" + "north\n".repeat(9000));
    assertThat(predict(input, both).out().lines()).hasSize(9001).endsWith("8999,north,1,0,1");
  }

  /** A file damaged by a training that went wrong is taken, for what is sound of it. */
  @Test
  void warnsOfWeightsThatAreNotNumbers() {
    Safetensors trained = Safetensors.read(Path.of(weights));
    Tensor broken = Tensor.of(List.of(2), new float[] {Float.NaN, 2});
    List<NamedTensor> tensors =
        trained.tensors().stream()
            .map(each -> each.name().equals("w") ? new NamedTensor("w", broken) : each)
            .toList();
    weights = folder.resolve("broken.safetensors").toString();
    Safetensors.write(Path.of(weights), trained.metadata(), tensors);
    for (String engine : List.of("--threads=1", "--reference")) {
      CommandLineRun run = predict(file("new.csv", "shop;b;a\nnorth;4;2\n"), engine);
      assertThat(run.code()).isZero();
      assertThat(run.err())
          .startsWith("warning: " + weights + " has NaN in `w`, and")
          .hasLineCount(1);
    }
  }

  @Test
  void answersMistakes() {
    String input = file("new.csv", "shop;b;a\neast;4;2\n");
    assertThat(predict(input).err())
        .startsWith(
            "error: "
                + input
                + ", line 2, column `shop`: `east` is none of the known values: north, south\n");
    assertThat(predict(input, "--fetch=total").err())
        .startsWith("error: `total` is float[] and not one value a row\n");
    assertThat(predict(input, "--fetch=x").err()).startsWith("error: Sales has no output `x`\n");
    assertThat(predict(input, "--keep=name").err())
        .contains(", line 1 has no column `name`; it has shop");
    assertThat(predict(input, "--input", input).err())
        .startsWith("error: sources that the outputs need: 1, inputs given: 2\n");
    assertThat(predict(file("none.csv", "shop;b\nnorth;1\n")).err())
        .contains("none.csv, line 1 has no column `a`");
    Path bare = folder.resolve("bare.safetensors");
    Tensor w = Tensor.of(List.of(2), new float[] {1, 2});
    Safetensors.write(bare, Map.of(), List.of(new NamedTensor("w", w)));
    weights = bare.toString();
    assertThat(predict(input).err())
        .startsWith(
            "error: `x` is computed with `data/x/missing/mean`, which nothing has taught\n");
    String alone = file("alone.nn", "model M { output one = 1.0 }\n");
    assertThat(CommandLineRun.of("predict", alone, "--weights=w", "--input=i").err())
        .startsWith("error: " + alone + " has no train block that says how rows are read\n");
  }
}
