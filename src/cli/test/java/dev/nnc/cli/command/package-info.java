/** What commands do, through the whole program. */
@NullMarked
package dev.nnc.cli.command;

import org.jspecify.annotations.NullMarked;
