package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.ElementLimit;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.builtin.FileCalls;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Signature;
import dev.nnc.compiler.check.value.TrainedVariables;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes variables and states, and records their next values. */
final class Cells {
  private final Elaborator elaborator;
  private final Context context;

  Cells(Elaborator elaborator) {
    this.elaborator = elaborator;
    this.context = elaborator.context();
  }

  /**
   * Makes what a statement declares, or gives what an earlier call of the same layer made.
   *
   * @param path what it is kept under
   */
  Value declare(Ast.Declaration declaration, String path, Scope scope) {
    Ast.TypeReference reference = declaration.type();
    String name = declaration.name().name();
    String kind = declaration.kind().name().toLowerCase(java.util.Locale.ROOT);
    context.origin(name, declaration.span());
    TensorType type = type(declaration, scope);
    if (type == null && declaration.kind() == Ast.StorageKind.SLOT) {
      throw Problem.silent();
    }
    if (type == null) {
      throw Problem.of(
          Code.WRONG_TYPE,
          declaration.span(),
          "the " + kind + " `" + name + "` needs a type",
          "write " + kind + " " + name + " : float[…] = …");
    }
    Span place = reference == null ? declaration.span() : reference.span();
    requireFixed(type, place, kind, name);
    Value.Layer layer = context.stack().layer();
    context.countDeclaration();
    Node shared = layer == null ? null : layer.cells().get(path);
    if (shared != null) {
      return shared(shared, type, declaration);
    }
    if (declaration.initial() == null) {
      throw noInitial(declaration, kind, type);
    }
    Storage.Kind storage =
        declaration.kind() == Ast.StorageKind.STATE
            ? context.state()
            : Storage.Kind.valueOf(declaration.kind().name());
    Node value = initial(path, declaration, type, scope);
    Node node = context.store(new Storage(path, storage), type, value, declaration.span());
    if (layer != null) {
      layer.cells().put(path, node);
    }
    return new Value.Tensor(node);
  }

  /** The declared type; a slot without one is like the parameter that it is for. */
  private @Nullable TensorType type(Ast.Declaration declaration, Scope scope) {
    Ast.TypeReference reference = declaration.type();
    if (reference != null) {
      return elaborator.types().resolve(reference, scope);
    }
    boolean slot = declaration.kind() == Ast.StorageKind.SLOT;
    return slot && scope.value(RuleNames.PARAMETER) instanceof Value.Tensor parameter
        ? parameter.node().type()
        : null;
  }

  private static void requireFixed(TensorType type, Span span, String kind, String name) {
    if (!type.shape().isFixed()) {
      throw Problem.of(
          Code.BAD_DIMENSION,
          span,
          "the "
              + kind
              + " `"
              + name
              + "` is kept between steps, so its size must be known when compiling: "
              + type,
          "use fixed dimensions");
    }
    ElementLimit.require(type.shape(), span, name);
  }

