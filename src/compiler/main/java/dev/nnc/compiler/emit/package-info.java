/**
 * Writes programs as Java classes: in come programs, each planned on the way, out comes the source
 * of one class a program, as a person would write it.
 */
@NullMarked
package dev.nnc.compiler.emit;

import org.jspecify.annotations.NullMarked;
