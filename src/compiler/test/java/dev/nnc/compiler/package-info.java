/** What holds for all packages of the compiler. */
@NullMarked
package dev.nnc.compiler;

import org.jspecify.annotations.NullMarked;
