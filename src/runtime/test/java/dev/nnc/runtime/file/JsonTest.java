package dev.nnc.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @Test
  void valuesAreRead() throws Json.Problem {
    assertThat(Json.parse(" { \"a\" : [1, -2.5, 1e3, true], \"b\":{}, \"c\" : [] } "))
        .isEqualTo(Map.of("a", List.of(1L, -2.5, 1000.0, true), "b", Map.of(), "c", List.of()));
    assertThat(Json.parse("10000000000000000000000")).isEqualTo(1e22);
    assertThat(Json.parse("[false]")).isEqualTo(List.of(false));
  }

  @Test
  void stringsSurvive() throws Json.Problem {
    String string = "a\"\\/\b\f\n\r\t ä € 😀 \u007f";
    assertThat(Json.parse(Json.quote(string))).isEqualTo(string);
    assertThat(Json.parse("\"\\b\\f\\n\\r\\t\\/\\u00e4\"")).isEqualTo("\b\f\n\r\t/ä");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "§§ | 0 | the text ends too early",
        "[1 | 2 | the text ends too early",
        "[1,] | 3 | not a value",
        "[,1] | 1 | not a value",
        "[1 2] | 3 | `,` is missing",
        "{\"a\" 1} | 5 | `:` is missing",
        "{\"a\":1,\"a\":2} | 7 | the name \"a\" stands twice",
        "{a:1} | 1 | `\"` is missing",
        "01 | 0 | not a number: 01",
        "1. | 0 | not a number: 1.",
        "+1 | 0 | not a number: +1",
        "nul | 0 | not a value",
        "null | 0 | not a value",
        "tru | 0 | not a value",
        "\"\\x\" | 2 | an unknown escape",
        "\"\\u12g4\" | 5 | not a hexadecimal digit",
        "\"a | 2 | the text ends too early",
        "[] [] | 3 | more text after the end"
      })
  void mistakesAreFound(String text, int offset, String message) {
    assertThatThrownBy(() -> Json.parse(text))
        .hasMessage(message.strip())
        .isInstanceOfSatisfying(
            Json.Problem.class, problem -> assertThat(problem.offset()).isEqualTo(offset));
  }

  @Test
  void nestingIsBounded() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).hasMessage("nested too deeply");
    assertThatThrownBy(() -> Json.parse("\"\n\"")).hasMessage("a control character in a string");
  }
}
