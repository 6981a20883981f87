package dev.nnc.compiler.check.picture;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What pictures show of a model, by the names that it has there: the script's own text. */
final class PictureValues {
  private final ModelChecker used;
  private final Map<String, Program.Fetch> values = new LinkedHashMap<>();
  private final Map<String, Program.Feed> numbers = new LinkedHashMap<>();

  PictureValues(ModelChecker used) {
    this.used = used;
  }

  List<Program.Fetch> values() {
    return List.copyOf(values.values());
  }

  List<Program.Feed> numbers() {
    return List.copyOf(numbers.values());
  }

  /** An expression as one line. */
  static String text(Ast.Expression expression) {
    return expression.span().oneLine();
  }

  Node node(Ast.Expression expression) {
    return node(expression, used.scope());
  }

  Node node(Ast.Expression expression, Scope scope) {
    used.context().origin(text(expression), expression.span());
    return used.elaborator().tensor(expression, scope);
  }

  /** Has a value computed where pictures are drawn, unless it is fed or an output; its name. */
  String shown(Ast.Expression expression, Node node) {
    if (node.op() instanceof Placeholder placeholder) {
      return placeholder.name();
    }
    String name = text(expression);
    if (!used.outputs().containsKey(name)) {
      Graph graph = new Graph(Map.of(name, node), Map.of());
      values.put(name, new Program.Fetch(name, node.type(), graph));
    }
    return name;
  }

  /** A scope in which a name stands for a number that pictures choose. */
  Scope withNumber(Ast.Identifier name) {
    TensorType type = TensorType.scalar(used.context().real());
    numbers.putIfAbsent(name.name(), new Program.Feed(name.name(), type, 0, name.span()));
    Scope scope = new Scope(used.scope());
    used.context().origin(name.name(), name.span());
    Node node = used.context().builder().source(new Placeholder(name.name()), type);
    scope.bind(name.name(), new Value.Tensor(node), name.span());
    return scope;
  }

  /** Requires that a value depends on no placeholder but some. */
  void requireNeeds(Ast.Expression expression, Node node, Set<String> allowed, String help) {
    Graph graph = new Graph(Map.of("value", node), Map.of());
    for (Node each : graph.nodes()) {
      if (each.op() instanceof Placeholder placeholder && !allowed.contains(placeholder.name())) {
        Program.Feed feed = used.placeholders().get(placeholder.name());
        throw new Problem(
            Diagnostic.of(
                    Code.BAD_PICTURE,
                    expression.span(),
                    "`" + text(expression) + "` depends on `" + placeholder.name() + "` too")
                .related(feed == null ? null : feed.span(), "a placeholder")
                .help(help));
      }
    }
  }

  /** The numbers of a row of a value, or -1 if it has no rows or too many axes. */
  static long width(Node node) {
    Shape shape = node.type().shape();
    boolean rows = shape.rank() > 0 && !shape.dim(0).isFixed();
    if (!rows || shape.rank() > 2) {
      return -1;
    }
    return shape.rank() == 1 ? 1 : shape.dim(1).isFixed() ? shape.dim(1).size() : -1;
  }

  /** Where a picture finds the value of a variable as the model is used. */
  String path(Storage storage) {
    boolean averaged =
        storage.kind() == Storage.Kind.VARIABLE && used.context().mode().usesAverages();
    return averaged ? "average/" + storage.path() : storage.path();
  }

  Scope scope() {
    return used.scope();
  }

  ModelChecker model() {
    return used;
  }
}
