package dev.nnc.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.Source;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What variables and states are kept under. */
class PathsTest {

  /** Statements of a model, and the paths of what they make. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "variable w : float[3] = 1 | w",
        "repeat 2 { variable w : float[3] = 1 } | w/0 w/1",
        "repeat 2 { state s : float[] = 0; s' = s + 1 } | s/0 s/1",
        "repeat 2 { layer d = unit(); h = d(h); h = d(h) } | d/0/unit/w d/1/unit/w",
        "repeat 2 { h = unit(h) } | h/0/unit/w h/1/unit/w",
        "repeat 2 { repeat 2 { variable w : float[3] = 1 } } | w/0 w/1 w/2 w/3",
        "a = unit(h); if true { a = unit(a); a = sin(a); a = unit(a) } | a/unit/w a_2/unit/w a_3/unit/w",
        "a = sin(h); if true { a = unit(a) } | a/unit/w",
        "a = unit(h); if training { a = 2 * a }; if true { a = unit(a) } | a/unit/w a_2/unit/w",
        "layer d = deep(); a = d(h); b = d(a) | d/deep/z/unit/w d/deep/z_2/unit/w",
        "a, b = pair(h) | a/pair/unit_1/w a/pair/unit_2/w",
        "layer d = tower(); a = d(h); b = d(-h) | d/tower/z/0/unit/w d/tower/z/1/unit/w d/tower/v/0 d/tower/v/1",
        "a = tower(h); b = tower(h) | a/tower/z/0/unit/w a/tower/z/1/unit/w a/tower/v/0 a/tower/v/1"
            + " b/tower/z/0/unit/w b/tower/z/1/unit/w b/tower/v/0 b/tower/v/1",
      })
  void areNumberedInRepeatsAndSharedByLayers(String statements, String paths) {
    String text =
        """
        def unit(x : float[..., n]) {
          variable w : float[n] = 1
          return x * w
        }
        def deep(x : float[..., n]) {
          z = unit(x)
          if true { z = unit(z) }
          return z
        }
        def pair(x : float[..., n]) {
          return unit(x), unit(-x)
        }
        def tower(x : float[..., n]) {
          z = x
          repeat 2 { z = unit(z) }
          repeat 2 {
            variable v : float[n] = 1
            z = z * v
          }
          return z
        }
        model M {
          placeholder x : float[batch, 3]
          h = x
          %s
        }
        """
            .formatted(statements.replace("; ", "\n").replace("{ ", "{\n").replace(" }", "\n}"));
    List<String> cells =
        new ScriptCompiler(CompilerOptions.standard())
            .check(Source.of("script.nn", text)).programs().get(0).cells().stream()
                .map(cell -> cell.op().path())
                .toList();
    assertThat(cells).containsExactlyInAnyOrder(paths.trim().split(" "));
  }
}
