/**
 * Readers of data. Files of tables and arrays come in, each kind by its reader; tables go out, and
 * one message for each way in which a file can be wrong.
 */
@NullMarked
package dev.nnc.data;

import org.jspecify.annotations.NullMarked;
