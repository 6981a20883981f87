/**
 * The random numbers against known answers, their runs against single elements, and their
 * statistics.
 */
@NullMarked
package dev.nnc.runtime.random;

import org.jspecify.annotations.NullMarked;
