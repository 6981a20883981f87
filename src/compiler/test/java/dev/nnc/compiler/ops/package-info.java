/** Every operator of the catalogue against its own reference: types, values, derivatives, Java. */
@NullMarked
package dev.nnc.compiler.ops;

import org.jspecify.annotations.NullMarked;
