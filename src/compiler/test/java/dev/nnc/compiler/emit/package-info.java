/** Tests of {@code emit}. */
@NullMarked
package dev.nnc.compiler.emit;

import org.jspecify.annotations.NullMarked;
