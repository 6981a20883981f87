/**
 * How long the kernels of a program's step take: a program comes in, is run, and times come out
 * beside those that the machine needs at least.
 */
@NullMarked
package dev.nnc.compiler.driver.profile;

import org.jspecify.annotations.NullMarked;
