package dev.nnc.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.RowFunction;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.data.Statistic;
import dev.nnc.runtime.data.Statistic.Kind;
import dev.nnc.runtime.data.load.DataLoader;
import dev.nnc.runtime.data.table.MemoryTable;
import dev.nnc.runtime.data.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataLoaderTest {
  private static final RowFunction SAME = (inputs, rows) -> inputs;
  private static final PlaceholderPlan X =
      new PlaceholderPlan("x", ElementType.FLOAT32, List.of(2));
  private static final PlaceholderPlan LABEL =
      new PlaceholderPlan("label", ElementType.INT32, List.of(), 3);

  @TempDir Path folder;

  /** {@code image = columns(1 to 64) / 16, label = column(65)} with split by class label. */
  @Test
  void digitsOfTheExamples() {
    Selection image = new Selection(new Selector.Positions(1, 64), 64, "image");
    Selection label = new Selection(new Selector.Position(65), 1, "label");
    RowFunction function =
        (inputs, rows) -> {
          float[] scaled = new float[rows * 64];
          for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) inputs[0][i] / 16;
          }
          return new Object[] {scaled, Arrays.stream(inputs[1]).mapToInt(d -> (int) d).toArray()};
        };
    SourcePlan source =
        new SourcePlan(
            "csv",
            List.of("digits.csv.gz"),
            Map.of("header", "false"),
            List.of(image, label),
            List.of("image", "label"),
            false,
            function);
    SplitPlan split = new SplitPlan(List.of(0.8, 0.2), SplitPlan.By.CLASS, "label");
    List<PlaceholderPlan> placeholders =
        List.of(
            new PlaceholderPlan("image", ElementType.FLOAT32, List.of(64)),
            new PlaceholderPlan("label", ElementType.INT32, List.of(), 10));
    Dataset data =
        new DataLoader(TestFiles.example(""))
            .load(new DataPlan(placeholders, List.of(source), List.of(), split, 0, false));
    assertThat(data.training().rows()).isEqualTo(1438);
    assertThat(data.parts().get(1).rows()).isEqualTo(359);
    assertThat(data.rows()).isEqualTo(1797);
    assertThat(data.floats(0)).hasSize(1797 * 64);
    assertThat(IntStream.of(data.ints(1)).sum()).isEqualTo(8070);
    for (int digit = 0; digit < 10; digit++) {
      int wanted = digit;
      long all = Arrays.stream(data.ints(1)).filter(value -> value == wanted).count();
      long held = Arrays.stream(data.ints(1), 1438, 1797).filter(value -> value == wanted).count();
      assertThat(Math.abs(held - 0.2 * all)).isLessThan(1);
    }
  }

  @Test
  void linesOfTheExamples() {
    SourcePlan source =
        csv(
            "line.csv",
            SAME,
            select("x", "x1", "x2"),
            new Selection(new Selector.Column("y"), 1, "y_"));
    PlaceholderPlan y = new PlaceholderPlan("y_", ElementType.FLOAT64, List.of(1));
    Dataset data = new DataLoader(TestFiles.example("")).load(plan(List.of(X, y), List.of(source)));
    assertThat(data.validation()).isNull();
    assertThat(data.training().rows()).isEqualTo(32);
    assertThat(Arrays.copyOf(data.floats(0), 4))
        .containsExactly(0.8349432f, 0.11482951f, 0.6689975f, 0.46594986f);
    assertThat(data.doubles(1)[0]).isEqualTo(0.969797861054287);
    assertThat(data.placeholder("y_")).isEqualTo(1);
    assertThat(data.placeholder("z")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1023, 1024, 1025, 3000})
  void filtersAndSidesWorkOnRowsOfAnyNumber(int rows) {
    write("a.csv", "x1,x2", rows, row -> row + "," + -row);
    write("b.csv", "label", rows, row -> String.valueOf(row % 3));
    RowFunction even =
        (inputs, count) -> {
          boolean[] keep = new boolean[count];
          for (int r = 0; r < count; r++) {
            keep[r] = inputs[0][2 * r] % 2 == 0;
          }
          return new Object[] {inputs[0], keep};
        };
    SourcePlan a =
        new SourcePlan(
            "csv",
            List.of("a.csv"),
            Map.of(),
            List.of(select("x", "x1", "x2")),
            List.of("x"),
            true,
            even);
    SourcePlan b = csv("b.csv", SAME, select("label", "label"));
    Dataset data = load(plan(List.of(X, LABEL), List.of(a, b)));
    assertThat(data.rows()).isEqualTo((rows + 1) / 2);
    for (int r = 0; r < data.rows(); r++) {
      assertThat(data.floats(0)[2 * r]).isEqualTo(2 * r);
      assertThat(data.floats(0)[2 * r + 1]).isEqualTo(-2 * r);
      assertThat(data.ints(1)[r]).isEqualTo(2 * r % 3);
    }
  }

  @Test
  void meansAreThoseOfTrainingRows() {
    write("t.csv", "x1,x2,date\n1,,1\n,5,2\n3,7,3\n99,,4\n");
    write("v.csv", "x2,x1\n,\n8,9\n");
    Selection mean =
        new Selection(
            new Selector.Columns(List.of("x1", "x2")),
            2,
            null,
            "x",
            new Fill.Mean("data/x/missing/mean"));
    SourcePlan source = csv("t.csv", SAME, mean);
    SplitPlan split = new SplitPlan(List.of(0.75, 0.25), SplitPlan.By.COLUMN, "date");
    Dataset divided = load(new DataPlan(List.of(X), List.of(source), List.of(), split, 0, false));
    assertThat(divided.floats(0)).containsExactly(1, 6, 2, 5, 3, 7, 99, 6);
    Dataset validated =
        load(
            new DataPlan(
                List.of(X), List.of(source), List.of(csv("v.csv", SAME, mean)), null, 0, false));
    assertThat(validated.parts().get(1)).isEqualTo(new Dataset.Part(validated, 4, 2));
    assertThat(Arrays.copyOfRange(validated.floats(0), 8, 12))
        .containsExactly((1 + 3 + 99) / 3f, 6, 9, 8);
    Selection zero = new Selection(new Selector.Pattern("x?"), 2, null, "x", new Fill.Constant(0));
    assertThat(load(plan(List.of(X), List.of(csv("v.csv", SAME, zero)))).floats(0))
        .containsExactly(0, 0, 8, 9);
  }

  /** Each look at them may take as much memory as all rows otherwise. */
  @Test
  void wideRowsAreComputedFewAtATime() {
    int width = 4096;
    int rows = 100;
    Table table =
        new MemoryTable("t")
            .with("wide", Tensor.zeros(ElementType.FLOAT64, List.of(rows, width)))
            .with("key", IntStream.range(0, rows).toArray());
    List<Integer> computed = new ArrayList<>();
    RowFunction function =
        (inputs, count) -> {
          computed.add(count);
          boolean[] keep = new boolean[count];
          Arrays.fill(keep, true);
          return new Object[] {inputs[0], inputs[1], keep};
        };
    Fill mean = new Fill.Mean("data/x/missing/mean");
    SourcePlan source =
        new SourcePlan(
            SourcePlan.TABLE,
            List.of("t"),
            Map.of(),
            List.of(
                new Selection(new Selector.Column("wide"), width, null, "x", mean),
                select("label", "key")),
            List.of("x", "label"),
            true,
            List.of(new Statistic("data/x/standardize/mean", Kind.MEAN, 0, List.of(width))),
            function);
    PlaceholderPlan x = new PlaceholderPlan("x", ElementType.FLOAT32, List.of(width));
    PlaceholderPlan label = new PlaceholderPlan("label", ElementType.INT32, List.of());
    SplitPlan split = new SplitPlan(List.of(0.5, 0.5), SplitPlan.By.COLUMN, "label");
    new DataLoader(folder, Map.of("t", table))
        .load(new DataPlan(List.of(x, label), List.of(source), List.of(), split, 0, false));
    assertThat(computed).hasSize(4 * 4).allMatch(count -> count <= 32);
  }

  @Test
  void textSplitsByGroup() {
    write("t.csv", "x1,x2,id\n1,2,tom\n3,4,eva\n5,6,tom\n7,8,ida\n");
    SplitPlan split = new SplitPlan(List.of(0.5, 0.5), SplitPlan.By.GROUP, "id");
    SourcePlan source = csv("t.csv", SAME, select("x", "x1", "x2"));
    Dataset data = load(new DataPlan(List.of(X), List.of(source), List.of(), split, 0, true));
    assertThat(data.floats(0)).containsExactly(1, 2, 5, 6, 3, 4, 7, 8);
  }

  static Stream<Arguments> mistakes() {
    Selection x = select("x", "x1", "x2");
    Selection label = select("label", "label");
    return Stream.of(
        arguments("1,2,0\n3,,1\n", x, "/t.csv, line 3, column `x2`: the value is missing"),
        arguments("1,2,0\n3,four,1\n", x, "/t.csv, line 3, column `x2`: `four` is not a number"),
        arguments(
            "1,1e39,0\n",
            x,
            "/t.csv, line 2, column `x2`: `x` is 1.0E39, beyond the largest float"),
        arguments("inf,1,0\n", x, "/t.csv, line 2, column `x1`: `x` is Infinity"),
        arguments(
            "1,2,0\n1,2,3\n",
            label,
            "/t.csv, line 3, column `label`: `label` is 3, but its classes are 0 to 2"),
        arguments(
            "1,2,-1\n",
            label,
            "/t.csv, line 2, column `label`: `label` is -1, but its classes are 0 to 2"),
        arguments(
            "1,2,0.5\n",
            label,
            "/t.csv, line 2, column `label`: `label` is 0.5, not a whole number"),
        arguments("", x, "/t.csv, line 1: no rows follow"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void wrongValuesAreExplained(String rows, Selection selection, String message) {
    write("t.csv", "x1,x2,label\n" + rows);
    PlaceholderPlan placeholder = selection.width() == 2 ? X : LABEL;
    DataPlan plan = plan(List.of(placeholder), List.of(csv("t.csv", SAME, selection)));
    assertThatThrownBy(() -> load(plan))
        .isInstanceOf(UserException.class)
        .hasMessage(message.startsWith("/") ? folder + message : message);
  }

  @Test
  void aRowLeftOutMayBeWrong() {
    write("t.csv", "x1,x2\n1,2\n,oops\n3,4\n");
    RowFunction function =
        (inputs, rows) -> {
          boolean[] keep = new boolean[rows];
          for (int r = 0; r < rows; r++) {
            keep[r] = inputs[0][2 * r] > 0;
          }
          return new Object[] {inputs[0], keep};
        };
    SourcePlan source =
        new SourcePlan(
            "csv",
            List.of("t.csv"),
            Map.of(),
            List.of(select("x", "x1", "x2")),
            List.of("x"),
            true,
            function);
    assertThat(load(plan(List.of(X), List.of(source))).floats(0)).containsExactly(1, 2, 3, 4);
    write("t.csv", "x1,x2\n-1,2\n");
    assertThatThrownBy(() -> load(plan(List.of(X), List.of(source))))
        .hasMessage("`where` leaves none of the 1 rows of t.csv");
  }

  @Test
  void wrongFilesAreExplained() throws IOException {
    write("train.csv", "x1,x2\n1,2\n");
    write("more.csv", "label\n1\n2\n");
    SourcePlan good = csv("train.csv", SAME, select("x", "x1", "x2"));
    requireMessage(
        csv("tain.csv", SAME, select("x", "x1", "x2")),
        folder.resolve("tain.csv") + " does not exist",
        "did you mean `train.csv`?");
    Files.createSymbolicLink(folder.resolve("loop.csv"), Path.of("loop.csv"));
    requireMessage(
        csv("loop.csv", SAME, select("x", "x1", "x2")),
        folder.resolve("loop.csv") + " is a link that leads to no file",
        "let it point to one, or name another file");
    requireMessage(
        csv("no/t.csv", SAME, select("x", "x1", "x2")),
        folder.resolve("no/t.csv") + " does not exist; nor does its folder " + folder.resolve("no"),
        "relative paths start at " + folder);
    requireMessage(
        csv("t*.txt", SAME, select("x", "x1", "x2")),
        "no file in " + folder + " matches t*.txt",
        "* stands for any letters, ? for one");
    requireMessage(
        new SourcePlan("cvs", List.of("train.csv"), Map.of(), List.of(), List.of(), false, SAME),
        "there is no reader of `cvs` data; there are: csv, idx, libsvm, npy, npz, tsv",
        "did you mean `csv`?");
    assertThatThrownBy(
            () ->
                load(
                    plan(
                        List.of(X, LABEL),
                        List.of(good, csv("more.csv", SAME, select("label", "label"))))))
        .hasMessage(
            "sources side by side need equal numbers of rows, but train.csv has 1 and more.csv has 2");
    assertThatThrownBy(
            () ->
                load(
                    new DataPlan(
                        List.of(X), List.of(good), List.of(), SplitPlan.rows(0.8, 0.2), 0, false)))
        .hasMessage("the split of 1 rows of train.csv leaves nothing for part 2");
    write("train2.csv", "x1,x2\n3,4\n");
    SourcePlan both = csv("train*.csv", SAME, select("x", "x1", "x2"));
    assertThat(load(plan(List.of(X), List.of(both))).floats(0)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void whatDoesNotFitIntoMemoryIsRefused() {
    write("t.csv", "x1,x2", 1000, row -> "1,2");
    PlaceholderPlan huge = new PlaceholderPlan("x", ElementType.FLOAT64, List.of(1 << 15, 1 << 15));
    assertThatThrownBy(
            () -> load(plan(List.of(huge), List.of(csv("t.csv", SAME, select("x", "x1", "x2"))))))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("the data, 1000 rows, needs 8,192,000.0 MiB of memory");
  }

  private void requireMessage(SourcePlan source, String message, String help) {
    assertThatThrownBy(() -> load(plan(List.of(X), List.of(source))))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            UserException.class, problem -> assertThat(problem.help()).isEqualTo(help));
  }

  private Dataset load(DataPlan plan) {
    return new DataLoader(folder).load(plan);
  }

  private static DataPlan plan(List<PlaceholderPlan> placeholders, List<SourcePlan> sources) {
    return new DataPlan(placeholders, sources, List.of(), null, 0, false);
  }

  private static Selection select(String usedBy, String... columns) {
    return new Selection(new Selector.Columns(List.of(columns)), columns.length, usedBy);
  }

  /** A source whose inputs are its outputs. */
  private static SourcePlan csv(String file, RowFunction function, Selection... inputs) {
    List<String> outputs = Stream.of(inputs).map(Selection::usedBy).toList();
    return new SourcePlan(
        "csv", List.of(file), Map.of(), List.of(inputs), outputs, false, function);
  }

  private void write(String name, String text) {
    TestFiles.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  private void write(String name, String header, int rows, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(header).append('\n');
    IntStream.range(0, rows).forEach(r -> text.append(row.apply(r)).append('\n'));
    write(name, text.toString());
  }
}
