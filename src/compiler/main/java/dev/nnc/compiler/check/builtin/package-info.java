/**
 * The functions that are not written in the language: in come the arguments of a call, out comes
 * its value. {@link dev.nnc.compiler.check.builtin.Builtins} lists them all.
 */
@NullMarked
package dev.nnc.compiler.check.builtin;

import org.jspecify.annotations.NullMarked;
