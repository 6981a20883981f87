package dev.nnc.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.syntax.print.AstPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written means what was read, and writing it again changes nothing. */
class RoundTripTest {
  static List<Path> samples() {
    return Scripts.in("samples");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void samplesAreRead(Path sample) {
    Ast.Script script = Scripts.sound(TestFiles.read(sample));
    String printed = AstPrinter.print(script);
    Ast.Script again = Scripts.sound(printed);
    assertThat(Outline.of(again)).isEqualTo(Outline.of(script));
    assertThat(AstPrinter.print(again)).isEqualTo(printed);
    assertThat(printed.lines()).allMatch(line -> line.length() <= 110, "short lines");
  }

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomScriptsAreReadAsTheyWereMade(int seed) {
    Ast.Script made = new RandomScripts(seed).script();
    String printed = AstPrinter.print(made);
    Ast.Script read = Scripts.sound(printed);
    assertThat(Outline.of(read)).as(printed).isEqualTo(Outline.of(made));
    assertThat(AstPrinter.print(read)).isEqualTo(printed);
  }

  @Test
  void commentsAndBlankLinesStay() {
    String before =
        """
        // first

        // second
        model   M {   // head


          // inside
          x=a   // beside x


          y = f(a,   // hidden
                b)
          repeat 3 as i { h = block(h) }
          repeat 3 { h = block(h)
          }
          if a { y = 1 } // short
          if a { y = 1
          } else {   // other
            y = 2
            // last of all
          }
          // end
        }
        model E { }
        model F {
          // only this
        }
        // file end
        """;
    String after =
        """
        // first

        // second
        model M {  // head
          // inside
          x = a  // beside x

          // hidden
          y = f(a, b)
          repeat 3 as i { h = block(h) }
          repeat 3 {
            h = block(h)
          }
          if a { y = 1 }  // short
          if a {
            y = 1
          } else {  // other
            y = 2
            // last of all
          }
          // end
        }
        model E { }
        model F {
          // only this
        }
        // file end
        """;
    assertThat(AstPrinter.print(Scripts.sound(before))).isEqualTo(after);
    assertThat(AstPrinter.print(Scripts.sound(after))).isEqualTo(after);
  }

  @Test
  void longStatementsAreBroken() {
    String name = "a_rather_long_name_of_a_value";
    String call = "some_function(" + name + ", argument = " + name + ", other = " + name + ")";
    Ast.Script script =
        Scripts.model("y = " + call, "z = " + call + " + " + call, "w = x |> " + call);
    String printed = AstPrinter.print(script);
    assertThat(printed)
        .isEqualTo(
            """
            model M {
              y = some_function(
                a_rather_long_name_of_a_value,
                argument = a_rather_long_name_of_a_value,
                other = a_rather_long_name_of_a_value
              )
              z =
                some_function(
                  a_rather_long_name_of_a_value,
                  argument = a_rather_long_name_of_a_value,
                  other = a_rather_long_name_of_a_value
                )
                  + some_function(
                    a_rather_long_name_of_a_value,
                    argument = a_rather_long_name_of_a_value,
                    other = a_rather_long_name_of_a_value
                  )
              w =
                x
                  |> some_function(
                    a_rather_long_name_of_a_value,
                    argument = a_rather_long_name_of_a_value,
                    other = a_rather_long_name_of_a_value
                  )
            }
            """);
    assertThat(Outline.of(Scripts.sound(printed))).isEqualTo(Outline.of(script));
  }

  @Test
  void parenthesesThatAreNeededAreAdded() {
    Ast.Expression a = new Ast.Name(RandomExpressions.NOWHERE, "a", false);
    Ast.Expression sum =
        new Ast.Chain(
            RandomExpressions.NOWHERE,
            a,
            List.of(new Ast.Link(RandomExpressions.NOWHERE, Infix.PLUS, a)));
    Ast.Expression power =
        new Ast.Binary(
            RandomExpressions.NOWHERE,
            Infix.POWER,
            new Ast.Unary(RandomExpressions.NOWHERE, Prefix.MINUS, sum),
            sum);
    assertThat(AstPrinter.expression(power)).isEqualTo("(-(a + a))^(a + a)");
  }
}
