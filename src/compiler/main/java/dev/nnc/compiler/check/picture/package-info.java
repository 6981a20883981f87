/**
 * Plot statements: in comes what a picture shows, out come its layers and the values that they
 * need.
 */
@NullMarked
package dev.nnc.compiler.check.picture;

import org.jspecify.annotations.NullMarked;
