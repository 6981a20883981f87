package dev.nnc.cli.start;

import dev.nnc.data.profile.ColumnProfile;
import dev.nnc.data.profile.TableProfile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a script names columns: by their names where they can be told apart, else by positions. */
final class Selections {
  private static final int MOST_NAMES = 8;
  private static final Set<String> WORDS =
      Set.of(
          "and",
          "or",
          "not",
          "true",
          "false",
          "if",
          "else",
          "return",
          "then",
          "with",
          "none",
          "batch",
          "features");

  private final List<String> names;
  private final boolean named;

  /**
   * @param header whether the file names its columns
   */
  Selections(TableProfile table, boolean header) {
    names = table.columns().stream().map(ColumnProfile::name).toList();
    boolean plain = names.stream().noneMatch(name -> name.matches(".*[*?\"\\\\\\p{Cntrl}].*"));
    named = header && plain && new LinkedHashSet<>(names).size() == names.size();
  }

  /** A column as one number a row. */
  String one(int column) {
    String name = names.get(column);
    if (!named) {
      return "column(" + (column + 1) + ")";
    }
    boolean word = name.matches("[A-Za-z_][A-Za-z0-9_]*") && !WORDS.contains(name);
    return word ? name : "column(\"" + name + "\")";
  }

  /** Several columns, in ascending order, as a row. */
  String several(List<Integer> columns) {
    if (named && columns.size() <= MOST_NAMES) {
      return "[" + String.join(", ", columns.stream().map(this::one).toList()) + "]";
    }
    List<String> ranges = new ArrayList<>();
    for (int start = 0; start < columns.size(); ) {
      int end = start;
      while (end + 1 < columns.size() && columns.get(end + 1) == columns.get(end) + 1) {
        end++;
      }
      ranges.add(range(columns.get(start), columns.get(end)));
      start = end + 1;
    }
    return "columns(" + String.join(", ", ranges) + ")";
  }

  private String range(int first, int last) {
    String from = named ? "\"" + names.get(first) + "\"" : String.valueOf(first + 1);
    String to = named ? "\"" + names.get(last) + "\"" : String.valueOf(last + 1);
    return first == last ? from : from + " to " + to;
  }
}
