/** Tests of the program as it is packaged, in processes of its own. They run after packaging. */
@NullMarked
package dev.nnc.cli.packaged;

import org.jspecify.annotations.NullMarked;
