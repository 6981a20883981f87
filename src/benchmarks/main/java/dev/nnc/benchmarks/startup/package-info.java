/**
 * How soon a generated program trains at full speed. The number of launches comes in, the
 * distribution of their times goes out.
 */
@NullMarked
package dev.nnc.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
