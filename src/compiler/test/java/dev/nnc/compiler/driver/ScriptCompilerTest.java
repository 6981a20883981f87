package dev.nnc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptCompilerTest {
  @Test
  void theScriptThatIsCheckedFirstHasNoMistakes() {
    Checked usual = ScriptCompiler.checkUsual();
    assertThat(usual.diagnostics()).isEmpty();
    assertThat(usual.programs()).hasSize(1);
  }
}
