package dev.nnc.runtime.picture;

/**
 * An element of a variable, which a picture varies.
 *
 * @param label as written in the script: {@code p[0]}
 * @param variable its path
 * @param index of the element, row-major
 */
public record Element(String label, String variable, int index, Interval range) {}
