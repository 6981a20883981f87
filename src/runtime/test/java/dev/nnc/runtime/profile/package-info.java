/** Tests of the clock of steps and of the machine's limits. */
@NullMarked
package dev.nnc.runtime.profile;

import org.jspecify.annotations.NullMarked;
