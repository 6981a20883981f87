package dev.nnc.compiler.site;

import dev.nnc.compiler.driver.Manual;
import dev.nnc.compiler.ops.Elementwise;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes {@code library.md} from the library's own files and the compiler's tables. */
final class LibraryPage {
  private static final String OPENING =
      """
      # Library

      <!-- Written by LibraryPageTest from the library and the catalogue of operators: mvn test -Dgolden=update -->

      What a script finds without defining it. Definitions are written in the language itself and stand in
      `src/compiler/main/resources/dev/nnc/library`. Parameters before a `;` may be given without their names, the others
      go by name, and those with a value may be left out. Which conventions the library follows is in [conventions](conventions.md).
      """;

  private static final String FUNCTIONS =
      """

      ## Functions of the compiler

      These are not written in the language. A parameter with `…` may be left out; `nnc doc NAME` shows examples.

      | call | value |
      |---|---|
      """;

  private static final String OPERATORS =
      """

      ## Operators and their derivatives

      All operators that work element by element. `a`, `b` and `c` are the operands, `y` is the result and `g` the derivative of the
      loss by `y`; the formulas give the derivative of the loss by each operand. They are made of the same operators, so derivatives of
      any order follow. A 0 stands for an operand that the result does not change with, or only in jumps. Operators that move, add up or
      multiply whole tensors, such as `sum`, `concat` and `@`, have derivatives of the same kind.

      | operator | of | derivatives by the operands |
      |---|---|---|
      """;

  private LibraryPage() {}

  static String text() {
    Map<String, Map<String, List<Manual.Entry>>> sections = new LinkedHashMap<>();
    for (Manual.Entry entry : Manual.ofLibrary().entries()) {
      sections
          .computeIfAbsent(entry.section(), section -> new LinkedHashMap<>())
          .computeIfAbsent(entry.name(), name -> new ArrayList<>())
          .add(entry);
    }
    StringBuilder page = new StringBuilder(OPENING);
    sections.forEach((section, entries) -> section(section, entries, page));
    operators(page.append(OPERATORS));
    return page.toString();
  }

  private static void section(
      String section, Map<String, List<Manual.Entry>> byName, StringBuilder page) {
    if (section.equals("compiler")) {
      page.append(FUNCTIONS);
      byName.values().forEach(entries -> function(entries.get(0), page));
      return;
    }
    String title =
        section.substring(0, 1).toUpperCase(Locale.ROOT) + section.substring(1).replace('_', ' ');
    page.append("\n## ").append(title).append('\n');
    byName.forEach(
        (name, entries) -> {
          page.append("\n### ").append(name).append('\n');
          entries.forEach(entry -> definition(entry, page));
          picture(name, page);
        });
  }

  private static void definition(Manual.Entry entry, StringBuilder page) {
    page.append("\n```text\n").append(entry.signature()).append("\n```\n\n");
    page.append(entry.text()).append('\n');
    if (!entry.requirements().isEmpty()) {
      page.append("It requires `").append(String.join("`, `", entry.requirements())).append("`.\n");
    }
    if (!entry.examples().isEmpty()) {
      page.append("\n```text\n");
      entry.examples().forEach(example -> page.append(example).append('\n'));
      page.append("```\n");
    }
  }

  /** Pictures are drawn from the definitions where the charts are: LibraryPicturesTest. */
  private static void picture(String name, StringBuilder page) {
    String image = "images/library/" + name + ".svg";
    if (Files.exists(Pages.FOLDER.resolve(image))) {
      page.append("\n![").append(name).append("](").append(image).append(")\n");
    }
  }

  // ---------------------------------------------------------------- tables

  private static void function(Manual.Entry entry, StringBuilder page) {
    String meaning = entry.text().substring(0, entry.text().length() - 1);
    row(page, "`" + entry.signature() + "`", meaning);
  }

  private static void operators(StringBuilder page) {
    for (Elementwise op : Elementwise.values()) {
      String derivatives =
          IntStream.range(0, op.arity())
              .mapToObj(input -> "`" + op.gradientFormula(input).text() + "`")
              .collect(Collectors.joining(", "));
      row(page, "`" + op.label() + "`", elements(op), derivatives);
    }
  }

  private static String elements(Elementwise op) {
    return switch (op.signature()) {
      case REAL -> "float";
      case NUMBER -> "float, int";
      case COMPARISON -> "float, int; gives bool";
      case LOGIC -> "bool";
      case CHOICE -> op.arity() == 1 ? "any" : "bool, and any";
    };
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
