package dev.nnc.compiler.oracle;

/** A case of a recorded file. */
interface RecordedCase {
  /** The script that computes it. */
  String script();

  /** Compares what the script computes with the record, and says what differs. */
  void check(Engine engine);
}
