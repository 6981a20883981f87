/** Tests of code in lanes: the scalar twins are the oracle. */
@NullMarked
package dev.nnc.runtime.lanes;

import org.jspecify.annotations.NullMarked;
