/**
 * Rows of fields, before a script has chosen among them. What has columns comes in, from files or
 * from a program; numbers, texts and the places where they stand go out.
 */
@NullMarked
package dev.nnc.runtime.data.table;

import org.jspecify.annotations.NullMarked;
