/**
 * From text to what was written: in comes a {@link dev.nnc.compiler.text.Source}, out goes an
 * {@link dev.nnc.compiler.syntax.Ast} and, back again, formatted text. {@code ScriptParser} alone
 * sees ANTLR.
 */
@NullMarked
package dev.nnc.compiler.syntax;

import org.jspecify.annotations.NullMarked;
