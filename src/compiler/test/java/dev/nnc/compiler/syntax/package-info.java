/** Scripts go in; trees, messages and formatted scripts are compared with what is expected. */
@NullMarked
package dev.nnc.compiler.syntax;

import org.jspecify.annotations.NullMarked;
