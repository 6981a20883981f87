package dev.nnc.compiler.driver;

import dev.nnc.compiler.syntax.Ast;
import java.util.stream.Collectors;

/** How a definition is called, as its own head says it. */
record DefinitionHead(Ast.Definition definition) {
  private static final int WIDEST = 100;

  /** On one line, or, where that would be long, with the named parameters on lines of their own. */
  String text() {
    String name = definition.name().name();
    String first = parameters(true, ", ");
    String brief = name + "(" + first + named("; ", ", ") + ")";
    String indent = "\n" + " ".repeat(name.length() + 1);
    return brief.length() <= WIDEST
        ? brief
        : name + "(" + first + named(";" + indent, "," + indent) + ")";
  }

  private String named(String opening, String separator) {
    String named = parameters(false, separator);
    return named.isEmpty() ? "" : opening + named;
  }

  private String parameters(boolean positional, String separator) {
    return definition.parameters().stream()
        .filter(parameter -> parameter.positional() == positional)
        .map(parameter -> parameter.span().text())
        .collect(Collectors.joining(separator));
  }
}
