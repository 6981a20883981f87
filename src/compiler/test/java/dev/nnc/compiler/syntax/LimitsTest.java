package dev.nnc.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.syntax.print.AstPrinter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Huge and deep scripts: read, or refused with one message; never a failure of our own. */
class LimitsTest {
  static List<Arguments> accepted() {
    return List.of(
        Arguments.of("sum", "x = " + "a + ".repeat(10_000) + "a"),
        Arguments.of("product", "x = " + "a * ".repeat(10_000) + "a"),
        Arguments.of("pipe", "x = a" + " |> f".repeat(10_000)),
        Arguments.of("conjunction", "x = a" + " and a".repeat(10_000)),
        Arguments.of("brackets", "x = " + "(".repeat(199) + "1" + ")".repeat(199)),
        Arguments.of("signs", "x = " + "-".repeat(150) + "1"),
        Arguments.of("powers", "x = a" + "^a".repeat(150)),
        Arguments.of("else if", "if a { x = 1 }" + " else if b { x = 2 }".repeat(5_000)),
        Arguments.of("list", "x = [" + "1, ".repeat(10_000) + "1]"),
        Arguments.of("long line", "x = a" + " + abcdefgh".repeat(100_000)),
        Arguments.of("long name", "a".repeat(1000) + " = " + "a".repeat(1000)),
        Arguments.of("blocks", "if a {\n".repeat(190) + "x = 1" + "\n}".repeat(190)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void longScriptsAreReadAndWritten(String title, String statement) {
    Ast.Script script = Scripts.model(statement);
    String printed = AstPrinter.print(script);
    assertThat(Outline.of(Scripts.sound(printed))).as(title).isEqualTo(Outline.of(script));
  }

  static List<Arguments> refused() {
    return List.of(
        Arguments.of("closed parentheses", "x = " + "(".repeat(10_000) + ")".repeat(10_000)),
        Arguments.of("open parentheses", "x = " + "(".repeat(100_000)),
        Arguments.of("open brackets", "x = " + "[".repeat(100_000)),
        Arguments.of("open braces", "{".repeat(100_000)),
        Arguments.of("minus signs", "x = " + "-".repeat(10_000) + "1"),
        Arguments.of("powers", "x = a" + "^a".repeat(10_000)),
        Arguments.of("not", "x = " + "not ".repeat(10_000) + "a"),
        Arguments.of("indexes", "x = a" + "[0]".repeat(10_000)),
        Arguments.of("mixed", "x = " + "-(2^".repeat(100) + "1" + ")".repeat(100)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void deepScriptsAreRefusedOnce(String title, String statement) {
    String messages = Scripts.messages("test.nn", "model M {\n" + statement + "\n}\n");
    assertThat(messages).as(title).startsWith("error[NN0008]").containsOnlyOnce("error[");
  }

  @Test
  void longNamesAreRefused() {
    String messages = Scripts.messages("test.nn", "model " + "M".repeat(100_000) + " {\n}\n");
    assertThat(messages)
        .startsWith("error[NN4001]: a name of 100000 characters")
        .containsOnlyOnce("error[");
  }

  static List<Arguments> odd() {
    return List.of(
        Arguments.of("closers", "}".repeat(100_000)),
        Arguments.of("quotes", "\"".repeat(100_001)),
        Arguments.of("comments", "/*".repeat(100_000)),
        Arguments.of("dots", ".".repeat(100_001)),
        Arguments.of("strange characters", "€".repeat(100_000)),
        Arguments.of("blank lines", "\n".repeat(100_000) + "else"),
        Arguments.of("mistakes", "x = = 1\n".repeat(20_000)),
        Arguments.of("unclosed at each level", "f(\n".repeat(150) + "]\n".repeat(100)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("odd")
  void messagesAreLimited(String title, String text) {
    String messages = Scripts.messages("test.nn", text);
    assertThat(messages.split("error\\[")).as(title).hasSizeBetween(2, 101);
  }

  @Test
  void emptyScriptsAreSound() {
    for (String text : List.of("", "\n", "\uFEFF", "  \t", "// only this", "\r\n\r\n")) {
      assertThat(Scripts.sound(text).items()).isEmpty();
    }
  }
}
