package dev.nnc.cli.start;

/** What a column is used for. */
enum Role {
  /** A number that is fed, standardized. */
  NUMBER(""),
  /** One of a few texts, fed as ones and zeros. */
  CATEGORY(""),
  TARGET(""),
  CONSTANT("always the same"),
  EMPTY("always empty"),
  IDENTIFIER("names or counts rows"),
  DATE("a date or time"),
  TEXTS("too many different texts");

  private final String reason;

  Role(String reason) {
    this.reason = reason;
  }

  /** Why the column is left out; empty if it is not. */
  String reason() {
    return reason;
  }
}
