/** In come ANTLR's parse trees, out goes an {@link dev.nnc.compiler.syntax.Ast}. */
@NullMarked
package dev.nnc.compiler.syntax.build;

import org.jspecify.annotations.NullMarked;
