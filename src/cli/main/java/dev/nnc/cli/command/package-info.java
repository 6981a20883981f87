/** The commands, a class each. */
@NullMarked
package dev.nnc.cli.command;

import org.jspecify.annotations.NullMarked;
