/**
 * What an expression means while compiling, the scopes in which names mean it, and the state of the
 * model that is being made. Values come from {@code arithmetic}, {@code builtin} and {@code
 * expression}; everything behind reads them here.
 */
@NullMarked
package dev.nnc.compiler.check.value;

import org.jspecify.annotations.NullMarked;
