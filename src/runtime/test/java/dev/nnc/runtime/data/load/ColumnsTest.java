package dev.nnc.runtime.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.table.Field;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnsTest {
  private static final Columns TABLE =
      columns("date", "feature_0", "feature_1", "feature.x", "resp", "resp");

  static Stream<Arguments> selections() {
    return Stream.of(
        arguments(new Selector.Column("date"), List.of(0)),
        arguments(new Selector.Columns(List.of("feature_1", "date")), List.of(2, 0)),
        arguments(new Selector.Position(6), List.of(5)),
        arguments(new Selector.Pattern("feature_*"), List.of(1, 2)),
        arguments(new Selector.Pattern("feature?x"), List.of(3)),
        arguments(new Selector.Pattern("*.*"), List.of(3)),
        arguments(new Selector.Pattern("re*"), List.of(4, 5)),
        arguments(new Selector.Positions(2, 4), List.of(1, 2, 3)),
        arguments(new Selector.Between("date", "feature_1"), List.of(0, 1, 2)));
  }

  @ParameterizedTest
  @MethodSource("selections")
  void columnsAreFound(Selector selector, List<Integer> expected) {
    int[] found = TABLE.resolve(new Selection(selector, expected.size(), "x"));
    assertThat(IntStream.of(found).boxed()).isEqualTo(expected);
  }

  static Stream<Arguments> mistakes() {
    String all = "date, feature_0, feature_1, feature.x, resp, resp";
    return Stream.of(
        arguments(
            new Selector.Column("Fature_0"),
            "t.csv has no column `Fature_0`; it has " + all,
            "did you mean `feature_0`?"),
        arguments(
            new Selector.Column("resp"),
            "t.csv has 2 columns called `resp`",
            "take one by its position: column(5)"),
        arguments(
            new Selector.Position(7),
            "t.csv has no column 7; its 6 columns count from 1",
            "is it the file that is meant?"),
        arguments(
            new Selector.Positions(0, 3),
            "t.csv has no column 0; its 6 columns count from 1",
            "is it the file that is meant?"),
        arguments(
            new Selector.Positions(3, 2),
            "columns(3 to 2) runs backwards in t.csv, where the columns are " + all,
            "write the first of them first"),
        arguments(
            new Selector.Between("feature_1", "date"),
            "columns(\"feature_1\" to \"date\") runs backwards in t.csv, where the columns are "
                + all,
            "write the first of them first"),
        arguments(
            new Selector.Pattern("label*"),
            "t.csv has no column that matches \"label*\"; it has " + all,
            "* stands for any letters, ? for one"),
        arguments(
            new Selector.Pattern("feature_*"),
            "2 columns of t.csv are taken: feature_0, feature_1; but `x` needs 1",
            "select other columns, or declare the placeholder of that size"),
        arguments(
            new Selector.Columns(List.of()),
            "0 columns of t.csv are taken: ; but `x` needs 1",
            "select other columns, or declare the placeholder of that size"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakesAreExplained(Selector selector, String message, String help) {
    assertThatThrownBy(() -> TABLE.resolve(new Selection(selector, 1, "x")))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            UserException.class, problem -> assertThat(problem.help()).isEqualTo(help));
  }

  @Test
  void arraysHaveWidthsAndShapes() {
    Columns images = new Columns("i.npy", List.of(new Field("images", List.of(8, 8), true)));
    Selector selector = new Selector.Column("images");
    assertThat(images.resolve(new Selection(selector, 64, "x"))).containsExactly(0);
    assertThatThrownBy(() -> images.resolve(new Selection(selector, 10, "x")))
        .hasMessage("`images` of i.npy has 64 numbers a row; but `x` needs 10");
    Selection shaped = new Selection(selector, 64, List.of(4, 16), "x", new Fill.Reject());
    assertThatThrownBy(() -> images.resolve(shaped))
        .hasMessage("`images` of i.npy has the shape [8, 8] in each row, but `x` needs [4, 16]");
  }

  @Test
  void aWrongSeparatorIsGuessedAndLongListsAreCut() {
    assertThatThrownBy(() -> columns("a;b;y").find("a"))
        .isInstanceOfSatisfying(
            UserException.class,
            problem ->
                assertThat(problem.help())
                    .isEqualTo("is the separator another? separator = \";\""));
    String[] many = IntStream.range(0, 130).mapToObj(i -> "f" + i).toArray(String[]::new);
    assertThatThrownBy(() -> columns(many).find("price"))
        .hasMessage(
            "t.csv has no column `price`;"
                + " it has f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, … f129 (130 columns)");
  }

  private static Columns columns(String... names) {
    return new Columns(
        "t.csv", Stream.of(names).map(name -> new Field(name, List.of(), false)).toList());
  }
}
