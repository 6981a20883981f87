/**
 * The definitions that are written in the language: in come the scripts among the resources, out
 * come their definitions by name, each parsed when it is first looked at.
 */
@NullMarked
package dev.nnc.compiler.check.library;

import org.jspecify.annotations.NullMarked;
