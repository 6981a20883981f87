/** Columns found by selectors, and splits over tables of sizes. */
@NullMarked
package dev.nnc.runtime.data.load;

import org.jspecify.annotations.NullMarked;
