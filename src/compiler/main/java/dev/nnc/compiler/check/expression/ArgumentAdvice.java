package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.ArgumentProblem;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.builtin.FileCalls;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Provenance;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Signature;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The message about an argument of another type than its parameter, and what to write instead. */
final class ArgumentAdvice {
  private final Context context;
  private final Ast.Definition definition;
  private final Ast.Parameter parameter;
  private final Value value;
  private final Span span;

  ArgumentAdvice(
      Context context, Ast.Definition definition, Ast.Parameter parameter, Value value, Span span) {
    this.context = context;
    this.definition = definition;
    this.parameter = parameter;
    this.value = value;
    this.span = span;
  }

  /** The problem, where something else is needed; with the dimensions that are known already. */
  ArgumentProblem problem(String needed, Scope scope) {
    String message =
        "`%s` of `%s` must be %s, and this is %s"
            .formatted(name(), definition.name().name(), needed, Describe.of(value));
    Diagnostic diagnostic = Diagnostic.of(Code.WRONG_TYPE, span, message);
    if (value instanceof Value.Tensor tensor) {
      Span place = new Provenance(context).place(tensor.node());
      boolean elsewhere = place != null && !place.equals(span);
      diagnostic =
          diagnostic.related(
              elsewhere ? place : null,
              (place == null ? "" : "`" + place.text() + "`") + " is bound here");
    }
    String known = known(scope);
    diagnostic = known.isEmpty() ? diagnostic : diagnostic.note("here " + known);
    return new ArgumentProblem(
        new Problem(diagnostic.help(advice().orElse(Signature.of(definition).text()))));
  }

  private String name() {
    return parameter.name().name();
  }

  private String text() {
    return span.text().replaceFirst("^\\w+\\s*=\\s*", "");
  }

  /** The sizes that earlier arguments gave to the dimensions of the parameter's type. */
  private String known(Scope scope) {
    Ast.TypeReference type = parameter.type();
    List<String> known = new ArrayList<>();
    List<Ast.DimReference> dims = type == null ? null : type.dimensions();
    for (Ast.DimReference dim : dims == null ? List.<Ast.DimReference>of() : dims) {
      if (dim.size() instanceof Ast.Name name
          && scope.value(name.name()) instanceof Value.Dimension size
          && !size.dim().toString().equals(name.name())) {
        known.add(name.name() + " is " + size.dim());
      }
    }
    return String.join(", ", known);
  }

  private Optional<String> advice() {
    Ast.TypeReference type = parameter.type();
    if (type == null) {
      return Optional.empty();
    }
    if (value instanceof Value.Text text && !type.base().equals("text")) {
      String call = FileCalls.reading(text.value()).orElse(null);
      return Optional.of(
          call == null
              ? "write it without quotes: " + name() + " = " + text.value()
              : "write " + name() + " = " + call);
    }
    if (type.base().equals("int") && value instanceof Value.Number number && !number.integer()) {
      return Optional.of(TypeRules.WHOLE);
    }
    if (type.base().equals("function")) {
      return Optional.of(function());
    }
    if (value instanceof Value.Tensor tensor && type.dimensions() != null) {
      return elements(type.base(), tensor.node().type());
    }
    return Optional.empty();
  }

  private String function() {
    Ast.Expression preset = parameter.preset();
    String example = preset == null ? "relu" : preset.span().text();
    return value instanceof Value.Tensor && text().contains("(")
        ? "name the function without calling it: "
            + name()
            + " = "
            + text().replaceFirst("\\(.*", "")
        : "for example " + name() + " = " + example;
  }

  private Optional<String> elements(String base, TensorType given) {
    boolean whole = given.dtype() == DType.INT32;
    if (base.equals("int") && given.dtype().isReal()) {
      return Optional.of(classNumbers(given));
    }
    if (!base.equals("float") || !whole) {
      return given.dtype() == DType.BOOL
          ? Optional.of("write float(" + text() + ")")
          : Optional.empty();
    }
    String loss = definition.name().name();
    if (name().equals("prediction") || name().equals("score")) {
      return Optional.of("the prediction comes first: " + Signature.of(definition).text());
    }
    return Optional.of(
        loss.startsWith("cross_entropy")
            ? "class numbers go to sparse_cross_entropy_logits(prediction, target)"
            : "write float(" + text() + ")");
  }

  private String classNumbers(TensorType given) {
    boolean rows = definition.name().name().startsWith("sparse_") && given.shape().rank() > 1;
    return rows
        ? "rows of one-hot targets go to cross_entropy_logits(prediction, target)"
        : "declare it as class numbers: `" + text() + " : " + given.with(DType.INT32) + "`";
  }
}
