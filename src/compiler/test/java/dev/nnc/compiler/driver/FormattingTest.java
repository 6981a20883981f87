package dev.nnc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.text.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own scripts are laid out as {@code nnc fmt} does it. */
class FormattingTest {
  private static final List<Path> FOLDERS =
      List.of(Path.of("../../examples"), Path.of("main/resources/dev/nnc/library"));

  static List<Path> scripts() {
    return FOLDERS.stream().flatMap(folder -> TestFiles.scripts(folder).stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptsAreLaidOut(Path script) {
    Formatting formatting = Formatting.of(script);
    assertThat(formatting.diagnostics()).isEmpty();
    TestFiles.compare(script, formatting.after());
  }

  @Test
  void aScriptWithMistakesStaysAsItIs() {
    Formatting formatting = of("model M {\n   y = (\n}\n");
    assertThat(formatting.hasErrors()).isTrue();
    assertThat(formatting.isChange()).isFalse();
  }

  /** As a file, rather than laid out as far as it was read. */
  @Test
  void aStreamTooLargeForAScriptIsRefused() {
    InputStream stream = new ByteArrayInputStream(new byte[(64 << 20) + 1]);
    assertThat(Formatting.of("-", stream).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "cannot read the script -: it is larger than 64 MiB, too large for a script");
  }

  /** As some languages have it. */
  @Test
  void bracesMoveToTheLinesThatTheyBelongTo() {
    Formatting formatting =
        of(
            "model M\n{\n  y = 1\n\n  if y > 0\n  {\n    z = 2\n  }\n  else\n  {\n    z = 3\n  }\n}\n");
    assertThat(formatting.diagnostics()).isEmpty();
    assertThat(formatting.after())
        .isEqualTo(
            """
            model M {
              y = 1

              if y > 0 {
                z = 2
              } else {
                z = 3
              }
            }
            """);
  }

  @Test
  void linesOfAKindAlign() {
    String written =
        """
        dim n = 3
        config rate = 0.1
        config act = relu
        model M {
          placeholder x : float[batch, n]
          variable weight : float[n] ~ zeros
          y = x
          total = y

          z = x // beside
          // its own line
          sum = z
          q = y
          a_name_that_is_long = z
          output one = y
          output other = z
        }
        train M {
          validate csv("a") { x = a }
          loss y
          run batch 3, 1 epoch
        }
        """;
    assertThat(of(written).after())
        .isEqualTo(
            """
            dim n       = 3
            config rate = 0.1
            config act  = relu
            model M {
              placeholder x      : float[batch, n]
              variable    weight : float[n] ~ zeros
              y     = x
              total = y

              z = x  // beside
              // its own line
              sum = z
              q = y
              a_name_that_is_long = z
              output one   = y
              output other = z
            }
            train M {
              validate csv("a") { x = a }
              loss     y
              run      batch 3, 1 epoch
            }
            """);
  }

  private static Formatting of(String text) {
    return Formatting.of(
        "test.nn", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
