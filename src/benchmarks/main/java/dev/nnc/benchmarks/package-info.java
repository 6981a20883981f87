/** How fast files are read. Generated files come in, times of reading them go out. */
@NullMarked
package dev.nnc.benchmarks;

import org.jspecify.annotations.NullMarked;
