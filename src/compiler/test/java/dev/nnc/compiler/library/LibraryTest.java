package dev.nnc.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.eval.Script;
import dev.nnc.compiler.text.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every definition of the library's files, read from there. */
class LibraryTest {
  private static final Path LIBRARY = Path.of("main/resources/dev/nnc/library");
  private static final Pattern DEFINITION =
      Pattern.compile("(?m)^(def|optimizer) (\\w+)\\(([^)]*)");
  private static final String SOURCES =
      """
      variable point : float[2, 4] = [[0.3, 0.2, 0.4, 0.1], [0.1, 0.5, 0.3, 0.1]]
      variable score : float[2, 4] = [[0.3, -1.2, 2.5, 0.8], [-0.1, 0.6, 1.3, -2]]
      target = point + 0.01 * (1 - 4 * point)
      """;

  /** A definition with its parameters and its body as written. */
  record Definition(String kind, String name, String parameters, String body) {
    boolean binds(String name) {
      return body.contains("\n  " + name + " ") || body.contains("\n    " + name + " ");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Definition> definitions(String file) {
    try {
      List<Definition> found = new ArrayList<>();
      String text = Files.readString(LIBRARY.resolve(file));
      Matcher matcher = DEFINITION.matcher(text);
      while (matcher.find()) {
        String body = text.substring(matcher.end()).split("\n(?=///)")[0];
        found.add(new Definition(matcher.group(1), matcher.group(2), matcher.group(3), body));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyDefinitionIsDocumented() throws IOException {
    try (Stream<Path> files = Files.list(LIBRARY)) {
      for (Path file : files.sorted().toList()) {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).isNotEmpty();
        for (int i = 0; i < lines.size(); i++) {
          if (DEFINITION.matcher(lines.get(i)).find()) {
            assertThat(i > 0 ? lines.get(i - 1) : "").as("%s:%s", file, i + 1).startsWith("/// ");
          }
        }
      }
    }
  }

  /** A name with two answers, or out of its place, is a line that somebody broke. */
  @Test
  void namesOfOtherToolsAreAnsweredOnce() throws IOException {
    List<String> names =
        Files.readAllLines(LIBRARY.resolve("foreign.txt")).stream()
            .map(line -> line.substring(0, line.indexOf(": ")))
            .toList();
    Comparator<String> order =
        Comparator.comparing((String name) -> name.toLowerCase(Locale.ROOT))
            .thenComparing(Comparator.naturalOrder());
    assertThat(names).doesNotHaveDuplicates().isSortedAccordingTo(order);
    for (String file : List.of("functions.nn", "layers.nn", "losses.nn", "activations.nn")) {
      assertThat(definitions(file)).extracting(Definition::name).doesNotContainAnyElementsOf(names);
    }
  }

  static Stream<Definition> activations() {
    return definitions("activations.nn").stream();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void activationsHaveFiniteDerivatives(Definition activation) {
    checkFinite("sum(sin(%s(score)))".formatted(activation.name), "score");
    checkFinite("sum(sin(%s(score * 500)))".formatted(activation.name), "score");
  }

  static Stream<Definition> losses() {
    return Stream.of("losses.nn", "class_losses.nn")
        .flatMap(file -> definitions(file).stream())
        .filter(
            loss -> loss.parameters.startsWith("prediction") && loss.parameters.contains("target"));
  }

  /** A loss is differentiated by predictions that are distributions; scores may be any numbers. */
  @ParameterizedTest
  @MethodSource("losses")
  void lossesHaveFiniteDerivatives(Definition loss) {
    String prediction = loss.name.endsWith("logits") ? "score" : "point";
    boolean classes = loss.parameters.contains("target : int");
    String target = classes ? "argmax(score, axis = 1)" : "target";
    checkFinite("%s(%s, %s)".formatted(loss.name, prediction, target), prediction);
    checkFinite("%s(%s, %s, reduction = sum)".formatted(loss.name, prediction, target), prediction);
  }

  private static void checkFinite(String scalar, String by) {
    Script script =
        Script.model(
            SOURCES.strip().replace("\n", "\n  "),
            "y = " + scalar,
            "output value = y",
            "output first = grad(y, " + by + ")",
            "output second = grad(sum(first * target), " + by + ")");
    for (String output : List.of("value", "first", "second")) {
      for (double element : script.output(output)) {
        assertThat(element).as("%s of %s", output, scalar).isFinite();
      }
    }
  }

  static Stream<Definition> initializers() {
    return definitions("initializers.nn").stream();
  }

  @ParameterizedTest
  @MethodSource("initializers")
  void initializersFillAnyShape(Definition initializer) {
    for (String shape : List.of("[]", "[7]", "[4, 3]", "[2, 3, 5]")) {
      boolean valued = initializer.parameters.startsWith("shape, ");
      String call = initializer.name + (valued ? "(0.5)" : "");
      String model = "model M {\n  variable w : float%s ~ %s\n}\n".formatted(shape, call);
      if (isRefused(Script.compile(model))) {
        continue;
      }
      Script script = new Script(model.replace("}", "  output y = w\n}"));
      for (double element : script.output("y")) {
        assertThat(element).as("%s%s", initializer, shape).isBetween(-6.0, 6.0);
      }
    }
  }

  /** Not all take all shapes, and those that do not require what they take. */
  private static boolean isRefused(Checked checked) {
    return checked.diagnostics().stream().anyMatch(each -> each.code() == Code.BAD_VALUE);
  }

  static Stream<Definition> optimizers() {
    return Stream.of("optimizers.nn", "stages.nn", "full_batch.nn")
        .flatMap(file -> definitions(file).stream())
        .filter(optimizer -> optimizer.kind.equals("optimizer"));
  }

  /** What a definition binds says where it stands. */
  @ParameterizedTest
  @MethodSource("optimizers")
  void optimizersCompile(Definition optimizer) {
    boolean needs = optimizer.parameters.matches("\\w+( : \\w+)?(;.*|,.*)?");
    String call = optimizer.name + (needs ? from(optimizer) : "()");
    String rule = "";
    if (optimizer.binds("average'")) {
      rule = "optimize sgd(0.1)\n  average " + call;
    } else if (optimizer.binds("gradient'")) {
      rule = "optimize " + call + " then sgd(0.1)";
    } else if (optimizer.body.contains("(parameter'") || optimizer.body.contains(" parameter')")) {
      rule = "optimize sgd(0.1) then " + call;
    } else if (optimizer.binds("parameter'")) {
      rule = "optimize " + call + " on \"w\" else sgd(0.1)";
    }
    Script script =
        new Script(
            """
            model M {
              variable w : float[3] = [1, -2, 3]
              variable other : float[3, 2] = [[1, 2], [3, 4], [5, 6]]
              f = sum(w^2) + sum(other^2)
            }
            train M {
              loss f
              %s
              run 10 steps
            }
            """
                .formatted(rule));
    assertThat(script.program().training()).isNotNull();
  }

  private static String from(Definition optimizer) {
    return optimizer.parameters.contains("duration") ? "(3 steps)" : "(1)";
  }
}
