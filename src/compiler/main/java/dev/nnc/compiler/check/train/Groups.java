package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Divides the trained variables among the groups of an optimize statement, each into one. */
final class Groups {
  private static final int SHOWN = 4;

  private final List<Node> trained;
  private final Map<Node, Span> taken = new LinkedHashMap<>();

  Groups(List<Node> trained) {
    this.trained = trained;
  }

  /**
   * The variables of a group: those that its patterns select, else what is left.
   *
   * @param reached those that change the group's losses
   */
  List<Node> select(Ast.OptimizeGroup group, Set<Node> reached) {
    Ast.Selection selection = group.selection();
    List<Node> selected =
        Selections.of(selection, trained).stream()
            .filter(variable -> selection != null || !taken.containsKey(variable))
            .filter(reached::contains)
            .toList();
    if (selected.isEmpty()) {
      throw Problem.of(
          Code.NO_GRADIENT,
          group.span(),
          "no variable is left for this optimizer that its loss changes with",
          "select others, or leave it out");
    }
    for (Node variable : selected) {
      Span before = taken.put(variable, group.span());
      if (before != null) {
        throw twice(variable, selection == null ? group.span() : selection.span(), before);
      }
    }
    return selected;
  }

  private static Problem twice(Node variable, Span span, Span before) {
    String path = path(variable);
    return new Problem(
        Diagnostic.of(Code.DUPLICATE_NAME, span, "two groups select \"" + path + "\"")
            .related(before, "the first one")
            .help("leave it to one of them: … except \"" + path + "\""));
  }

  /** A variable in no group would silently stay as it is. */
  void requireAll(Ast.Optimize optimize) {
    List<Node> left = trained.stream().filter(node -> !taken.containsKey(node)).toList();
    if (left.isEmpty()) {
      return;
    }
    String paths =
        left.stream()
            .limit(SHOWN)
            .map(node -> "\"" + path(node) + "\"")
            .collect(Collectors.joining(", "));
    throw new Problem(
        Diagnostic.of(
                Code.NO_MATCH,
                optimize.span(),
                "no group selects " + paths + (left.size() > SHOWN ? ", …" : ""))
            .help("leave what is not to be trained as it is: … else frozen()")
            .help("or train it too: … else sgd(0.1)"));
  }

  private static String path(Node variable) {
    return ((Storage) variable.op()).path();
  }
}
