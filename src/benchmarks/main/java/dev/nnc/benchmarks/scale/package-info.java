/** How compiling grows with the script. Numbers of layers come in, times and sizes go out. */
@NullMarked
package dev.nnc.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
