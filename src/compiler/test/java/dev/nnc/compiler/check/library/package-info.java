/** The library as it is parsed: definitions one by one, compared with whole scripts. */
@NullMarked
package dev.nnc.compiler.check.library;

import org.jspecify.annotations.NullMarked;
