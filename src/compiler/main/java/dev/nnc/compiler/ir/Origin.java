package dev.nnc.compiler.ir;

import dev.nnc.compiler.text.Span;

/**
 * A part of a script from which a node comes.
 *
 * @param name the script's name for the value
 * @param span where it stands
 */
public record Origin(String name, Span span) {
  /** Begins the name of a gradient, before the name of the value by which is differentiated. */
  public static final String GRADIENT = "grad/";

  /** The file and line: {@code line.nn:5}. */
  public String place() {
    return span.source().name() + ":" + span.line();
  }
}
