package dev.nnc.plot.canvas;

/** A place on a canvas, or in the units of a chart's axes. */
public record Point(double x, double y) {}
