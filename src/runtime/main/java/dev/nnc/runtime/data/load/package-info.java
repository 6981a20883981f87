/**
 * From plans and tables to rows in memory. Columns are found, values are read, learnt from and
 * computed with, and rows are divided and stored: all of them by the {@link
 * dev.nnc.runtime.data.load.DataLoader} for training, block by block by the {@link
 * dev.nnc.runtime.data.load.InputReader} for outputs.
 */
@NullMarked
package dev.nnc.runtime.data.load;

import org.jspecify.annotations.NullMarked;
