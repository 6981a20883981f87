package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.lower.Program;

/** Looks up what a program computes. */
final class Fetches {
  private Fetches() {}

  static Program.Fetch named(Program program, String name) {
    return program.fetches().stream()
        .filter(fetch -> fetch.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
