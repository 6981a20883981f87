/** Splits, batches and selectors over tables of sizes and names. */
@NullMarked
package dev.nnc.runtime.data;

import org.jspecify.annotations.NullMarked;
