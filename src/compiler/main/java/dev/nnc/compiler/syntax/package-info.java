/** What scripts say: the {@link dev.nnc.compiler.syntax.Ast}, and words that people write. */
@NullMarked
package dev.nnc.compiler.syntax;

import org.jspecify.annotations.NullMarked;
