/** Tests of {@code driver}. */
@NullMarked
package dev.nnc.compiler.driver;

import org.jspecify.annotations.NullMarked;
