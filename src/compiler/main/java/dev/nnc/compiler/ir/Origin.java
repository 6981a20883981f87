package dev.nnc.compiler.ir;

import dev.nnc.compiler.text.Span;

/**
 * A part of a script from which a node comes.
 *
 * @param name the script's name for the value
 * @param span where it stands
 */
public record Origin(String name, Span span) {}
