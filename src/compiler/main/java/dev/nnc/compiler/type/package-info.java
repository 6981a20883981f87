/**
 * What values are: element types, dimensions known now or at run time, shapes, and the one rule by
 * which shapes broadcast.
 */
@NullMarked
package dev.nnc.compiler.type;

import org.jspecify.annotations.NullMarked;
