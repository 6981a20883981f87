/** Readers against small files, right and wrong, and the loader on top of them. */
@NullMarked
package dev.nnc.data;

import org.jspecify.annotations.NullMarked;
