/**
 * What the blocks of a script share: which statements may stand in them, and the names that all of
 * them see. In comes a model's block, out come its graph's nodes, placeholders and outputs.
 */
@NullMarked
package dev.nnc.compiler.check.block;

import org.jspecify.annotations.NullMarked;
