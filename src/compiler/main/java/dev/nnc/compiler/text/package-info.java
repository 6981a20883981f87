/**
 * Source text and what is said about it: in come characters, out go places in them and diagnostics.
 */
@NullMarked
package dev.nnc.compiler.text;

import org.jspecify.annotations.NullMarked;
