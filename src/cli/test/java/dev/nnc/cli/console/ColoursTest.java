package dev.nnc.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColoursTest {
  @Test
  void coloursMessages() {
    String plain = "error[NN1101]: what\n  --> a.nn:1:1\n   |\n 1 | a\n   | ^\n   = help: b\n";
    assertThat(Colours.of(plain, true).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(Colours.of(plain, true)).startsWith("\u001b[1;31merror[NN1101]\u001b[0m: what\n");
  }
}
