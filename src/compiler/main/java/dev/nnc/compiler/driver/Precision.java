package dev.nnc.compiler.driver;

import dev.nnc.compiler.type.DType;

/** What a script's {@code float} stands for. */
public enum Precision {
  FLOAT(DType.FLOAT32),
  DOUBLE(DType.FLOAT64);

  private final DType real;

  Precision(DType real) {
    this.real = real;
  }

  DType real() {
    return real;
  }
}
