/** What a run of the program reads, writes and says, whatever the command. */
@NullMarked
package dev.nnc.cli.console;

import org.jspecify.annotations.NullMarked;
