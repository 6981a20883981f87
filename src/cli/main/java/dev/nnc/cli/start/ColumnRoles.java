package dev.nnc.cli.start;

import dev.nnc.data.profile.ColumnProfile;
import dev.nnc.data.profile.TableProfile;
import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides what each column of a table is used for. */
final class ColumnRoles {
  /** Texts of more kinds than these would make a very wide input. */
  private static final int MOST_CATEGORIES = 50;

  private static final Pattern TARGET =
      Pattern.compile("target|label|labels|class|y|species|outcome|diagnosis|category|quality");

  private static final Pattern IDENTIFIER =
      Pattern.compile("id|index|row|uuid|unnamed.*|.*_id|.* id|name");

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}[-/.]\\d{1,2}[-/.].*|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}.*|\\d\\d:\\d\\d.*");

  private final TableProfile table;
  private final int target;
  private final List<Role> roles = new ArrayList<>();

  /**
   * @param wanted the target's name; null for a column called as one, else the last
   * @throws UserException if there is no such column, or it has nothing to learn
   */
  ColumnRoles(TableProfile table, @Nullable String wanted) {
    this.table = table;
    target = wanted == null ? guess() : find(wanted);
    for (int i = 0; i < table.columns().size(); i++) {
      roles.add(i == target ? Role.TARGET : role(table.columns().get(i)));
    }
  }

  private int find(String wanted) {
    List<String> names = table.columns().stream().map(ColumnProfile::name).toList();
    int found = names.indexOf(wanted);
    if (found < 0) {
      String near = NearestName.question(wanted, names);
      throw new UserException(
          "there is no column `" + wanted + "`",
          near.isEmpty() ? "the columns are " + String.join(", ", names) : near);
    }
    return found;
  }

  private int guess() {
    List<ColumnProfile> columns = table.columns();
    return IntStream.range(0, columns.size())
        .filter(i -> TARGET.matcher(lower(columns.get(i))).matches())
        .findFirst()
        .orElse(columns.size() - 1);
  }

  private static String lower(ColumnProfile column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  private Role role(ColumnProfile column) {
    if (column.numbers() + column.texts() == 0) {
      return Role.EMPTY;
    }
    if (column.constant()) {
      return Role.CONSTANT;
    }
    if (column.hasTexts() && column.values().stream().limit(5).allMatch(this::isDate)) {
      return Role.DATE;
    }
    boolean each = column.many() || column.distinct() >= table.rows() - column.missing();
    boolean named = IDENTIFIER.matcher(lower(column)).matches();
    if (each && named && (column.whole() || column.hasTexts()) && table.rows() > 1) {
      return Role.IDENTIFIER;
    }
    if (!column.hasTexts()) {
      return Role.NUMBER;
    }
    return column.many() || column.distinct() > MOST_CATEGORIES ? Role.TEXTS : Role.CATEGORY;
  }

  private boolean isDate(ColumnProfile.ValueCount value) {
    return DATE.matcher(value.value()).matches();
  }

  int target() {
    return target;
  }

  ColumnProfile targetColumn() {
    return table.columns().get(target);
  }

  /** The positions of the columns with a role, from 0. */
  List<Integer> with(Role role) {
    return IntStream.range(0, roles.size()).filter(i -> roles.get(i) == role).boxed().toList();
  }
}
