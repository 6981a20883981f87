/**
 * What a generated trainer states about its data, and what it gets. A {@link
 * dev.nnc.runtime.data.DataPlan} goes out; a {@link dev.nnc.runtime.data.Dataset} of typed arrays
 * and the order of its {@link dev.nnc.runtime.data.Batches} come in.
 */
@NullMarked
package dev.nnc.runtime.data;

import org.jspecify.annotations.NullMarked;
