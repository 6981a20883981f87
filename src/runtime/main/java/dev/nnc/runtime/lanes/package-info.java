/**
 * The same bits, several elements at a time: arrays come in, their elementary functions and random
 * numbers go out, by vectors of {@code jdk.incubator.vector} where that module is. It may be
 * missing: a class that needs it is loaded only after {@link Lanes#AVAILABLE} was found true.
 */
@NullMarked
package dev.nnc.runtime.lanes;

import org.jspecify.annotations.NullMarked;
