/**
 * The operator catalogue: each operator once, with shape rule, double-precision reference, gradient
 * and scalar Java.
 */
@NullMarked
package dev.nnc.compiler.ops;

import org.jspecify.annotations.NullMarked;
