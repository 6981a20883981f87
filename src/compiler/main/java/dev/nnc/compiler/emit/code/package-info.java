/**
 * Pieces of Java as text: expressions with their precedence, names, numbers, sizes and types. In
 * come facts of the graph, out comes what a person would write for them.
 */
@NullMarked
package dev.nnc.compiler.emit.code;

import org.jspecify.annotations.NullMarked;
