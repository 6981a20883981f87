package dev.nnc.runtime.data.load;

import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.table.CellText;
import dev.nnc.runtime.data.table.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the fields that a {@link Selection} means in one table. */
final class Columns {
  private static final int MOST_LISTED = 12;

  private final String source;
  private final List<Field> fields;
  private final Map<String, List<Integer>> positions;

  /**
   * @param source what messages call the table
   */
  Columns(String source, List<Field> fields) {
    this.source = source;
    this.fields = fields;
    this.positions =
        IntStream.range(0, fields.size())
            .boxed()
            .collect(Collectors.groupingBy(field -> fields.get(field).name()));
  }

  /**
   * The columns of a source.
   *
   * @param header where their names stand, if anywhere
   */
  static Columns of(SourcePlan source, List<Field> fields, String header) {
    return new Columns(header.isEmpty() ? source.name() : header, fields);
  }

  /**
   * The positions of the fields, in the selection's order.
   *
   * @throws UserException if there are none, or they do not have the selection's width
   */
  int[] resolve(Selection selection) {
    int[] found = resolve(selection.selector());
    int width = IntStream.of(found).map(field -> fields.get(field).width()).sum();
    if (width != selection.width()) {
      throw wrongWidth(selection, found, width);
    }
    List<Integer> shape = selection.rowShape();
    if (shape != null && found.length == 1 && !fields.get(found[0]).shape().equals(shape)) {
      Field field = fields.get(found[0]);
      throw new UserException(
          String.format(
              Locale.ROOT,
              "`%s` of %s has the shape %s in each row, but `%s` needs %s",
              field.name(),
              source,
              field.shape(),
              selection.usedBy(),
              shape),
          "write flatten(" + field.name() + ") if the number of elements is right");
    }
    return found;
  }

  private int[] resolve(Selector selector) {
    if (selector instanceof Selector.Column column) {
      return new int[] {find(column.name())};
    }
    if (selector instanceof Selector.Columns columns) {
      return columns.names().stream().mapToInt(this::find).toArray();
    }
    if (selector instanceof Selector.Position position) {
      return new int[] {at(position.position())};
    }
    if (selector instanceof Selector.Pattern pattern) {
      return matches(pattern.glob());
    }
    if (selector instanceof Selector.Positions range) {
      return range(at(range.from()), at(range.to()), range.from() + " to " + range.to());
    }
    if (selector instanceof Selector.Several several) {
      return several(several);
    }
    Selector.Between range = (Selector.Between) selector;
    return range(
        find(range.from()), find(range.to()), "\"" + range.from() + "\" to \"" + range.to() + "\"");
  }

  private int[] several(Selector.Several several) {
    int[] excepted = all(several.except());
    return IntStream.of(all(several.parts()))
        .distinct()
        .filter(field -> IntStream.of(excepted).noneMatch(other -> other == field))
        .toArray();
  }

  private int[] all(List<Selector> selectors) {
    return selectors.stream().flatMapToInt(each -> IntStream.of(resolve(each))).toArray();
  }

  /**
   * The position of the one field with this name.
   *
   * @throws UserException if there is none, or more than one
   */
  int find(String name) {
    List<Integer> found = named(name);
    if (found.isEmpty()) {
      throw new UserException(
          source + " has no column `" + name + "`; it has " + list(allNames()), helpFor(name));
    }
    if (found.size() > 1) {
      throw new UserException(
          String.format(Locale.ROOT, "%s has %d columns called `%s`", source, found.size(), name),
          "take one by its position: column(" + (found.get(0) + 1) + ")");
    }
    return found.get(0);
  }

  boolean has(String name) {
    return !named(name).isEmpty();
  }

  boolean hasOne(String name) {
    return named(name).size() == 1;
  }

  private List<Integer> named(String name) {
    return positions.getOrDefault(name, List.of());
  }

  private String helpFor(String name) {
    if (!separatorHelp().isEmpty()) {
      return separatorHelp();
    }
    if (fields.stream().anyMatch(field -> field.name().matches("[+-]?[0-9.]+"))) {
      return "if the first line does not name the columns: skip = 1, header = false";
    }
    String near = NearestName.question(name, allNames());
    return near.isEmpty() ? "names are written as in the file" : near;
  }

  /** A file read with the wrong separator has one column with an odd name. */
  private String separatorHelp() {
    String only = fields.size() == 1 ? fields.get(0).name() : "";
    for (String separator : List.of(",", ";", "\t", "|", " ")) {
      if (only.contains(separator)) {
        return "is the separator another? separator = \"" + separator.replace("\t", "\\t") + "\"";
      }
    }
    return "";
  }

  private int at(int position) {
    if (position < 1 || position > fields.size()) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s has no column %d; its %d columns count from 1",
              source,
              position,
              fields.size()),
          separatorHelp().isEmpty() ? "is it the file that is meant?" : separatorHelp());
    }
    return position - 1;
  }

  private int[] range(int from, int to, String text) {
    if (from > to) {
      throw new UserException(
          "columns("
              + text
              + ") runs backwards in "
              + source
              + ", where the columns are "
              + list(allNames()),
          "write the first of them first");
    }
    return IntStream.rangeClosed(from, to).toArray();
  }

  private int[] matches(String glob) {
    Pattern pattern = Pattern.compile(regex(glob), Pattern.DOTALL);
    int[] found =
        IntStream.range(0, fields.size())
            .filter(field -> pattern.matcher(fields.get(field).name()).matches())
            .toArray();
    if (found.length == 0) {
      throw new UserException(
          source + " has no column that matches \"" + glob + "\"; it has " + list(allNames()),
          "* stands for any letters, ? for one");
    }
    return found;
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char letter = glob.charAt(i);
      switch (letter) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(letter)));
      }
    }
    return regex.toString();
  }

  private UserException wrongWidth(Selection selection, int[] found, int width) {
    List<String> names = IntStream.of(found).mapToObj(field -> fields.get(field).name()).toList();
    String what =
        found.length == 1
            ? String.format(
                Locale.ROOT,
                "`%s` of %s has %s a row",
                CellText.shown(names.get(0)),
                source,
                numbers(width))
            : String.format(
                Locale.ROOT, "%d columns of %s are taken: %s", found.length, source, list(names));
    return new UserException(
        String.format(
            Locale.ROOT, "%s; but `%s` needs %d", what, selection.usedBy(), selection.width()),
        "select other columns, or declare the placeholder of that size");
  }

  private static String numbers(int count) {
    return count == 1 ? "1 number" : count + " numbers";
  }

  private List<String> allNames() {
    return fields.stream().map(Field::name).toList();
  }

  private static String list(List<String> words) {
    List<String> names = words.stream().map(CellText::shown).toList();
    if (names.size() <= MOST_LISTED) {
      return String.join(", ", names);
    }
    List<String> shown = names.subList(0, MOST_LISTED - 1);
    String last = names.get(names.size() - 1);
    return String.join(", ", shown) + ", … " + last + " (" + names.size() + " columns)";
  }
}
