/**
 * Elementary functions as straight-line code of fused multiply-adds: one number comes in, the same
 * bits go out on every machine, in scalar code and in lanes.
 */
@NullMarked
package dev.nnc.runtime.math;

import org.jspecify.annotations.NullMarked;
