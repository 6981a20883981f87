package dev.nnc.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.syntax.print.AstPrinter;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The messages about mistakes of syntax. Each {@code mistakes/name.nn} has its exact messages in
 * {@code mistakes/name.txt}; {@code -Dgolden=update} writes these files anew.
 */
class MistakesTest {
  static List<Path> mistakes() {
    return Scripts.in("mistakes");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void messageIsAsRecorded(Path script) {
    String name = script.getFileName().toString();
    String messages = Scripts.messages(name, TestFiles.read(script));
    assertThat(messages).isNotEmpty();
    TestFiles.compare(script.resolveSibling(name.replace(".nn", ".txt")), messages);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void parserGeneratorIsNeverHeard(Path script) {
    assertThat(Scripts.messages("test.nn", TestFiles.read(script)))
        .doesNotContainIgnoringCase("mismatched")
        .doesNotContainIgnoringCase("expecting")
        .doesNotContainIgnoringCase("viable")
        .doesNotContainIgnoringCase("extraneous");
  }

  @Test
  void charactersThatCannotBeShownAreNamed() {
    assertThat(Scripts.messages("test.nn", "// \u202e\n")).contains("NN0001").contains("U+202E");
    assertThat(Scripts.messages("test.nn", "config a = \"\u0007\"\n")).contains("U+0007");
    assertThat(Scripts.messages("test.nn", "config \ud800 = 1\n")).contains("U+D800");
    assertThat(Scripts.messages("test.nn", "config a = 1\0")).contains("NN0010");
  }

  @Test
  void whatCanBeReadComesBack() {
    String text = "config a = )\nmodel M {\n  x = a b\n  y = 1\n}\ndim n = 3\n";
    Ast.Script script = ScriptParser.parse(Source.of("test.nn", text), new Diagnostics());
    assertThat(AstPrinter.print(script)).isEqualTo("model M {\n  y = 1\n}\ndim n = 3\n");
  }

  @Test
  void mistakesOfWholeScriptAreReportedAtOnce() {
    String text = "model M {\n" + "  x = = 1\n".repeat(7) + "}\n" + "dim n\n".repeat(4);
    assertThat(Scripts.messages("test.nn", text).split("error\\[")).hasSize(1 + 7 + 4);
  }
}
