/** The command line. Arguments come in; text, files and an exit code go out. */
@NullMarked
package dev.nnc.cli;

import org.jspecify.annotations.NullMarked;
