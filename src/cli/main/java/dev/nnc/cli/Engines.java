package dev.nnc.cli;

import dev.nnc.cli.reference.ReferenceSession;

/** The ways of running a program. */
final class Engines {
  private Engines() {}

  /** What {@code train} and {@code eval} use unless told otherwise. */
  static Engine standard() {
    return ReferenceSession::open;
  }

  /** Computes from the operators' definitions. */
  static Engine reference() {
    return ReferenceSession::open;
  }
}
