/** Products and sums against their plain definitions, bit for bit. */
@NullMarked
package dev.nnc.runtime.kernel;

import org.jspecify.annotations.NullMarked;
