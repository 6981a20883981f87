/**
 * Rows of data on their way into a trainer. A {@link dev.nnc.runtime.data.DataPlan} and files come
 * in; a {@link dev.nnc.runtime.data.Dataset} of typed arrays and the order of its {@link
 * dev.nnc.runtime.data.Batches} go out.
 */
@NullMarked
package dev.nnc.runtime.data;

import org.jspecify.annotations.NullMarked;
