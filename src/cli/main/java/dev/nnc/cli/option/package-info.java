/** Options that commands share, and what is said of wrong ones. */
@NullMarked
package dev.nnc.cli.option;

import org.jspecify.annotations.NullMarked;
