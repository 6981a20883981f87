/**
 * Charts. What is to be seen comes in, in the units of the data: series, points, fields, matrices,
 * images; a page with axes, ticks, legends and colours that colour-blind readers can tell apart
 * goes out, drawn on a {@link dev.nnc.plot.canvas.Canvas}.
 */
@NullMarked
package dev.nnc.plot.chart;

import org.jspecify.annotations.NullMarked;
