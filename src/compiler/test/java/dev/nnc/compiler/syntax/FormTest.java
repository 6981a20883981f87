package dev.nnc.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines, spaces and precedence: texts that mean the same, and how they are bracketed. */
class FormTest {
  /** Two ways to write the statements of a model. */
  static List<Arguments> sameMeaning() {
    return List.of(
        Arguments.of("y = a\n + b", "y = a + b"),
        Arguments.of("y = a\n - b", "y = a - b"),
        Arguments.of("y = a +\n b", "y = a + b"),
        Arguments.of("y =\n\n a", "y = a"),
        Arguments.of("y = a // why\n  // because\n  |> relu", "y = a |> relu"),
        Arguments.of("y = f(a,\n b = [1,\n 2\n]\n)", "y = f(a, b = [1, 2])"),
        Arguments.of("variable w : float[2] ~\n zeros", "variable w : float[2] ~ zeros"),
        Arguments.of("loss a\n weighted w", "loss a weighted w"),
        Arguments.of("loss a\n weighted, b = f(c)", "loss a\nweighted, b = f(c)"),
        Arguments.of("y = a\n by = 3\n to = 4\n on = by", "y = a\nby = 3\nto = 4\non = by"),
        Arguments.of(
            "if a { y = 1 }\n else if b { y = 2 }\n else { y = 3 }",
            "if a { y = 1 } else if b { y = 2 } else { y = 3 }"),
        Arguments.of("optimize a on \"x\"\n else b", "optimize a on \"x\" else b"),
        Arguments.of(
            "regularize a\n on \"x\"\n except \"y\"", "regularize a on \"x\" except \"y\""),
        Arguments.of(
            "data csv(\"f\")\n where a > 1 {\n x = a\n y = b\n }\n split 80% / 20%\n by t",
            "data csv(\"f\") where a > 1 { x = a, y = b } split 80% / 20% by t"),
        Arguments.of("y = f with {\n a = 1\n b = 2\n }", "y = f with { a = 1, b = 2 }"),
        Arguments.of(
            "checkpoint \"f\" every 1 epoch\n keep 3", "checkpoint \"f\" every 1 epochs keep 3"),
        Arguments.of(
            "run in order, seed 1, 1 step, batch all", "run batch all, 1 step, seed 1, in order"),
        Arguments.of("y = a\r\nz = b\r\n", "y = a\nz = b"),
        Arguments.of("y\t=\ta", "y = a"),
        Arguments.of("if a { }", "if a {\n\n}"));
  }

  @ParameterizedTest
  @MethodSource("sameMeaning")
  void linesAndSpacesMeanTheSame(String first, String second) {
    Ast model = Scripts.model(first).items().get(0);
    assertThat(Outline.of(model)).isEqualTo(Outline.of(Scripts.model(second).items().get(0)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "-a^2, -(a^2)",
        "a^-b^c, a^(-(b^c))",
        "-a @ b, (-a) @ b",
        "a - b + c, (a) - (b) + (c)",
        "a / b * c, (a) / (b) * (c)",
        "not a < b and c or d, ((not (a < b)) and (c)) or (d)",
        "a + b |> f |> g, (a + b) |> f |> g",
        "a |> f with w = b |> g, (a |> f) with w = (b |> g)",
        "a then b with c = d then e, a then (b with c = d) then e",
        "a[0][1]^2, (a[0][1])^2",
        "2 * n epochs, 2 * (n epochs)",
        "-3 missing -1, -(3 missing -1)"
      })
  void operatorsBindAsDocumented(String written, String bracketed) {
    assertThat(bare(expression(written))).isEqualTo(bare(expression(bracketed)));
  }

  private static Ast.Expression expression(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Ast.Expression expression = ScriptParser.expression(Source.of("test", text), diagnostics);
    assertThat(Scripts.render(diagnostics)).isEmpty();
    return expression;
  }

  /** The outline without the parentheses, which the tree keeps for the formatter. */
  private static String bare(Ast.Expression expression) {
    return Outline.of(expression).replaceAll("Parenthesized\\( inner=|\\)\n", "");
  }

  @Test
  void wordsAreNamesWhereTheyHaveNoMeaning() {
    for (String word : List.of("data", "log", "batch", "step", "by", "to", "def", "model", "in")) {
      Scripts.model(word + " = 3", "y = " + word + " + f(" + word + " = " + word + ")");
      Scripts.model(word + "' = " + word + "'", "repeat 3 as " + word + " { a = b }");
    }
  }

  @Test
  void numbersMeanWhatTheySay() {
    assertThat(number("20_000")).extracting("value", "integer").containsExactly(20_000.0, true);
    assertThat(number("1e-3")).extracting("value", "integer").containsExactly(1e-3, false);
    assertThat(number("80%")).extracting("value", "integer").containsExactly(0.8, false);
    assertThat(number("0.5E+2")).extracting("value", "integer").containsExactly(50.0, false);
    assertThat(expression("\"a\\\"\\\\\\n\\t\\u00e9\""))
        .extracting("value")
        .isEqualTo("a\"\\\n\t\u00e9");
  }

  private static Ast.Expression number(String text) {
    return expression(text);
  }

  @Test
  void placesAreThoseOfTheText() {
    Ast.Script script = Scripts.sound("\uFEFFconfig \u00e4\ud835\udc31 = f(\"\ud83d\ude00\", b)\n");
    assertThat(script.items().get(0)).isInstanceOf(Ast.Config.class);
    Ast.Config config = (Ast.Config) script.items().get(0);
    assertThat(config.name().span().text()).isEqualTo("\u00e4\ud835\udc31");
    Ast.Call call = (Ast.Call) config.value();
    assertThat(call.span().text()).isEqualTo("f(\"\ud83d\ude00\", b)");
    assertThat(call.arguments().get(1).span().text()).isEqualTo("b");
  }

  @Test
  void documentationBelongsToWhatStandsBelow() {
    Ast.Script script =
        Scripts.sound(
            "/// one\n///\n///  two\ndef f(x) = x\n/// lost\n\nconfig a = 1 /// beside\n");
    assertThat(((Ast.Definition) script.items().get(0)).doc()).containsExactly("one", "", " two");
    assertThat(((Ast.Config) script.items().get(1)).doc()).isEmpty();
    assertThat(script.comments()).extracting("text").containsExactly("/// lost", "/// beside");
  }
}
