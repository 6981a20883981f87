/**
 * The compiler as others use it: in comes a script and options, out come diagnostics, programs,
 * Java and classes.
 */
@NullMarked
package dev.nnc.compiler.driver;

import org.jspecify.annotations.NullMarked;
