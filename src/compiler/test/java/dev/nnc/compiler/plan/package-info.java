/** Tests of {@code plan}. */
@NullMarked
package dev.nnc.compiler.plan;

import org.jspecify.annotations.NullMarked;
