package dev.nnc.compiler.library;

import dev.nnc.compiler.driver.Manual;
import dev.nnc.compiler.eval.Script;
import dev.nnc.compiler.ir.DenseArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A definition of the library, called as its documentation shows, with numbers that can be
 * differentiated by as inputs.
 *
 * @param statements of a model, before the call
 * @param inputs by name; the call takes them
 */
record DefinitionCase(
    Manual.Entry entry, List<String> statements, String call, Map<String, DenseArray> inputs) {
  private static final Pattern DRAWN = Pattern.compile("variable \\w+ : \\w+(\\[.*?\\]) ~ (.*)");
  private static final Pattern SELECTED = Pattern.compile("regularize (.*) on .*");
  private static final String WEIGHT = "[[1, 2], [-3, 0.5]] |> ";

  /** The examples that are expressions; none where all are statements of a training. */
  static List<DefinitionCase> of(Manual.Entry entry) {
    List<String> statements = new ArrayList<>();
    List<DefinitionCase> cases = new ArrayList<>();
    for (Manual.Example example : entry.examples()) {
      Optional<DefinitionCase> plain =
          call(example)
              .map(call -> new DefinitionCase(entry, List.copyOf(statements), call, Map.of()))
              .filter(each -> !each.isBroken());
      plain.ifPresent(each -> cases.add(each.withInputs()));
      if (plain.isEmpty() && !ExampleScript.isTraining(example)) {
        statements.add(example.code());
      }
    }
    return cases;
  }

  private static Optional<String> call(Manual.Example example) {
    Matcher drawn = DRAWN.matcher(example.code());
    if (drawn.matches()) {
      return Optional.of(drawn.group(1) + " |> " + drawn.group(2));
    }
    Matcher selected = SELECTED.matcher(example.code());
    if (selected.matches()) {
      return Optional.of(WEIGHT + selected.group(1));
    }
    return ExampleScript.isExpression(example) ? Optional.of(example.code()) : Optional.empty();
  }

  /** Each number that may be any tensor of its shape becomes an input. */
  private DefinitionCase withInputs() {
    DefinitionCase found = this;
    List<Inputs.Literal> literals = Inputs.of(call);
    for (int i = literals.size() - 1; i >= 0; i--) {
      Inputs.Literal literal = literals.get(i);
      Map<String, DenseArray> more = new LinkedHashMap<>(found.inputs);
      String name = "x" + i;
      more.put(name, literal.moved());
      String changed =
          found.call.substring(0, literal.start()) + name + found.call.substring(literal.end());
      DefinitionCase next = new DefinitionCase(entry, statements, changed, more);
      found = next.isBroken() ? found : next;
    }
    return found;
  }

  /** The same with inputs that are long, for lanes; along one axis or another, if they can be. */
  DefinitionCase lengthened(int times) {
    if (inputs.isEmpty()) {
      return this;
    }
    for (boolean rows : new boolean[] {true, false}) {
      DefinitionCase longer = lengthened(times, rows);
      if (!longer.isBroken()) {
        return longer;
      }
    }
    return this;
  }

  private DefinitionCase lengthened(int times, boolean rows) {
    Map<String, DenseArray> longer = new LinkedHashMap<>();
    inputs.forEach((name, value) -> longer.put(name, Inputs.repeated(value, times, rows)));
    String changed = call;
    List<Inputs.Literal> left = Inputs.of(call);
    for (int i = left.size() - 1; rows && i >= 0; i--) {
      Inputs.Literal literal = left.get(i);
      if (literal.text().startsWith("[") && isLabels(literal)) {
        changed =
            changed.substring(0, literal.start())
                + literal.repeated(times)
                + changed.substring(literal.end());
      }
    }
    return new DefinitionCase(entry, statements, changed, longer);
  }

  /** Whether a list that is left has a number for each row of an input. */
  private boolean isLabels(Inputs.Literal list) {
    int rows = list.moved().shape()[0];
    return inputs.values().stream()
        .anyMatch(input -> input.shape().length > 0 && input.shape()[0] == rows);
  }

  private boolean isBroken() {
    return Script.compile(
            "model M {\n" + variables() + body("value") + "  output y = sum(sin(value))\n}\n")
        .hasErrors();
  }

  /** The inputs as variables, and for each a direction. */
  String variables() {
    return variables(inputs);
  }

  /** Variables of some values, and for each a direction. */
  static String variables(Map<String, DenseArray> values) {
    StringBuilder lines = new StringBuilder();
    values.forEach(
        (name, value) -> {
          String type = " : float" + Arrays.toString(value.shape()) + " = ";
          lines.append("  variable " + name + type + written(value, 0, new int[1]) + "\n");
          lines.append("  variable along_" + name + type + "1\n");
        });
    return lines.toString();
  }

  private static String written(DenseArray value, int axis, int[] at) {
    if (axis == value.shape().length) {
      return String.valueOf(value.data()[at[0]++]);
    }
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < value.shape()[axis]; i++) {
      elements.add(written(value, axis + 1, at));
    }
    return elements.toString();
  }

  /** The statements, and the call's result as real numbers. */
  String body(String name) {
    StringBuilder lines = new StringBuilder();
    statements.forEach(statement -> lines.append("  " + statement + "\n"));
    return lines
        + "  "
        + name
        + "_made = "
        + call
        + "\n  "
        + name
        + " = float("
        + name
        + "_made)\n";
  }

  @Override
  public String toString() {
    return entry.section() + " " + entry.name() + ": " + call;
  }
}
