package dev.nnc.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.syntax.print.AstPrinter;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts with a few random changes: nothing may be thrown, what is read without a message must
 * survive being written.
 */
class MutationTest {
  private static final int ROUNDS = 300;
  private static final List<String> PIECES =
      List.of(
          "(", ")", "[", "]", "{", "}", "\n", " ", "-", "+", "=", ",", ";", ":", "~", "\"", "'",
          "@", "*", "|>", "^", ".", "...", "%", "5", "x", "if ", "else ", "then ", "with ", "not ",
          "model ", "data ", "by ", "to ", "epochs", "//", "/*", "#", "\\", "!", "\ud800", "€");

  static List<Path> samples() {
    return Scripts.in("samples");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void changedScriptsAreReadOrAnswered(Path sample) {
    String text = TestFiles.read(sample);
    SplittableRandom random = new SplittableRandom(text.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      check(change(random, text));
    }
  }

  private static String change(SplittableRandom random, String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int start = random.nextInt(changed.length());
      int end = Math.min(changed.length(), start + random.nextInt(4));
      changed.replace(start, end, PIECES.get(random.nextInt(PIECES.size())));
    }
    return changed.toString();
  }

  private static void check(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Ast.Script script = ScriptParser.parse(Source.of("test.nn", text), diagnostics);
    String messages = Scripts.render(diagnostics);
    assertThat(messages).doesNotContain("viable", "mismatched", "extraneous");
    if (messages.isEmpty()) {
      String printed = AstPrinter.print(script);
      Ast.Script again = Scripts.sound(printed);
      assertThat(Outline.of(again)).as(text).isEqualTo(Outline.of(script));
      assertThat(AstPrinter.print(again)).as(text).isEqualTo(printed);
    }
  }
}
