/** Every definition of the library: documented, callable, differentiable. */
@NullMarked
package dev.nnc.compiler.library;

import org.jspecify.annotations.NullMarked;
