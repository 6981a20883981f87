/**
 * How fast networks are trained and files are read. The words of a command line come in, lines and
 * tables of what was measured go out.
 */
@NullMarked
package dev.nnc.benchmarks;

import org.jspecify.annotations.NullMarked;
