/** Tables of a program: their columns, and what cannot be one. */
@NullMarked
package dev.nnc.runtime.data.table;

import org.jspecify.annotations.NullMarked;
