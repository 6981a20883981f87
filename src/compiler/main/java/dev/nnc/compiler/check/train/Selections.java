package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.expression.Patterns;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables that {@code on "…" except "…"} names. */
final class Selections {
  private Selections() {}

  /** The selected variables; each pattern must match one. Without a selection all of them. */
  static List<Node> of(Ast.@Nullable Selection selection, List<Node> from) {
    if (selection == null) {
      return from;
    }
    List<String> paths = from.stream().map(Selections::path).toList();
    List<Ast.Text> patterns = new ArrayList<>(selection.on());
    patterns.addAll(selection.except());
    for (Ast.Text pattern : patterns) {
      if (paths.stream().noneMatch(path -> Patterns.matches(pattern.value(), path))) {
        throw Patterns.noMatch(pattern.value(), pattern.span(), paths);
      }
    }
    return from.stream()
        .filter(v -> selection.on().isEmpty() || any(selection.on(), path(v)))
        .filter(v -> !any(selection.except(), path(v)))
        .toList();
  }

  private static String path(Node variable) {
    return ((Storage) variable.op()).path();
  }

  private static boolean any(List<Ast.Text> patterns, String path) {
    return patterns.stream().anyMatch(pattern -> Patterns.matches(pattern.value(), path));
  }
}