  private static Value shared(Node node, TensorType type, Ast.Declaration declaration) {
    if (!node.type().equals(type)) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          declaration.span(),
          "the layer's `"
              + declaration.name().name()
              + "` is "
              + node.type()
              + " since its first call, and "
              + type
              + " here",
          "make a second layer for values of another shape");
    }
    return new Value.Tensor(node);
  }

  private static Problem noInitial(Ast.Declaration declaration, String kind, TensorType type) {
    String name = declaration.name().name();
    String start = kind + " " + name + " : " + type;
    return Problem.of(
        Code.NO_INITIAL,
        declaration.span(),
        "the " + kind + " `" + name + "` has no initial value",
        kind.equals("slot")
            ? "write slot " + name + " = 0; it has the shape of what is trained"
            : "write " + start + " ~ glorot_uniform, or " + start + " = 0");
  }

  // ---------------------------------------------------------------- initial values

  private Node initial(String path, Ast.Declaration declaration, TensorType type, Scope scope) {
    Ast.Expression written = Objects.requireNonNull(declaration.initial());
    Context.Initial outer = context.initialize(new Context.Initial(path, type.dtype()));
    context.stack().push(declaration.name().name());
    try {
      Value value = elaborator.evaluate(written, scope);
      if (!declaration.drawn() && FileCalls.isInitializer(value)) {
        throw Problem.of(
            Code.WRONG_TYPE,
            written.span(),
            "a value must follow `=`, and this is an initializer, which makes one of a shape",
            "write ~ " + written.span().text());
      }
      if (declaration.drawn()) {
        value = draw(value, type, written.span());
      }
      return fitted(value, type, written.span());
    } finally {
      context.stack().pop();
      context.initialize(outer);
    }
  }

  private Value draw(Value value, TensorType type, Span span) {
    if (!(value instanceof Value.Function initializer)) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          "an initializer must follow `~`, and this is " + Describe.of(value),
          value instanceof Value.Text text && FileCalls.reading(text.value()).isPresent()
              ? "write ~ " + FileCalls.reading(text.value()).get()
              : "write ~ normal(stddev = 0.1), or = for a value");
    }
    List<Value> dims = type.shape().dims().stream().<Value>map(Value.Dimension::new).toList();
    Value.Argument shape = new Value.Argument(null, new Value.Items(dims), span);
    Value drawn = elaborator.calls().apply(initializer, List.of(shape), span);
    if (drawn instanceof Value.Function) {
      throw Problem.of(
          Code.MISSING_ARGUMENT,
          span,
          "`" + initializer.name() + "` needs more than the shape that the variable gives it",
          "give it behind `~`: " + Signature.of(initializer).text());
    }
    if (drawn instanceof Value.Tensor tensor
        && !type.shape().endsWith(tensor.node().type().shape())) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          span,
          "`"
              + initializer.name()
              + "` is no initializer: of the shape of "
              + type
              + " it makes "
              + tensor.node().type(),
          "initializers make values of a shape: normal(stddev = 0.1), zeros, eye for the identity");
    }
    return drawn;
  }

  /** A value as the storage holds it: a number fills it. */
  Node fitted(Value value, TensorType type, Span span) {
    Node node = elaborator.arithmetic().tensor(value, type.dtype(), span);
    boolean real = node.type().dtype().isReal() && type.dtype().isReal();
    if (!real && node.type().dtype() != type.dtype()) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          "this is " + node.type() + ", and " + type + " is needed",
          type.dtype() == DType.BOOL
              ? "compare it: x > 0"
              : "convert it: " + type.dtype().keyword() + "(…)");
    }
    if (!type.shape().endsWith(node.type().shape())) {
      throw Problem.of(
          Code.SHAPE_MISMATCH,
          span,
          "this is " + node.type() + ", and " + type + " is needed",
          "a number fills all elements; a list has the shape itself");
    }
    Node cast = elaborator.arithmetic().cast(node, type.dtype());
    return BroadcastTo.leading(context.builder(), cast, type.shape());
  }

  // ---------------------------------------------------------------- next values

  /** The next value of what does not exist is a mistake whatever is bound to it. */
  static void requireKept(Ast.Target target, Scope scope) {
    if (target.next() && scope.value(target.name()) == null) {
      throw notKept(target, null, scope);
    }
  }

  void assignNext(Ast.Target target, Value value, Ast.Bind bind, Scope scope) {
    Value before = scope.value(target.name());
    if (before instanceof Value.Tensor tensor && RuleNames.isHandedOn(target.name(), scope)) {
      Node changed = fitted(value, tensor.node().type(), bind.value().span());
      scope.bindNext(target.name(), new Value.Tensor(changed));
      return;
    }
    if (!(before instanceof Value.Tensor tensor) || !isKept(tensor.node(), target, scope)) {
      throw notKept(target, before, scope);
    }
    Node storage = tensor.node();
    Node next = fitted(value, storage.type(), bind.value().span());
    context.updates().put(storage, next);
    scope.bindNext(target.name(), new Value.Tensor(next));
  }

  private static boolean isKept(Node node, Ast.Target target, Scope scope) {
    return node.op() instanceof Storage storage
        && (storage.kind() != Storage.Kind.VARIABLE || optimizing(target, scope));
  }

  private static boolean optimizing(Ast.Target target, Scope scope) {
    return target.name().equals(RuleNames.PARAMETER) && scope.value(TrainedVariables.NAME) != null;
  }

  private static Problem notKept(Ast.Target target, @Nullable Value before, Scope scope) {
    Scope.Binding binding = scope.find(target.name());
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.NO_NEXT,
                target.span(),
                "`" + target.name() + "` is no state, so it has no next value")
            .related(binding == null ? null : binding.span(), "bound here");
    return new Problem(
        before == null || before instanceof Value.Broken
            ? diagnostic.help(
                scope.value(TrainedVariables.NAME) == null
                    ? "declare it: state " + target.name() + " : float[] = 0"
                    : "declare it: slot " + target.name() + " = 0; what is trained is parameter'")
            : diagnostic.help(
                "variables are changed by the optimizer; declare a `state` for values you update"));
  }
}
