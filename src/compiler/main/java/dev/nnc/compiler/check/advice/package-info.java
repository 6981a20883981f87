/**
 * Mistakes as exceptions that end a statement, and what to write instead of a name that is misspelt
 * or another tool's: in come names, out come words for messages.
 */
@NullMarked
package dev.nnc.compiler.check.advice;

import org.jspecify.annotations.NullMarked;
