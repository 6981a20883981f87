/**
 * Where charts are drawn: lines, areas, marks and texts come in, by positions in points from the
 * upper left corner; SVG text or the pixels of a PNG file go out.
 */
@NullMarked
package dev.nnc.plot.canvas;

import org.jspecify.annotations.NullMarked;
