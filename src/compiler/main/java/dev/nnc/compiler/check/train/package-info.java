/**
 * Train blocks: in come the statements of one, out come the graphs of a step and of evaluation, and
 * what accompanies the steps.
 */
@NullMarked
package dev.nnc.compiler.check.train;

import org.jspecify.annotations.NullMarked;
