/** What is printed. */
@NullMarked
package dev.nnc.cli.console;

import org.jspecify.annotations.NullMarked;
