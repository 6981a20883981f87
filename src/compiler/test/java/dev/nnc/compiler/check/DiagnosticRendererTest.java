package dev.nnc.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.DiagnosticRenderer;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import org.junit.jupiter.api.Test;

/** Messages as users see them. */
class DiagnosticRendererTest {
  private static String render(Diagnostic diagnostic) {
    return new DiagnosticRenderer().render(diagnostic);
  }

  private static Span find(Source source, String part) {
    int start = source.text().indexOf(part);
    return new Span(source, start, start + part.length());
  }

  private static Diagnostic mistake(Source source, String part) {
    return Diagnostic.of(Code.UNKNOWN_NAME, find(source, part), "no");
  }

  @Test
  void placesNotesAndHelpFollowTheMessage() {
    Source source = Source.of("a.nn", "first = 1\n\nsecond = fist\n");
    assertThat(
            render(
                mistake(source, "fist")
                    .label("here")
                    .related(find(source, "first"), "the other")
                    .note("why")
                    .help("what")))
        .isEqualTo(
            """
            error[NN1101]: no
              --> a.nn:3:10
               |
             1 | first = 1
               | ----- the other
             3 | second = fist
               |          ^^^^ here
               = note: why
               = help: what
            """);
  }

  @Test
  void everyMarkOfALineHasItsRow() {
    Source source = Source.of("a.nn", "h = a @ b + h\n");
    assertThat(
            render(
                mistake(source, "a @ b")
                    .label("the product")
                    .related(find(source, "h"), "`h`")
                    .related(find(source, "b"), "`b`")))
        .isEqualTo(
            """
            error[NN1101]: no
              --> a.nn:1:5
               |
             1 | h = a @ b + h
               |         - `b`
               |     ^^^^^ the product
               | - `h`
            """);
  }

  @Test
  void longPlacesAreMarkedOnTheirFirstLine() {
    Source source = Source.of("a.nn", "x = sum(  \n  y\n)\n");
    assertThat(render(mistake(source, "sum(  \n  y\n)").label("all")))
        .contains(" 1 | x = sum(\n   |     ^^^^ all\n");
  }

  @Test
  void controlCharactersAreReplaced() {
    Source source =
        Source.of("a\u001b.nn", "x\t= \"\u202e\u0007\u2066\ufeff\ud800\" + é\u00a0😀 + y\r\n");
    assertThat(render(mistake(source, "y").label("\u001b[31m").help("a\nb\u200f")))
        .isEqualTo(
            """
            error[NN1101]: no
              --> a\ufffd.nn:1:21
               |
             1 | x = "\ufffd\ufffd\ufffd\ufffd\ufffd" + é\u00a0😀 + y
               |                     ^ \ufffd[31m
               = help: a b\ufffd
            """);
  }

  @Test
  void longLinesAreCutAroundTheMark() {
    Source source = Source.of("a.nn", "1234567890".repeat(40) + "HERE" + "1234567890".repeat(40));
    String[] lines = render(mistake(source, "HERE").label("this")).split("\n");
    assertThat(lines[3]).startsWith(" 1 | … 1234567890").endsWith(" …").hasSize(169);
    assertThat(lines[4]).isEqualTo("   | " + " ".repeat(42) + "^^^^ this");
    assertThat(lines[3].substring(lines[4].indexOf('^'))).startsWith("HERE1234");
  }

  @Test
  void endOfTextIsAPlace() {
    Source source = Source.of("a.nn", "x =");
    Diagnostic atEnd = Diagnostic.of(Code.UNFINISHED, new Span(source, 3, 3), "no");
    assertThat(render(atEnd)).contains(" 1 | x =\n   |    ^\n");
    Source long400 = Source.of("a.nn", "x".repeat(400));
    assertThat(render(Diagnostic.of(Code.UNFINISHED, new Span(long400, 400, 400), "no")))
        .contains("x\n   | " + " ".repeat(162) + "^\n");
  }

  @Test
  void placesInOtherFilesBecomeNotes() {
    Source source = Source.of("a.nn", "x\n");
    Source other = Source.of("b.nn", "\n  x\n");
    assertThat(render(mistake(source, "x").related(find(other, "x"), "the first")))
        .endsWith("   = note: b.nn:2:3: the first\n");
  }
}
