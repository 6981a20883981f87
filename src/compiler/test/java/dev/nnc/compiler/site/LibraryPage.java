package dev.nnc.compiler.site;

import dev.nnc.compiler.check.Prelude;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.syntax.Ast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes {@code library.md} from the library's own files and the compiler's tables. */
final class LibraryPage {
  private static final int WIDEST = 100;
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

      These are not written in the language. A parameter with `…` may be left out.

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

  static String text() throws ReflectiveOperationException {
    StringBuilder page = new StringBuilder(OPENING);
    for (int i = 0; i < Prelude.FILES.size(); i++) {
      section(Prelude.FILES.get(i), Prelude.scripts().get(i), page);
    }
    functions(page.append(FUNCTIONS));
    operators(page.append(OPERATORS));
    return page.toString();
  }

  // ---------------------------------------------------------------- definitions

  private static void section(String file, Ast.Script script, StringBuilder page) {
    String title = file.substring(0, 1).toUpperCase(Locale.ROOT) + file.substring(1);
    page.append("\n## ").append(title).append('\n');
    Map<String, List<Ast.Definition>> byName = new LinkedHashMap<>();
    for (Ast.Item item : script.items()) {
      Ast.Definition definition = (Ast.Definition) item;
      byName.computeIfAbsent(definition.name().name(), n -> new ArrayList<>()).add(definition);
    }
    byName.forEach(
        (name, definitions) -> {
          page.append("\n### ").append(name).append('\n');
          definitions.forEach(definition -> definition(definition, page));
        });
  }

  private static void definition(Ast.Definition definition, StringBuilder page) {
    page.append("\n```text\n").append(signature(definition)).append("\n```\n\n");
    page.append(String.join("\n", definition.doc()).strip()).append('\n');
    String required =
        definition.body().stream()
            .filter(Ast.Require.class::isInstance)
            .map(statement -> "`" + ((Ast.Require) statement).condition().span().text() + "`")
            .collect(Collectors.joining(", "));
    if (!required.isEmpty()) {
      page.append("It requires ").append(required).append(".\n");
    }
  }

  /** On one line, or, where that would be long, with the named parameters on lines of their own. */
  private static String signature(Ast.Definition definition) {
    String name = definition.name().name();
    String first = parameters(definition, true, ", ");
    String brief = name + "(" + first + named(definition, "; ", ", ") + ")";
    String indent = "\n" + " ".repeat(name.length() + 1);
    return brief.length() <= WIDEST
        ? brief
        : name + "(" + first + named(definition, ";" + indent, "," + indent) + ")";
  }

  private static String named(Ast.Definition definition, String opening, String separator) {
    String named = parameters(definition, false, separator);
    return named.isEmpty() ? "" : opening + named;
  }

  private static String parameters(
      Ast.Definition definition, boolean positional, String separator) {
    return definition.parameters().stream()
        .filter(parameter -> parameter.positional() == positional)
        .map(parameter -> parameter.span().text())
        .collect(Collectors.joining(separator));
  }

  // ---------------------------------------------------------------- tables

  private static void functions(StringBuilder page) throws ReflectiveOperationException {
    Map<String, String> meanings = Functions.meanings();
    BuiltinSignatures.all()
        .forEach((name, signature) -> row(page, "`" + signature + "`", meanings.get(name)));
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
