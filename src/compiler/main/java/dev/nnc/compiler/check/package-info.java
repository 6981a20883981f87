/**
 * From what was written to what it means: in comes an {@link dev.nnc.compiler.syntax.Ast.Script},
 * out come typed graphs, or diagnostics. This is the last place where the user is at fault: later
 * exceptions are mistakes of the compiler's.
 *
 * <p>Checking is elaboration. Definitions are generic in shapes, so every call is evaluated with
 * abstract values ({@link dev.nnc.compiler.check.value.Value}), and a tensor's value is the node
 * that computes it.
 */
@NullMarked
package dev.nnc.compiler.check;

import org.jspecify.annotations.NullMarked;
