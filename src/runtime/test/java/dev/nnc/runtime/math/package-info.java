/** The elementary functions against 60 digits, tables of special values and pinned bits. */
@NullMarked
package dev.nnc.runtime.math;

import org.jspecify.annotations.NullMarked;
