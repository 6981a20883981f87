/** The formatter: in comes an {@link dev.nnc.compiler.syntax.Ast}, out goes its text. */
@NullMarked
package dev.nnc.compiler.syntax.print;

import org.jspecify.annotations.NullMarked;
