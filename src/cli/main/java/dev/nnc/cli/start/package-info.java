/**
 * A first script for a file. The profile of a table comes in; roles of its columns and the text of
 * a script that trains go out.
 */
@NullMarked
package dev.nnc.cli.start;

import org.jspecify.annotations.NullMarked;
