/**
 * The innermost loops of products in lanes: parts of arrays come in, a tile's sums over a stretch
 * of the inner index go out. Loaded only where {@link dev.nnc.runtime.lanes.Lanes#AVAILABLE}.
 *
 * <p>Those of doubles are made from the text of those of floats when nnc is built.
 */
@NullMarked
package dev.nnc.runtime.kernel.lanes;

import org.jspecify.annotations.NullMarked;
