package dev.nnc.compiler.type;

import java.util.Locale;

/** Types of elements. */
public enum DType {
  FLOAT32("float", 4),
  FLOAT64("double", 8),
  INT32("int", 4),
  BOOL("bool", 1);

  private final String keyword;
  private final int bytes;

  DType(String keyword, int bytes) {
    this.keyword = keyword;
    this.bytes = bytes;
  }

  /** As scripts spell it. */
  public String keyword() {
    return keyword;
  }

  public int bytes() {
    return bytes;
  }

  public boolean isReal() {
    return this == FLOAT32 || this == FLOAT64;
  }

  public boolean isNumber() {
    return this != BOOL;
  }

  /** The value as this type holds it. */
  public double round(double value) {
    return switch (this) {
      case FLOAT32 -> (float) value;
      case FLOAT64 -> value;
      case INT32 -> (int) value;
      case BOOL -> value != 0 ? 1 : 0;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
