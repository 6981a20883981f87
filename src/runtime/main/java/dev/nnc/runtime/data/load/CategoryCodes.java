package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives the values of one column the class numbers of a {@link Category}. */
final class CategoryCodes {
  /** A column of more values than these is no category. */
  private static final int MOST = 10_000;

  private static final int MOST_SHOWN = 10;

  private final Category category;
  private final Map<Double, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private List<String> values = List.of();

  CategoryCodes(Category category) {
    this.category = category;
    use(category.values());
  }

  /** Takes the values in the order of their classes. */
  void use(List<String> known) {
    values = known;
    numbers.clear();
    texts.clear();
    for (int i = 0; i < known.size(); i++) {
      Double number = number(known.get(i));
      if (number != null) {
        numbers.putIfAbsent(number + 0.0, i);
      } else {
        texts.putIfAbsent(known.get(i), i);
      }
    }
  }

  private static @Nullable Double number(String text) {
    boolean digits =
        !text.isEmpty() && text.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0);
    try {
      return digits ? Double.valueOf(text) : null;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  /**
   * Replaces numbers, NaN where there is a text or nothing, by classes, NaN where there is none.
   */
  void code(Table table, int field, int firstRow, int rows, double[] inout) {
    for (int r = 0; r < rows; r++) {
      inout[r] = code(inout[r], table, firstRow + r, field);
    }
  }

  private double code(double number, Table table, int row, int field) {
    boolean isNumber = !Double.isNaN(number);
    String text = isNumber ? "" : table.text(row, field);
    Integer known = isNumber ? numbers.get(number + 0.0) : texts.get(text);
    if (known != null) {
      return known;
    }
    Integer other = isNumber || !text.isEmpty() ? category.unknown() : category.missing();
    return other == null ? Double.NaN : other;
  }

  /** What is wrong with a value that has no class. */
  UserException unknown(Table table, int row, int field) {
    String value = value(table, row, field);
    String place = table.place(row, field);
    if (value.isEmpty()) {
      return new UserException(
          place + ": the value is missing",
          "give such rows a class, category(…, unknown = 0), or leave them out with `where`");
    }
    return new UserException(
        place + ": `" + value + "` is none of the known values: " + shown(values),
        "give others a class, category(…, unknown = 0), or leave such rows out");
  }

  private static String shown(List<String> values) {
    return values.size() <= MOST_SHOWN
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, MOST_SHOWN - 1))
            + String.format(Locale.ROOT, ", … (%d values)", values.size());
  }

  /** The text or number of a cell; empty for neither. */
  static String value(Table table, int row, int field) {
    double[] number = new double[1];
    table.read(field, row, 1, number);
    return Double.isNaN(number[0]) ? table.text(row, field) : NumberText.of(number[0]);
  }

  /**
   * The values of some rows: numbers in ascending order, then texts by their code points.
   *
   * @throws UserException if there are none or too many
   */
  List<String> learn(Table table, int field, int[] rows) {
    TreeSet<Double> foundNumbers = new TreeSet<>();
    TreeSet<String> foundTexts = new TreeSet<>(CategoryCodes::byCodePoint);
    double[] all = new double[table.rows()];
    table.read(field, 0, all.length, all);
    for (int row : rows) {
      if (!Double.isNaN(all[row])) {
        foundNumbers.add(all[row] + 0.0);
      } else if (!table.text(row, field).isEmpty()) {
        foundTexts.add(table.text(row, field));
      }
      requireFew(table, field, foundNumbers.size() + foundTexts.size());
    }
    List<String> found = new ArrayList<>();
    foundNumbers.forEach(number -> found.add(NumberText.of(number)));
    found.addAll(foundTexts);
    return found;
  }

  private void requireFew(Table table, int field, int found) {
    int most = category.most() == 0 ? MOST : category.most();
    if (found > most) {
      String column = table.fields().get(field).name();
      throw new UserException(
          String.format(
              Locale.ROOT,
              "column `%s` has more than %d different values in the training rows",
              column,
              most),
          category.most() == 0
              ? "a category has a few values; is it a column of numbers?"
              : "one_hot needs as many classes as there are values");
    }
  }

  private static int byCodePoint(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }
}
