package dev.nnc.cli.start;

import dev.nnc.data.FileForm;
import dev.nnc.data.profile.ColumnProfile;
import dev.nnc.data.profile.TableProfile;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.SourceOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a first script for a table: one that trains as it is, to be changed from there. */
public final class StartScript {
  private final String name;
  private final String files;
  private final FileForm form;
  private final TableProfile table;
  private final ColumnRoles roles;
  private final Selections selections;
  private final List<Integer> numbers;
  private final List<Integer> categories;

  /**
   * @param name of the model
   * @param files as the script names them, quoted, separated by commas
   * @param target the column to predict; null to guess it
   * @throws UserException if there is nothing to predict
   */
  public StartScript(
      String name, String files, FileForm form, TableProfile table, @Nullable String target) {
    this.name = name;
    this.files = files;
    this.form = form;
    this.table = table;
    roles = new ColumnRoles(table, target);
    selections = new Selections(table, !"false".equals(form.options().get(SourceOption.HEADER)));
    numbers = roles.with(Role.NUMBER);
    categories = roles.with(Role.CATEGORY);
    requireTarget();
  }

  private void requireTarget() {
    ColumnProfile column = roles.targetColumn();
    boolean texts = column.hasTexts() && (column.many() || column.distinct() > Target.MOST_CLASSES);
    if (column.numbers() + column.texts() == 0 || texts) {
      String what = texts ? "too many different texts" : "no values";
      throw new UserException(
          "column `" + column.name() + "`, the target, has " + what,
          "name another one with --target");
    }
  }

  /** The script. */
  public String text() {
    Target target = Target.of(roles.targetColumn(), table.rows(), form.classNames());
    Network network = new Network(table.rows(), width(), target);
    List<String> lines = new ArrayList<>(head(target));
    lines.addAll(network.dims());
    lines.add("");
    lines.addAll(network.model(name));
    lines.add("");
    lines.add("train " + name + " {");
    lines.addAll(data(target));
    lines.addAll(network.training());
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private int width() {
    return numbers.size() + categories.stream().mapToInt(this::kinds).sum();
  }

  private int kinds(int column) {
    return table.columns().get(column).distinct();
  }

  private List<String> head(Target target) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "// %,d rows of %,d columns. Predicts %s: %s.",
            table.rows(),
            table.columns().size(),
            roles.targetColumn().name(),
            target.description()));
    for (Role role : Role.values()) {
      List<Integer> columns = roles.with(role);
      if (!role.reason().isEmpty() && !columns.isEmpty()) {
        lines.add("// Left out, because " + role.reason() + ": " + names(columns));
      }
    }
    lines.add("");
    return lines;
  }

  private String names(List<Integer> columns) {
    String names =
        columns.stream()
            .limit(10)
            .map(column -> table.columns().get(column).name().replaceAll("\\p{Cntrl}", " "))
            .collect(Collectors.joining(", "));
    return columns.size() > 10 ? names + ", … (" + columns.size() + ")" : names;
  }

  private List<String> data(Target target) {
    List<String> lines = new ArrayList<>();
    String missing = targetMissing();
    lines.add("  data     csv(" + files + options() + ")" + missing + " {");
    if (width() > 0) {
      lines.add(
          "    // Means and categories are learnt from training rows, and kept with the weights.");
      lines.add("    x = " + features());
    }
    lines.add("    " + target.binding(selections.one(roles.target())));
    lines.add("  }" + target.split());
    return lines;
  }

  /** Rows without a target teach nothing. */
  private String targetMissing() {
    if (roles.targetColumn().missing() == 0) {
      return "";
    }
    String column = selections.one(roles.target());
    // A missing number differs from all, itself included.
    return " where " + column + (roles.targetColumn().hasTexts() ? " != \"\"" : " == " + column);
  }

  private String features() {
    List<String> parts = new ArrayList<>();
    if (!numbers.isEmpty()) {
      boolean gaps = numbers.stream().anyMatch(column -> table.columns().get(column).missing() > 0);
      parts.add("standardize(" + selections.several(numbers) + (gaps ? " missing mean" : "") + ")");
    }
    for (int column : categories) {
      parts.add(
          "one_hot(category(" + selections.one(column) + ", unknown = -1), " + kinds(column) + ")");
    }
    return parts.size() == 1
        ? parts.get(0)
        : "[\n      " + String.join(",\n      ", parts) + "\n    ]";
  }

  private String options() {
    StringBuilder text = new StringBuilder();
    form.options()
        .forEach(
            (option, value) -> {
              boolean bare = value.matches("true|false") || option == SourceOption.SKIP;
              text.append(", ").append(option.word()).append(" = ");
              text.append(bare ? value : "\"" + value + "\"");
            });
    return text.toString();
  }
}
