package dev.nnc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project's own scripts are laid out as {@code nnc fmt} does it. */
class FormattingTest {
  private static final List<Path> FOLDERS =
      List.of(Path.of("../../examples"), Path.of("main/resources/dev/nnc/library"));

  static List<Path> scripts() throws IOException {
    Stream<Path> scripts = Stream.empty();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.list(folder)) {
        scripts = Stream.concat(scripts, files.sorted().toList().stream());
      }
    }
    return scripts.filter(file -> file.toString().endsWith(".nn")).toList();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptsAreLaidOut(Path script) throws IOException {
    Formatting formatting = Formatting.of(script);
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(script, formatting.after());
    }
    assertThat(formatting.diagnostics()).isEmpty();
    assertThat(Files.readString(script)).isEqualTo(formatting.after());
  }

  @Test
  void aScriptWithMistakesStaysAsItIs() {
    Formatting formatting = of("model M {\n   y = (\n}\n");
    assertThat(formatting.hasErrors()).isTrue();
    assertThat(formatting.isChange()).isFalse();
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
