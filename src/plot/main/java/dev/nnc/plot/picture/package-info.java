/**
 * Pictures of trainings. What a plot statement says and a trained session come in; what is shown is
 * computed over grids and rows of data, and a {@link dev.nnc.plot.chart.Chart} or its file goes
 * out.
 */
@NullMarked
package dev.nnc.plot.picture;

import org.jspecify.annotations.NullMarked;
