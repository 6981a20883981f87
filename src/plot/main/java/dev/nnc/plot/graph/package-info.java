/**
 * Graphs in layers. A {@link dev.nnc.runtime.picture.Diagram} comes in; boxes with arrows between
 * them, inputs above and results below, go out as SVG or PNG.
 */
@NullMarked
package dev.nnc.plot.graph;

import org.jspecify.annotations.NullMarked;
