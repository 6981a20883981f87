package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FmaTest {
  /** Either answer is right; what is said must say what to do. */
  @Test
  void warningSaysWhatToDo() {
    Fma.warning().ifPresent(message -> assertThat(message).contains("UseFMA", "Use a processor"));
    assertThat(Fma.warning()).isEqualTo(Fma.warning());
  }
}
