package dev.nnc.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.text.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The messages about mistakes of meaning. Each {@code mistakes/name.nn} has its exact messages in
 * {@code mistakes/name.txt}; {@code -Dgolden=update} writes these files anew.
 */
class MistakesTest {
  private static final Path FOLDER = Scripts.RESOURCES.resolve("check").resolve("mistakes");

  static List<Path> mistakes() {
    return TestFiles.scripts(FOLDER);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void messageIsAsRecorded(Path script) {
    String messages = Scripts.render(Scripts.check(script));
    String name = script.getFileName().toString();
    assertThat(messages).isNotEmpty();
    TestFiles.compare(script.resolveSibling(name.replace(".nn", ".txt")), messages);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void oneMistakeIsOneErrorInTheUsersText(Path script) {
    Checked checked = Scripts.check(script);
    List<Diagnostic> errors = checked.diagnostics().stream().filter(Diagnostic::isError).toList();
    if (!script.toString().contains("several")) {
      assertThat(errors).hasSizeLessThan(2);
    }
    assertThat(checked.diagnostics())
        .allSatisfy(
            diagnostic -> {
              assertThat(diagnostic.span() == null || !diagnostic.span().source().isLibrary())
                  .isTrue();
              assertThat(diagnostic.related())
                  .noneMatch(related -> related.span().source().isLibrary());
              assertThat(diagnostic.helps()).isNotEmpty();
            });
  }
}
