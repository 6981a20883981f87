/** How a program is made to run: compiled, or from the definitions of its operators. */
@NullMarked
package dev.nnc.cli.engine;

import org.jspecify.annotations.NullMarked;
