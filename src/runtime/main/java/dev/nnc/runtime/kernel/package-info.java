/**
 * The order of every sum and product: dense arrays come in, results whose bits depend on the shapes
 * alone go out, whatever the tiling, thread count or lane width.
 */
@NullMarked
package dev.nnc.runtime.kernel;

import org.jspecify.annotations.NullMarked;
