package dev.nnc.data;

import static dev.nnc.data.TestFiles.values;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Field;
import dev.nnc.runtime.data.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4",
        "a,b\r1,2\r3,4\r",
        "\ufeffa,b\n1,2\n3,4\n",
        " a , b \n 1 , 2\n\n3.0, 4e0\n\n",
        "\"a\",\"b\"\n\"1\",\"2\"\n3,\"4\"\n"
      })
  void spellingsOfOneTable(String text) {
    for (byte[] content : List.of(text.getBytes(UTF_8), TestFiles.gzip(text.getBytes(UTF_8)))) {
      Table table = open(content);
      assertThat(table.fields()).extracting(Field::name).containsExactly("a", "b");
      assertThat(values(table, 0)).containsExactly(1, 3);
      assertThat(values(table, 1)).containsExactly(2, 4);
    }
  }

  @Test
  void optionsSayHowToRead() {
    Table table =
        open(
            "150 rows,of flowers\n% note\n1;2\n% note\n3;4\n",
            "skip", "1", "separator", ";", "comment", "%", "header", "false");
    assertThat(table.fields()).extracting(Field::name).containsExactly("c1", "c2");
    assertThat(values(table, 1)).containsExactly(2, 4);
    assertThat(table.place(1)).endsWith("t.csv, line 5");
    assertThat(values(open("a\tb\n1\t2", "separator", "\\t"), 1)).containsExactly(2);
    assertThat(open("1,2\n", "header", "true").fields().get(1).name()).isEqualTo("2");
    assertThat(open(",x\n1,2\n").fields().get(0).name()).isEqualTo("c1");
  }

  @Test
  void cellsMayBeMissingOrText() {
    Table table = open("a,b\n1,\nNA,true\nnull,x\n\"two\nlines\",\"y\"\"z\"\n2,x\n");
    assertThat(values(table, 0)).containsExactly(1, Double.NaN, Double.NaN, Double.NaN, 2);
    assertThat(values(table, 1)).containsExactly(Double.NaN, 1, Double.NaN, Double.NaN, Double.NaN);
    assertThat(IntStream.range(0, 5).mapToObj(row -> table.text(row, 1)))
        .containsExactly("", "", "x", "y\"z", "x");
    assertThat(table.place(4, 1)).endsWith("t.csv, line 7, column `b`");
    double[] keys = new double[5];
    table.readKeys(1, 0, 5, keys);
    assertThat(keys[2]).isEqualTo(keys[4]).isLessThan(keys[3]);
    assertThat(keys[0]).isNaN();
    assertThat(keys[1]).isEqualTo(1);
  }

  @Test
  void filesStandBelowEachOther() {
    Path first = TestFiles.write(folder.resolve("1.csv"), "a,b\n1,2\n".getBytes(UTF_8));
    Path second = TestFiles.write(folder.resolve("2.csv"), "a,b\n3,4\n5,6\n".getBytes(UTF_8));
    Table table = TestFiles.open(new CsvReader(), List.of(first, second));
    assertThat(values(table, 0)).containsExactly(1, 3, 5);
    assertThat(table.place(0)).isEqualTo(first + ", line 2");
    assertThat(table.place(2)).isEqualTo(second + ", line 3");
    Path other = TestFiles.write(folder.resolve("3.csv"), "b,a\n3,4\n".getBytes(UTF_8));
    assertThatThrownBy(() -> TestFiles.open(new CsvReader(), List.of(first, other)))
        .hasMessage(other + ", line 1 names other columns than the files before: b, a");
  }

  @Test
  void manyRowsAndColumns() {
    StringBuilder text = new StringBuilder("x".repeat(1) + ",y\n");
    IntStream.range(0, 10_000)
        .forEach(row -> text.append(row).append(",").append(-row).append('\n'));
    Table table = open(text.toString());
    assertThat(values(table, 1)[9_999]).isEqualTo(-9_999);
    String wide = String.join(",", IntStream.range(0, 3000).mapToObj(i -> "f" + i).toList());
    assertThat(open(wide + "\n" + "1,".repeat(2999) + "7\n").fields()).hasSize(3000);
  }

  @Test
  void digitsOfTheExamples() {
    Table table =
        TestFiles.open(
            new CsvReader(), List.of(TestFiles.example("digits.csv.gz")), "header", "false");
    assertThat(table.rows()).isEqualTo(1797);
    assertThat(table.fields()).hasSize(65);
    assertThat(Arrays.stream(values(table, 64)).sum()).isEqualTo(8070);
    assertThat(Arrays.stream(values(table, 2)).max()).hasValue(16);
  }

  static Stream<Arguments> mistakes() {
    String needsHeader =
        "write `header = false` if the data starts there, `header = true` if these are names";
    return Stream.of(
        arguments("", " is empty", ""),
        arguments("\n\n", " is empty", ""),
        arguments("1,2\n3,4\n", ", line 1 should name the columns, but holds numbers", needsHeader),
        arguments("\n1,\n", ", line 2 should name the columns, but holds numbers", needsHeader),
        arguments("a,b\n1,2\n3\n", ", line 3 has 1 cells, and there are 2 columns", ""),
        arguments("a,b\n1,2\n\n3,4,5\n", ", line 4 has 3 cells, and there are 2 columns", ""));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreExplained(String text, String message, String help) {
    assertThatThrownBy(() -> open(text))
        .hasMessage(folder.resolve("t.csv") + message)
        .isInstanceOfSatisfying(
            UserException.class, problem -> assertThat(problem.help()).isEqualTo(help));
  }

  static Stream<Arguments> options() {
    return Stream.of(
        arguments(
            "head", "no", "csv has no option `head`; it has header, separator, skip, comment"),
        arguments("header", "no", "csv: `header = no` is not true or false"),
        arguments("skip", "-1", "csv: `skip = -1` is not a whole number from 0"),
        arguments(
            "separator",
            "::",
            "csv: `separator = ::` is not one character, and none that ends lines or quotes"));
  }

  @ParameterizedTest
  @MethodSource("options")
  void wrongOptionsAreExplained(String name, String value, String message) {
    assertThatThrownBy(() -> open("a\n1\n", name, value))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  @Test
  void damagedFilesAreExplained() {
    String file = folder.resolve("t.csv").toString();
    assertThatThrownBy(() -> open("a,b\n1,2\n".getBytes(UTF_16)))
        .hasMessage(file + " is in UTF-16");
    byte[] packed = TestFiles.gzip("a,b\n1,2\n".repeat(100).getBytes(UTF_8));
    assertThatThrownBy(() -> open(Arrays.copyOf(packed, packed.length - 12)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file + " cannot be read: it ends too early");
    packed[packed.length - 6] ^= 1;
    assertThatThrownBy(() -> open(packed))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file + " cannot be read: its compressed content is damaged");
    assertThatThrownBy(() -> open("a,b\n1,\"2\n3,4\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file + ", line 2");
    assertThatThrownBy(() -> open("a,b\n1," + "\"" + "x".repeat(20_000_000)))
        .isInstanceOf(UserException.class);
  }

  private Table open(String text, String... options) {
    return open(text.getBytes(UTF_8), options);
  }

  private Table open(byte[] content, String... options) {
    Path file = TestFiles.write(folder.resolve("t.csv"), content);
    return TestFiles.open(new CsvReader(), List.of(file), options);
  }
}
