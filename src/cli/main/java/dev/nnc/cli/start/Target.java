package dev.nnc.cli.start;

import dev.nnc.data.profile.ColumnProfile;
import dev.nnc.data.profile.ColumnProfile.ValueCount;
import dev.nnc.data.profile.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is predicted.
 *
 * @param classes how many; 0 for a number
 * @param categories the values of the classes, quoted as a script lists them; empty if the column
 *     holds class numbers
 * @param center the mean of the numbers
 * @param scale a quarter of their range
 * @param stratified whether each class has rows enough to be divided
 * @param small whether there are too few rows to keep some for measuring
 * @param description for people
 */
record Target(
    int classes,
    List<String> categories,
    String center,
    String scale,
    boolean stratified,
    boolean small,
    String description) {
  /** More are no classes that a first network learns. */
  static final int MOST_CLASSES = 200;

  private static final int MOST_NUMBERED_CLASSES = 20;
  private static final int FEWEST_ROWS = 10;

  static Target of(ColumnProfile column, int rows, List<String> names) {
    boolean numbered =
        column.whole()
            && !column.many()
            && column.distinct() > 1
            && column.distinct() <= MOST_NUMBERED_CLASSES
            && rows >= 5 * column.distinct();
    return column.hasTexts() || numbered ? classes(column, rows, names) : number(column, rows);
  }

  private static Target classes(ColumnProfile column, int rows, List<String> names) {
    boolean counted =
        !column.hasTexts() && column.minimum() == 0 && column.maximum() == column.distinct() - 1;
    List<String> values =
        column.values().stream()
            .sorted(Comparator.comparing(ValueCount::value, Target::compare))
            .map(ValueCount::value)
            .toList();
    boolean enough = column.values().stream().allMatch(value -> value.count() >= 5);
    List<String> called = names.size() == values.size() ? names : values;
    String list = called.stream().limit(10).collect(Collectors.joining(", "));
    return new Target(
        column.distinct(),
        counted ? List.of() : values.stream().map(Target::quoted).toList(),
        "0",
        "1",
        enough,
        rows < FEWEST_ROWS,
        "one of " + column.distinct() + " classes, " + list + (called.size() > 10 ? ", …" : ""));
  }

  /** Numbers by size, before texts. */
  private static int compare(String first, String second) {
    boolean numbers = first.matches("-?[0-9.]+") && second.matches("-?[0-9.]+");
    return numbers
        ? Double.compare(Double.parseDouble(first), Double.parseDouble(second))
        : first.compareTo(second);
  }

  private static String quoted(String value) {
    return value.matches("-?[0-9]+(\\.[0-9]+)?") ? value : ScriptText.quoted(value);
  }

  private static Target number(ColumnProfile column, int rows) {
    double quarter = (column.maximum() - column.minimum()) / 4;
    double scale = quarter > 0 && quarter < 1e30 ? quarter : 1;
    String range = Numbers.rounded(column.minimum()) + " to " + Numbers.rounded(column.maximum());
    return new Target(
        0,
        List.of(),
        Numbers.rounded(column.mean()),
        Numbers.rounded(scale),
        false,
        rows < FEWEST_ROWS,
        "a number from " + range);
  }

  boolean isClass() {
    return classes > 0;
  }

  /** The line that feeds it from a column. */
  String binding(String column) {
    if (!isClass()) {
      return "target = " + column;
    }
    return "label = "
        + (categories.isEmpty()
            ? column
            : "category(" + column + ", [" + String.join(", ", categories) + "])");
  }

  String split() {
    if (small) {
      return "";
    }
    return stratified ? " split 80% / 20% by class label" : " split 80% / 20%";
  }
}
