/** Pages of the documentation that show the program. */
@NullMarked
package dev.nnc.cli.page;

import org.jspecify.annotations.NullMarked;
