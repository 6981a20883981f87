/** Batches over tables of sizes, and datasets of arrays. */
@NullMarked
package dev.nnc.runtime.data;

import org.jspecify.annotations.NullMarked;
