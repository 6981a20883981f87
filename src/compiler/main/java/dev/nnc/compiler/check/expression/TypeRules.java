package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.ArgumentProblem;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.arithmetic.Folding;
import dev.nnc.compiler.check.value.Binding;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.UnknownNames;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What written types mean, and whether arguments have them. */
public final class TypeRules {
  private static final List<String> KEYWORDS =
      List.of("float", "double", "int", "bool", "duration", "text", "function");

  /** What to do about a number that is no whole one. */
  static final String WHOLE =
      "`/` and decimal points give floats; write the whole number itself, or int(n / 2)";

  private final Elaborator elaborator;

  TypeRules(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  // ---------------------------------------------------------------- declared types

  /** The type of a placeholder or variable; all its names must be known. */
  public TensorType resolve(Ast.TypeReference reference, Scope scope) {
    DType dtype = dtype(reference);
    List<Dim> dims = new ArrayList<>();
    List<Ast.DimReference> written = reference.dimensions();
    for (Ast.DimReference dim : written == null ? List.<Ast.DimReference>of() : written) {
      dims.add(dimension(dim, scope));
    }
    return new TensorType(dtype, new Shape(dims));
  }

  private DType dtype(Ast.TypeReference reference) {
    DType dtype = elaborator.context().dtype(reference.base());
    if (dtype == null) {
      throw unknownType(reference);
    }
    return dtype;
  }

  /** The words in a parameter's type must be known, even if nothing calls its definition. */
  static void requireKnown(Ast.TypeReference reference) {
    if (!KEYWORDS.contains(reference.base())) {
      throw unknownType(reference);
    }
  }

  private static Problem unknownType(Ast.TypeReference reference) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.UNKNOWN_TYPE, reference.span(), "there is no type `" + reference.base() + "`");
    String help =
        NearestName.of(reference.base(), KEYWORDS)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("the types are float, double, int and bool");
    return new Problem(diagnostic.help(help));
  }

  private Dim dimension(Ast.DimReference reference, Scope scope) {
    Ast.Expression size = reference.size();
    if (size == null) {
      throw Problem.of(
          Code.BAD_DIMENSION,
          reference.span(),
          "`...` stands for any dimensions in a definition's parameter only",
          "name each dimension: float[batch, 3]");
    }
    if (size instanceof Ast.Name name && scope.find(name.name()) == null) {
      throw UnknownNames.dimension(name.name(), name.span(), scope);
    }
    return dimension(elaborator.evaluate(size, scope), size.span());
  }

  /** A value as a dimension. */
  public Dim dimension(Value value, Span span) {
    if (value instanceof Value.Broken) {
      throw Problem.silent();
    }
    Optional<Dim> dim = Folding.dim(value);
    boolean positive = dim.isPresent() && (!dim.get().isFixed() || dim.get().size() > 0);
    if (!positive) {
      throw Problem.of(
          Code.BAD_DIMENSION,
          span,
          "a dimension must be a whole number above 0, and this is " + Describe.of(value),
          value instanceof Value.Number number && !number.integer()
              ? WHOLE
              : "write a whole number, a dim, or batch for the number of rows");
    }
    if (dim.get().isFixed() && dim.get().size() > Integer.MAX_VALUE) {
      throw Problem.of(
          Code.TOO_LARGE,
          span,
          "a dimension of " + size(value, dim.get()) + " is too large",
          "use a smaller one");
    }
    return dim.get();
  }

  /** As it was written, where it is even too large for a dimension that is too large. */
  private static String size(Value value, Dim dim) {
    return value instanceof Value.Number number ? Describe.number(number.value()) : dim.toString();
  }

  // ---------------------------------------------------------------- arguments

  /** The scope of a definition's parameters, with the dimensions that their types introduce. */
  Scope bind(Ast.Definition definition, Binding bound, Scope outer, Span call) {
    Scope scope = new Scope(outer);
    for (Ast.Parameter parameter : definition.parameters()) {
      Value.Argument given = bound.values().get(parameter.name().name());
      Ast.Expression preset = parameter.preset();
      Value value = given != null ? given.value() : Value.NONE;
      if (given == null && preset != null) {
        value = elaborator.evaluate(preset, scope);
      }
      if (value instanceof Value.Broken) {
        throw Problem.silent();
      }
      Span span = given != null ? given.span() : call;
      Ast.TypeReference type = parameter.type();
      if (type != null) {
        value = match(definition, parameter, type, value, span, scope);
      } else if (value instanceof Value.Columns) {
        value = new Value.Tensor(elaborator.tensor(value, span));
      }
      scope.bind(parameter.name().name(), value, parameter.span());
    }
    return scope;
  }

  private Value match(
      Ast.Definition definition,
      Ast.Parameter parameter,
      Ast.TypeReference type,
      Value value,
      Span span,
      Scope scope) {
    boolean fits =
        switch (type.base()) {
          case "duration" -> duration(definition, parameter, value, span);
          case "text" -> value instanceof Value.Text;
          case "function" -> value instanceof Value.Function;
          default -> true;
        };
    if (!fits) {
      throw wrong(definition, parameter, value, span, "a " + type.base(), scope);
    }
    if (List.of("duration", "text", "function").contains(type.base())) {
      return value;
    }
    return type.dimensions() == null
        ? setting(definition, parameter, type, value, span, scope)
        : new Value.Tensor(tensor(definition, parameter, type, value, span, scope));
  }

  private static boolean duration(
      Ast.Definition definition, Ast.Parameter parameter, Value value, Span span) {
    if (Arithmetic.number(value).isPresent()) {
      String name = parameter.name().name();
      String given = Describe.number(Arithmetic.number(value).getAsDouble());
      throw Problem.of(
          Code.MISSING_UNIT,
          span,
          "`" + name + "` of `" + definition.name().name() + "` is a duration and needs a unit",
          "write %s = %s steps, %s samples or %s epochs".formatted(name, given, given, given));
    }
    return value instanceof Value.Duration || value instanceof Value.None;
  }

  /** A bare {@code int}, {@code float} or {@code bool}: a number known now, or a scalar. */
  private Value setting(
      Ast.Definition definition,
      Ast.Parameter parameter,
      Ast.TypeReference type,
      Value value,
      Span span,
      Scope scope) {
    if (value instanceof Value.Partial) {
      throw Arithmetic.notATensor(value, span);
    }
    DType dtype = dtype(type);
    boolean number = Arithmetic.number(value).isPresent();
    boolean fits =
        switch (dtype) {
          case BOOL -> value instanceof Value.Truth;
          case INT32 -> number && Folding.dim(value).isPresent();
          case FLOAT32, FLOAT64 ->
              number || (value instanceof Value.Tensor t && t.node().type().isScalar());
        };
    if (!fits) {
      throw wrong(definition, parameter, value, span, needed(type, dtype, value), scope);
    }
    return value;
  }

  private static String needed(Ast.TypeReference type, DType dtype, Value value) {
    if (dtype != DType.INT32) {
      return type.base();
    }
    return value instanceof Value.Number number && number.integer()
        ? "a whole number of at least 0"
        : "a whole number known when compiling";
  }

  private ArgumentProblem wrong(
      Ast.Definition definition,
      Ast.Parameter parameter,
      Value value,
      Span span,
      String needed,
      Scope scope) {
    return new ArgumentAdvice(elaborator.context(), definition, parameter, value, span)
        .problem(needed, scope);
  }

  private Node tensor(
      Ast.Definition definition,
      Ast.Parameter parameter,
      Ast.TypeReference type,
      Value value,
      Span span,
      Scope scope) {
    DType dtype = dtype(type);
    if (value instanceof Value.Function || value instanceof Value.Text) {
      throw Arithmetic.notATensor(value, span);
    }
    Node node =
        value instanceof Value.Columns
            ? elaborator.tensor(value, span)
            : elaborator.arithmetic().tensor(value, dtype, span);
    boolean real = dtype.isReal() && node.type().dtype().isReal();
    if (!(real || node.type().dtype() == dtype) || !dims(type, node.type().shape(), scope)) {
      throw wrong(definition, parameter, value, span, written(type), scope);
    }
    return node;
  }

  private static String written(Ast.TypeReference type) {
    return type.span().oneLine();
  }

  /** Whether a shape is as written; names not known yet stand for what they meet. */
  private boolean dims(Ast.TypeReference type, Shape shape, Scope scope) {
    List<Ast.DimReference> written = java.util.Objects.requireNonNull(type.dimensions());
    boolean open = !written.isEmpty() && written.get(0).size() == null;
    List<Ast.DimReference> named = open ? written.subList(1, written.size()) : written;
    int offset = shape.rank() - named.size();
    if (offset < 0 || (!open && offset > 0)) {
      return false;
    }
    for (int i = 0; i < named.size(); i++) {
      if (!dim(named.get(i), shape.dim(offset + i), scope)) {
        return false;
      }
    }
    return true;
  }

  private boolean dim(Ast.DimReference reference, Dim actual, Scope scope) {
    Ast.Expression size = reference.size();
    if (size instanceof Ast.Name name && scope.find(name.name()) == null) {
      scope.bind(name.name(), new Value.Dimension(actual), name.span());
      return true;
    }
    return dimension(reference, scope).equals(actual);
  }
}
