package dev.nnc.runtime.launch;

import java.io.PrintStream;

/**
 * Where a program writes.
 *
 * @param out results
 * @param err messages
 * @param columns of the terminal that {@code out} is, where a line can be drawn anew; 0 for none
 */
public record Screen(PrintStream out, PrintStream err, int columns) {}
