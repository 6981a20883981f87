package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.CallNumbers;
import dev.nnc.compiler.check.value.CallStack;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out the statements of models and definitions. */
public final class Blocks {
  private static final long MOST_REPEATS = 100_000;

  private final Elaborator elaborator;
  private final Context context;
  private final Cells cells;

  /**
   * Where statements stand.
   *
   * @param scope the names bound there
   * @param rebinds whether names from outside may be bound again, as in a repeat or if
   * @param outer the scope of those names
   * @param repeated whether paths count the repeats
   */
  private record Block(Scope scope, boolean rebinds, Scope outer, boolean repeated) {
    static Block of(Scope scope) {
      return new Block(scope, false, scope, false);
    }
  }

  public Blocks(Elaborator elaborator) {
    this.elaborator = elaborator;
    this.context = elaborator.context();
    this.cells = new Cells(elaborator);
  }

  /** The result of a definition's body, or null if it returns nothing. */
  public @Nullable Value definition(List<Ast.Statement> body, Scope scope) {
    Announcements.announce(body, scope);
    return all(body, Block.of(scope));
  }

  /** Carries out one statement of a model. */
  public void statement(Ast.Statement statement, Scope scope) {
    one(statement, Block.of(scope));
  }

  private @Nullable Value all(List<Ast.Statement> body, Block block) {
    for (Ast.Statement statement : body) {
      Value result = one(statement, block);
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private @Nullable Value one(Ast.Statement statement, Block block) {
    if (statement instanceof Ast.Bind bind) {
      bind(bind, block);
    } else if (statement instanceof Ast.Declaration declaration) {
      String name = declaration.name().name();
      define(
          name,
          cells.declare(declaration, path(name, block), block.scope),
          declaration.name().span(),
          block);
    } else if (statement instanceof Ast.Repeat repeat) {
      return repeat(repeat, block);
    } else if (statement instanceof Ast.If choice) {
      return choose(choice, block);
    } else if (statement instanceof Ast.Return result) {
      return result(result, block);
    } else if (statement instanceof Ast.Penalty penalty) {
      penalty(penalty, block);
    } else if (statement instanceof Ast.LayerItem layer) {
      layer(layer, block);
    } else if (statement instanceof Ast.Require require) {
      new Requirements(elaborator).check(require, block.scope);
    } else {
      misplaced(statement, block);
    }
    return null;
  }

  /** A statement that was reported as out of place leaves its name broken. */
  private static void misplaced(Ast.Statement statement, Block block) {
    Ast.Identifier name = Declared.name(statement);
    if (name != null) {
      block.scope.bind(name.name(), Value.BROKEN, name.span());
    }
  }

  // ---------------------------------------------------------------- bindings

  private void bind(Ast.Bind bind, Block block) {
    bind.targets().forEach(target -> Cells.requireKept(target, block.scope));
    bind.targets().forEach(target -> requireFree(target, block));
    String name = bind.targets().get(0).name();
    String segment = segment(name, block);
    long declarations = context.declarations();
    Value value = evaluate(segment, bind.value(), bind.span(), block);
    if (context.declarations() > declarations && hasCells(segment)) {
      block.outer.countBindingWithCells(name);
    }
    if (bind.targets().size() == 1) {
      assign(bind.targets().get(0), value, bind, block);
      return;
    }
    if (value instanceof Value.Broken) {
      throw Problem.silent();
    }
    if (!(value instanceof Value.Results results)
        || results.values().size() != bind.targets().size()) {
      throw Problem.of(
          Code.WRONG_RESULTS,
          bind.span(),
          bind.targets().size() + " names are bound to " + Describe.of(value),
          "give as many names as there are results");
    }
    for (int i = 0; i < bind.targets().size(); i++) {
      assign(bind.targets().get(i), results.values().get(i), bind, block);
    }
  }

  /**
   * The part of the path for what is bound to a name. Where an {@code if} binds a name again, it is
   * numbered if what the name was bound to before has variables: those of both are kept.
   */
  private static String segment(String name, Block block) {
    int before = block.repeated ? 0 : block.outer.bindingsWithCells(name);
    return before == 0 ? name : name + "_" + (before + 1);
  }

  private boolean hasCells(String segment) {
    String start = context.stack().path(segment) + "/";
    return context.cells().keySet().stream().anyMatch(path -> path.startsWith(start));
  }

  /** The value of an expression under the path of the name that it is bound to. */
  private Value evaluate(String segment, Ast.Expression expression, Span span, Block block) {
    context.origin(segment, span);
    context.stack().pushNumbers(CallNumbers.of(List.of(expression), block.scope));
    int repeat = block.repeated ? context.stack().count(context.stack().path(segment)) : 0;
    context.stack().push(segment);
    if (block.repeated) {
      context.stack().push(String.valueOf(repeat));
    }
    try {
      return elaborator.evaluate(expression, block.scope);
    } finally {
      if (block.repeated) {
        context.stack().pop();
      }
      context.stack().pop();
      context.stack().popNumbers();
    }
  }

  /**
   * The path of what a name declares; inside a repeat it ends with the number of the repeat. Next
   * values and other bindings of the name are counted apart.
   */
  private String path(String name, Block block) {
    String path = context.stack().path(name);
    return block.repeated ? path + "/" + context.stack().count("declared " + path) : path;
  }

  private void assign(Ast.Target target, Value value, Ast.Bind bind, Block block) {
    if (value instanceof Value.Results results) {
      throw Problem.of(
          Code.WRONG_RESULTS,
          bind.span(),
          "one name is bound to " + results.values().size() + " results",
          "write " + target.name() + ", other = …");
    }
    if (target.next() && !block.rebinds && block.scope.bindsNext(target.name())) {
      throw Problem.of(
          Code.DUPLICATE_NAME,
          target.span(),
          "`" + target.name() + "'` is bound already",
          "bind it once: a value has one next value in a step");
    }
    if (target.next()) {
      cells.assignNext(target, value, bind, block.scope);
      return;
    }
    if (value instanceof Value.Tensor tensor && !(tensor.node().op() instanceof Storage)) {
      Span user = userSpan(bind.span());
      tensor.node().claim(new Origin(context.stack().name(target.name()), user));
    }
    define(target.name(), value, target.span(), block);
  }

  private Span userSpan(Span span) {
    CallStack.Frame frame = context.stack().userFrame();
    return span.source().isLibrary() && frame != null ? frame.call() : span;
  }

  private void define(String name, Value value, Span span, Block block) {
    context.place(value, span);
    if (block.rebinds && block.outer.own(name) != null) {
      block.outer.bind(name, value, span);
      return;
    }
    Scope.Binding before = block.scope.own(name);
    if (before != null && !block.rebinds) {
      throw boundAlready(name, span, before);
    }
    block.scope.bind(name, value, span);
  }

  /** Told before the value is computed, which may make variables of the same paths. */
  private static void requireFree(Ast.Target target, Block block) {
    Scope.Binding before = block.scope.own(target.name());
    if (!target.next() && !block.rebinds && before != null) {
      throw boundAlready(target.name(), target.span(), before);
    }
  }

  static Problem boundAlready(String name, Span span, Scope.Binding before) {
    return new Problem(
        Diagnostic.of(Code.DUPLICATE_NAME, span, "`" + name + "` is bound already")
            .related(before.span(), "the first `" + name + "`")
            .help("choose another name; only the body of a repeat or an if may bind a name again"));
  }

  // ---------------------------------------------------------------- control

  private @Nullable Value repeat(Ast.Repeat repeat, Block block) {
    long count = elaborator.integer(repeat.count(), block.scope, "the number of repeats");
    if (count < 0 || count > MOST_REPEATS) {
      throw Problem.of(
          Code.BAD_VALUE,
          repeat.count().span(),
          "the number of repeats must be from 0 to " + MOST_REPEATS,
          "write a whole number such as repeat 3 { … }");
    }
    Scope outer = block.rebinds ? block.outer : block.scope;
    Ast.Identifier index = repeat.index();
    for (long i = 0; i < count; i++) {
      Scope scope = Scope.repeated(block.scope);
      if (index != null) {
        scope.bind(index.name(), Value.Number.integer(i), index.span());
      }
      Value result = all(repeat.body(), new Block(scope, true, outer, true));
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  private @Nullable Value choose(Ast.If choice, Block block) {
    Block inner = new Block(block.scope, true, block.outer, block.repeated);
    for (Ast.Branch branch : choice.branches()) {
      Value condition = elaborator.evaluate(branch.condition(), block.scope);
      if (elaborator.truth(condition, branch.condition().span(), "the condition of `if`")) {
        return all(branch.body(), inner);
      }
    }
    List<Ast.Statement> otherwise = choice.otherwise();
    return otherwise == null ? null : all(otherwise, inner);
  }

  private Value result(Ast.Return result, Block block) {
    List<Value> values = new ArrayList<>();
    context.stack().pushNumbers(CallNumbers.of(result.values(), block.scope));
    for (Ast.Expression value : result.values()) {
      context.origin("result", value.span());
      values.add(elaborator.evaluate(value, block.scope));
    }
    context.stack().popNumbers();
    return values.size() == 1 ? values.get(0) : new Value.Results(values);
  }

  private void penalty(Ast.Penalty penalty, Block block) {
    Value value = evaluate("penalty", penalty.value(), penalty.span(), block);
    Node node = elaborator.tensor(value, penalty.value().span());
    if (!node.type().isScalar() || !node.type().dtype().isReal()) {
      throw Problem.of(
          Code.NOT_SCALAR,
          penalty.value().span(),
          "a penalty must be one real number, and this is " + node.type(),
          "sum it: penalty sum(…)");
    }
    context.penalties().add(elaborator.arithmetic().cast(node, context.real()));
  }

  private void layer(Ast.LayerItem layer, Block block) {
    String name = layer.name().name();
    requireOne(layer, block.scope);
    Value value = elaborator.evaluate(layer.value(), block.scope);
    if (value instanceof Value.Broken) {
      throw Problem.silent();
    }
    if (!(value instanceof Value.Function function)) {
      throw noLayer(
          layer,
          Describe.of(value),
          "write layer " + name + " = dense(10), and call it: " + name + "(x)");
    }
    Value shared =
        new Value.Layer(name, path(name, block), function, new java.util.LinkedHashMap<>());
    define(name, shared, layer.name().span(), block);
  }

  /** A chain without its start looks like several layers as one. */
  private void requireOne(Ast.LayerItem layer, Scope scope) {
    boolean chain =
        layer.value() instanceof Ast.Pipe pipe
            && pipe.first() instanceof Ast.Call
            && elaborator.evaluate(pipe.first(), scope) instanceof Value.Partial;
    if (chain) {
      String text = layer.value().span().oneLine();
      throw noLayer(
          layer,
          "a chain of calls",
          "define it, def several(x) = x |> "
              + text
              + ", and write layer "
              + layer.name().name()
              + " = several");
    }
  }

  private static Problem noLayer(Ast.LayerItem layer, String given, String help) {
    return Problem.of(
        Code.WRONG_TYPE,
        layer.value().span(),
        "`layer` keeps a function, a call without its first argument, and this is " + given,
        help);
  }
}
