package dev.nnc.compiler.ir;

import dev.nnc.compiler.text.Span;

/**
 * A part of a script from which a node comes.
 *
 * @param name the script's name for the value
 * @param span where it stands
 */
public record Origin(String name, Span span) {
  /** The file and line: {@code line.nn:5}. */
  public String place() {
    return span.source().name() + ":" + span.line();
  }
}
