package dev.nnc.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that the language was made for have no mistakes and leave nothing undone. */
final class SamplesTest {
  private static final Path SAMPLES =
      Path.of("test", "resources", "dev", "nnc", "compiler", "syntax", "samples");

  @ParameterizedTest
  @ValueSource(strings = {"line", "market", "mnist"})
  void samplesHaveNoMistakes(String name) {
    Checked checked =
        new ScriptCompiler(CompilerOptions.standard()).check(SAMPLES.resolve(name + ".nn"));
    assertThat(checked.diagnostics()).isEmpty();
  }
}
