/**
 * The same bits, several elements at a time: vectors of {@code jdk.incubator.vector} come in, their
 * elementary functions and sums go out. That module may be missing: outside this package a class
 * that needs it is loaded only after {@link dev.nnc.runtime.lanes.Lanes#AVAILABLE} was found true.
 */
@NullMarked
package dev.nnc.runtime.lanes;

import org.jspecify.annotations.NullMarked;
