/**
 * The look of a file: in comes Java as JavaPoet prints it, out comes the same in google-java-
 * format's style.
 */
@NullMarked
package dev.nnc.compiler.emit.layout;

import org.jspecify.annotations.NullMarked;
