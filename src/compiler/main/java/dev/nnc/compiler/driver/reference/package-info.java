/**
 * Models computed straight from the references of their operators, in double precision and without
 * compiling: slow, and what compiled trainers are held against. A program comes in, a session goes
 * out.
 */
@NullMarked
package dev.nnc.compiler.driver.reference;

import org.jspecify.annotations.NullMarked;
