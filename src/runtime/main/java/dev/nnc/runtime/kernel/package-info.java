/**
 * The order of every sum and product: dense arrays come in, results whose bits depend on the shapes
 * alone go out, whatever the tiling, thread count or lane width.
 *
 * <p>What is written here for floats, in classes with that word in their names, is made for doubles
 * from the same text when nnc is built.
 */
@NullMarked
package dev.nnc.runtime.kernel;

import org.jspecify.annotations.NullMarked;
