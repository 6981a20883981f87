package dev.nnc.compiler.check.value;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.print.AstPrinter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of something that can be called.
 *
 * @param text how a call reads, for messages
 */
public record Signature(String name, List<Parameter> parameters, String text) {

  /**
   * A parameter.
   *
   * @param preset what it is if it is not given; null if it must be, or if that is not said
   * @param positional whether it may be given without its name
   */
  record Parameter(
      String name, boolean required, Ast.@Nullable Expression preset, boolean positional) {}

  public static Signature of(Builtin builtin) {
    List<Parameter> parameters = new ArrayList<>();
    for (Builtin.Parameter parameter : builtin.parameters()) {
      boolean positional = parameters.size() < builtin.positional();
      parameters.add(new Parameter(parameter.name(), parameter.required(), null, positional));
    }
    return new Signature(builtin.name(), parameters, builtin.signature());
  }

  public static Signature of(Ast.Definition definition) {
    List<Parameter> parameters = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Ast.Parameter parameter : definition.parameters()) {
      String name = parameter.name().name();
      Ast.Expression preset = parameter.preset();
      parameters.add(new Parameter(name, preset == null, preset, parameter.positional()));
      texts.add(preset == null ? name : name + " = " + AstPrinter.expression(preset));
    }
    String name = definition.name().name();
    return new Signature(name, parameters, name + "(" + String.join(", ", texts) + ")");
  }

  public static Signature of(Value.Function function) {
    if (function instanceof Value.Primitive primitive) {
      return of(primitive.builtin());
    }
    if (function instanceof Value.Defined defined) {
      return of(defined.overloads().get(0));
    }
    Value.Function inner =
        function instanceof Value.Partial partial
            ? partial.function()
            : ((Value.Layer) function).function();
    return of(inner).withoutFirst();
  }

  public Signature withoutFirst() {
    List<Parameter> rest =
        parameters.isEmpty() ? parameters : parameters.subList(1, parameters.size());
    return new Signature(name, rest, text);
  }

  public String first() {
    return parameters.isEmpty() ? "" : parameters.get(0).name();
  }

  public List<String> names() {
    return parameters.stream().map(Parameter::name).toList();
  }
}
