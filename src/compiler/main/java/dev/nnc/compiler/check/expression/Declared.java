package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.syntax.Ast;
import org.jspecify.annotations.Nullable;

/** The names that statements declare. */
public final class Declared {
  private Declared() {}

  /** The name of a placeholder, variable, state, slot, output or layer; null for any other. */
  public static Ast.@Nullable Identifier name(Ast.Statement statement) {
    if (statement instanceof Ast.Placeholder placeholder) {
      return placeholder.name();
    }
    if (statement instanceof Ast.Declaration declaration) {
      return declaration.name();
    }
    if (statement instanceof Ast.LayerItem layer) {
      return layer.name();
    }
    return statement instanceof Ast.Output output ? output.name() : null;
  }
}
