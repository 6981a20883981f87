package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.ColumnSelection;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.syntax.Ast;
import java.util.Optional;

/** What expressions of a data statement mean that mean something else, or nothing, elsewhere. */
public interface ColumnNames {
  /** A bare name that is a column. */
  Optional<Value> name(Ast.Name name, Scope scope);

  /** A list, whose elements may be columns side by side. */
  Value list(Ast.ListLiteral list, Elaborator elaborator, Scope scope);

  /** {@code columns(…) missing 0}. */
  Value missing(Ast.Missing missing, Elaborator elaborator, Scope scope);

  /** A call that selects columns; empty for any other call. */
  Optional<Value> call(Ast.Call call, Elaborator elaborator, Scope scope);

  /** A column compared with a text; empty where no text is. */
  Optional<Value> comparison(Ast.Binary binary, Value left, Value right, Elaborator elaborator);

  /** The selected columns as a tensor [batch, …] in double precision. */
  Node tensor(ColumnSelection selection);

  /** Whether a function looks at columns before they are numbers. */
  boolean takesColumns(Builtin builtin);
}
