/**
 * What is computed: nodes, the builder that shares and types them, and graphs, verified after every
 * pass. Operators themselves are in {@code ops}.
 */
@NullMarked
package dev.nnc.compiler.ir;

import org.jspecify.annotations.NullMarked;
