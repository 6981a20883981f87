package dev.nnc.compiler.check.block;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.builtin.FileCalls;
import dev.nnc.compiler.check.expression.Announcements;
import dev.nnc.compiler.check.expression.Blocks;
import dev.nnc.compiler.check.expression.Certain;
import dev.nnc.compiler.check.expression.Declared;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.UnknownNames;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.TensorType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Elaborates a model in one mode, for training or for use. */
public final class ModelChecker {
  private final Ast.Model model;
  private final Context context;
  private final Elaborator elaborator;
  private final Scope scope;
  private final Map<String, Program.Feed> placeholders = new LinkedHashMap<>();
  private final Map<String, Node> outputs = new LinkedHashMap<>();
  private final Map<String, List<String>> outputDocs = new LinkedHashMap<>();
  private final Set<String> unusable = new LinkedHashSet<>();
  private final Blocks blocks;

  public ModelChecker(Ast.Model model, Context context, Globals globals) {
    this.model = model;
    this.context = context;
    this.elaborator = new Elaborator(context);
    this.scope = new Scope(globals.scope(elaborator));
    this.blocks = new Blocks(elaborator);
    Announcements.announce(model.body(), scope);
  }

  public Ast.Model model() {
    return model;
  }

  public Context context() {
    return context;
  }

  public Elaborator elaborator() {
    return elaborator;
  }

  public Scope scope() {
    return scope;
  }

  public Map<String, Program.Feed> placeholders() {
    return placeholders;
  }

  public Map<String, Node> outputs() {
    return outputs;
  }

  public Map<String, List<String>> outputDocs() {
    return outputDocs;
  }

  /** What would be a placeholder or was bound, but for a mistake. */
  public Set<String> unusable() {
    return unusable;
  }

  /** Carries out all statements; one with a mistake leaves its names broken. */
  public void check() {
    for (Ast.Statement statement : model.body()) {
      try {
        statement(statement);
      } catch (Problem e) {
        context.report(e);
        broken(statement);
        new Certain(context::report).statement(statement, scope);
      }
    }
  }

  private void statement(Ast.Statement statement) {
    if (statement instanceof Ast.Placeholder placeholder) {
      placeholder(placeholder);
    } else if (statement instanceof Ast.Output output) {
      output(output);
    } else if (BlockRules.allowed(statement, BlockRules.Block.MODEL)) {
      blocks.statement(statement, scope);
      requireWhole(statement);
    } else {
      broken(statement);
    }
  }

  /** A call that still lacks its first argument is probably a mistake where it gets a name. */
  private void requireWhole(Ast.Statement statement) {
    boolean lacks =
        statement instanceof Ast.Bind bind
            && scope.value(bind.targets().get(0).name()) instanceof Value.Partial;
    if (lacks) {
      Ast.Bind bind = (Ast.Bind) statement;
      String name = bind.targets().get(0).name();
      Value.Partial partial = (Value.Partial) Objects.requireNonNull(scope.value(name));
      scope.bind(name, Value.BROKEN, bind.span());
      throw lacking(name, partial, bind.value().span());
    }
  }

  private static Problem lacking(String name, Value.Partial partial, Span span) {
    String text = span.text();
    if (FileCalls.isInitializer(partial)) {
      return Problem.of(
          Code.MISSING_ARGUMENT,
          span,
          "`" + partial.name() + "` makes first values, and nothing says of what shape",
          "declare what keeps them: variable " + name + " : float[…] ~ " + text);
    }
    return Problem.of(
        Code.MISSING_ARGUMENT,
        span,
        "`" + partial.name() + "` needs `" + partial.missing() + "`",
        "write x |> " + text + ", or layer " + name + " = " + text + " to call it more than once");
  }

  private void placeholder(Ast.Placeholder placeholder) {
    String name = placeholder.name().name();
    TensorType type = elaborator.types().resolve(placeholder.type(), scope);
    unused(name, placeholder.name().span());
    Placeholder op = new Placeholder(name);
    context.origin(name, placeholder.span());
    Node node = context.builder().source(op, type);
    scope.bind(name, new Value.Tensor(node), placeholder.name().span());
    context.place(new Value.Tensor(node), placeholder.name().span());
    placeholders.put(name, new Program.Feed(name, type, 0, placeholder.span()));
  }

  private void unused(String name, Span span) {
    Scope.Binding before = scope.own(name);
    if (before != null) {
      throw new Problem(
          Diagnostic.of(Code.DUPLICATE_NAME, span, "`" + name + "` is bound already")
              .related(before.span(), "the first `" + name + "`")
              .help("choose another name"));
    }
  }

  private void output(Ast.Output output) {
    String name = output.name().name();
    Span span = output.name().span();
    Ast.Expression value = output.value();
    if (value != null) {
      Ast.Target target = new Ast.Target(span, name, false);
      blocks.statement(new Ast.Bind(output.span(), List.of(target), value), scope);
    }
    Value bound = scope.value(name);
    if (bound == null) {
      throw UnknownNames.value(name, span, scope);
    }
    if (outputs.containsKey(name)) {
      throw Problem.of(
          Code.DUPLICATE_NAME, span, "`" + name + "` is an output already", "keep one of the two");
    }
    outputDocs.put(name, span.documentation());
    outputs.put(name, elaborator.tensor(bound, value == null ? span : value.span()));
  }

  private void broken(Ast.Statement statement) {
    if (statement instanceof Ast.Bind bind) {
      bind.targets().forEach(target -> broken(target.name(), target.span()));
    }
    if (statement instanceof Ast.If choice) {
      choice.branches().forEach(branch -> branch.body().forEach(this::broken));
      Objects.requireNonNullElse(choice.otherwise(), List.<Ast.Statement>of())
          .forEach(this::broken);
    }
    Ast.Identifier name = Declared.name(statement);
    if (name != null) {
      broken(name.name(), name.span());
    }
  }

  private void broken(String name, Span span) {
    unusable.add(name);
    if (scope.own(name) == null) {
      scope.bind(name, Value.BROKEN, span);
    }
  }

  /** The placeholders, with the classes that their use implies, here and in the other mode. */
  public List<Program.Feed> feeds(ModelChecker other) {
    Map<String, Long> classes = new HashMap<>(context.classes());
    other.context.classes().forEach((name, count) -> classes.merge(name, count, Math::min));
    return placeholders.values().stream()
        .map(
            feed ->
                new Program.Feed(
                    feed.name(), feed.type(), classes.getOrDefault(feed.name(), 0L), feed.span()))
        .toList();
  }
}
