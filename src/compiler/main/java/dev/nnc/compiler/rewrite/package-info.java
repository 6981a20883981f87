/**
 * Algebra: rules, most of them text, that replace values by equal ones that are cheaper or rounded
 * less.
 */
@NullMarked
package dev.nnc.compiler.rewrite;

import org.jspecify.annotations.NullMarked;
