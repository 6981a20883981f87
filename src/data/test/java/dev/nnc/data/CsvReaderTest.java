package dev.nnc.data;

import static dev.nnc.data.TestFiles.values;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  /** A text, options, and the columns it has. */
  static Stream<Arguments> formats() {
    return Stream.of(
        arguments("a;b\n1,5;2\n", List.of("decimal", ","), "a 1.5, b 2.0"),
        arguments("a\tb\n1\t2\n", List.of(), "a 1.0, b 2.0"),
        arguments("a|b|c\n1|2|3\n4|5|6\n", List.of(), "a 1.0 4.0, b 2.0 5.0, c 3.0 6.0"),
        arguments("a;x|b\n1;2|3\n", List.of("separator", "|"), "a;x NaN, b 3.0"),
        arguments("# t;u\na;b\n1;2\n", List.of("comment", "#"), "a 1.0, b 2.0"),
        arguments(
            " 1.0   2\n-3 4e1 \n",
            List.of("separator", " ", "header", "false"),
            "c1 1.0 -3.0, c2 2.0 40.0"),
        arguments("a,b\n'1','2'\n", List.of("quote", "'"), "a 1.0, b 2.0"),
        arguments("a,b\n5\",2\n", List.of("quote", ""), "a NaN, b 2.0"),
        arguments("a,b\n?,2\n-,-9\n", List.of("na", "? -9"), "a NaN NaN, b 2.0 NaN"),
        arguments(
            "a;b\n1.234.567,5;-1.000\n12.34;1.2,3\n",
            List.of("decimal", ",", "thousands", "."),
            "a 1234567.5 NaN, b -1000.0 NaN"),
        arguments("a\n\"1,234\"\n\"12,34\"\n", List.of("thousands", ","), "a 1234.0 NaN"),
        arguments("by me 😀 today\na,😀\n1,2\n", List.of("skip", "1"), "a 1.0, 😀 2.0"),
        arguments(
            "x,y\r\n1,2,setosa\r\n3,4,5\r\n",
            List.of("skip", "1", "header", "false"),
            "c1 1.0 3.0, c2 2.0 4.0, c3 NaN 5.0"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void formatsAreRead(String text, List<String> options, String columns) {
    Table table = open(text, options.toArray(String[]::new));
    List<String> read = new ArrayList<>();
    for (int field = 0; field < table.fields().size(); field++) {
      String values =
          Arrays.stream(values(table, field)).mapToObj(String::valueOf).collect(joining(" "));
      read.add(table.fields().get(field).name() + " " + values);
    }
    assertThat(String.join(", ", read)).isEqualTo(columns);
  }

  @Test
  void encodingsAreReadAsToldAndNeverGuessed() {
    String text = "größe,name\n1,é\n";
    String file = folder.resolve("t.csv").toString();
    for (String name : List.of("utf-16", "latin-1", "windows-1252", "UTF-8")) {
      Charset charset = Charset.forName(name.equals("latin-1") ? "ISO-8859-1" : name);
      Table table = open(text.getBytes(charset), "encoding", name);
      assertThat(table.fields().get(0).name()).isEqualTo("größe");
      assertThat(table.text(0, 1)).isEqualTo("é");
    }
    assertThat(open(text.getBytes(UTF_16LE), "encoding", "utf-16").text(0, 1)).isEqualTo("é");
    assertThatThrownBy(() -> open(text.getBytes(ISO_8859_1)))
        .hasMessage(file + ", line 1: byte 2 of the file is 0xF6, which is not UTF-8");
    byte[] late = ("a\n" + "1\n".repeat(100_000) + "é\n").getBytes(ISO_8859_1);
    assertThatThrownBy(() -> open(late))
        .hasMessage(file + ", line 100002: byte 200002 of the file is 0xE9, which is not UTF-8");
  }

  @Test
  void numbersKeepTheirBitsInWhateverFormTheyAreKept() {
    double[] all = {1, -0.0, 127, 128, -32768, 32768, 16777217, 0.1, 1e300, 0.5, Double.NaN};
    for (int first = 0; first < all.length; first++) {
      for (int last = first; last < all.length; last++) {
        double[] some = Arrays.copyOfRange(all, first, last + 1);
        PackedNumbers packed = PackedNumbers.of(all, first, 1, some.length);
        double[] back = new double[some.length];
        packed.copy(0, back.length, back, 0, 1);
        assertThat(back).containsExactly(some);
      }
    }
    assertThat(PackedNumbers.of(new double[] {1, 2, 3}, 0, 1, 3))
        .isInstanceOf(PackedNumbers.Bytes.class);
  }

  @Test
  void onlyColumnsThatAreNeededAreKept() {
    Path file = TestFiles.write(folder.resolve("t.csv"), "a,b\n1,2\n3,4\n".getBytes(UTF_8));
    FieldChoice second = (fields, header) -> new boolean[] {false, true};
    Table table = new CsvReader().open(new SourceRequest("csv", List.of(file), Map.of(), second));
    assertThat(values(table, 1)).containsExactly(2, 4);
    assertThatThrownBy(() -> values(table, 0)).isInstanceOf(IllegalStateException.class);
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
        arguments("", " is empty", "name a file with rows"),
        arguments("\n\n", " is empty", "name a file with rows"),
        arguments("1,2\n3,4\n", ", line 1 should name the columns, but holds numbers", needsHeader),
        arguments("\n1,\n", ", line 2 should name the columns, but holds numbers", needsHeader),
        arguments(
            "a,b\n1,2\n3\n",
            ", line 3 has 1 cell, and there are 2 columns",
            "complete the line, or leave it out"),
        arguments(
            "a,b\n1,2\n\n3,4,5\n",
            ", line 4 has 3 cells, and there are 2 columns",
            "put a cell that holds a separator in quotes"));
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
            "head",
            "no",
            "csv has no option `head`; it has header, separator, skip, quote, comment,"
                + " decimal, thousands, na, encoding"),
        arguments("header", "no", "csv: `header = no` is not true or false"),
        arguments("skip", "-1", "csv: `skip = -1` is not a whole number from 0 to 999_999_999"),
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
        .hasMessageContaining(file + ", byte ");
    packed[packed.length - 6] ^= 1;
    assertThatThrownBy(() -> open(packed))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(": the packed content is damaged");
    assertThatThrownBy(() -> open("a,b\n1,\"2\n3,4\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(file + ", line 2");
    assertThatThrownBy(() -> open("a,b\n1," + "\"" + "x".repeat(20_000_000)))
        .isInstanceOf(UserException.class);
  }

  @Test
  void packedPartsAreAllReadOrRefused() throws IOException {
    byte[] first = TestFiles.gzip("a,b\n1,2\n".getBytes(UTF_8));
    byte[] second = TestFiles.gzip("3,4\n".getBytes(UTF_8));
    assertThat(values(open(concat(first, second)), 0)).containsExactly(1, 3);
    second[0] = 0;
    for (byte[] wrong : List.of(concat(first, second), concat(first, new byte[1]))) {
      assertThatThrownBy(() -> open(wrong))
          .isInstanceOf(UserException.class)
          .hasMessage(
              "%s, byte %d: the packed content is damaged", folder.resolve("t.csv"), first.length);
    }
  }

  private static byte[] concat(byte[] first, byte[] second) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(first);
    all.write(second);
    return all.toByteArray();
  }

  private Table open(String text, String... options) {
    return open(text.getBytes(UTF_8), options);
  }

  private Table open(byte[] content, String... options) {
    Path file = TestFiles.write(folder.resolve("t.csv"), content);
    return TestFiles.open(new CsvReader(), List.of(file), options);
  }
}
