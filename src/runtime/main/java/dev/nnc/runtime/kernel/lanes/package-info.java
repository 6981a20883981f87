/**
 * The innermost loops of products in lanes: parts of arrays come in, a tile's sums over a stretch
 * of the inner index go out. Loaded only where {@link dev.nnc.runtime.lanes.Lanes#AVAILABLE}.
 */
@NullMarked
package dev.nnc.runtime.kernel.lanes;

import org.jspecify.annotations.NullMarked;
