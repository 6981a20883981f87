/** Rules against the values they must keep: each alone, and all together on random graphs. */
@NullMarked
package dev.nnc.compiler.rewrite;

import org.jspecify.annotations.NullMarked;
