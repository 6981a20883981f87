/**
 * Data statements: in come a source and what is fed from its columns, out comes a plan to read it,
 * with the graph that computes placeholders from columns.
 */
@NullMarked
package dev.nnc.compiler.check.data;

import org.jspecify.annotations.NullMarked;
