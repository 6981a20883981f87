package dev.nnc.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.compiler.driver.Manual;
import dev.nnc.compiler.eval.Script;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every function of the library that gives an element for each element, and every loss, with
 * derivatives of order one and two, in float at numbers of all sizes. What is finite in double and
 * fits into a float is finite. A new definition is among them.
 */
class ExtremeInputsTest {
  private static final List<String> SECTIONS =
      List.of("compiler", "functions", "activations", "trigonometry", "losses", "class_losses");

  private static final double[] SIZES = {
    0, 1e-45, 1e-38, 1e-20, 1e-4, 0.5, 1, 30, 90, 110, 1e4, 1e10, 1e19, 1e30, 1e38
  };

  /** Rows of two, for functions of rows: a number beside 0, and beside its half. */
  private static final String ROWS =
      Arrays.stream(SIZES)
          .flatMap(size -> Arrays.stream(new double[] {size, -size}))
          .map(x -> (double) (float) x)
          .mapToObj(x -> "[%s, 0], [%s, %s]".formatted(x, x, (double) (float) (x / 2)))
          .collect(Collectors.joining(", ", "[", "]"));

  private static final int COUNT = 4 * SIZES.length;

  /** Targets: of a row, one is true. */
  private static final String TARGETS =
      IntStream.range(0, COUNT)
          .mapToObj(row -> row % 3 == 0 ? "[0, 1]" : "[1, 0]")
          .collect(Collectors.joining(", ", "[", "]"));

  private static final String CLASSES =
      IntStream.range(0, COUNT)
          .mapToObj(row -> row % 3 == 0 ? "1" : "0")
          .collect(Collectors.joining(", ", "[", "]"));

  /** Of positive numbers or of probabilities: there is nothing to give for most numbers here. */
  private static final Set<String> WITH_BOUNDS =
      Set.of(
          "sqrt",
          "rsqrt",
          "log",
          "log1p",
          "log2",
          "log10",
          "entropy",
          "asin",
          "acos",
          "acosh",
          "atanh",
          "erfinv",
          "msle",
          "poisson",
          "cross_entropy",
          "nll",
          "kl_divergence",
          "js_divergence",
          "binary_cross_entropy");

  /** Sums of squares and products, which exceed floats where their roots or factors do not. */
  private static final Set<String> SQUARED =
      Set.of("norm", "normalize", "variance", "stddev", "cosine_similarity", "prod");

  private static final List<String> CALLS =
      List.of("%s(x)", "%s(x, target, reduction = none)", "%s(x, label, reduction = none)");

  /** Functions in one class: most of the time goes into making classes. */
  private static final int TOGETHER = 20;

  private static final List<String> ORDERS = List.of("value", "slope", "curve");

  /** Calls of functions by name, such as {@code relu(x)}. */
  private static Map<String, String> calls() {
    Map<String, String> calls = new LinkedHashMap<>();
    for (Manual.Entry entry : Manual.ofLibrary().entries()) {
      boolean left = WITH_BOUNDS.contains(entry.name()) || SQUARED.contains(entry.name());
      if (SECTIONS.contains(entry.section()) && !left) {
        CALLS.stream()
            .map(form -> form.formatted(entry.name()))
            .filter(call -> !Script.compile(model(List.of(call))).hasErrors())
            .findFirst()
            .ifPresent(call -> calls.putIfAbsent(entry.name(), call));
      }
    }
    return calls;
  }

  private static String model(List<String> calls) {
    StringBuilder script =
        new StringBuilder("model Case {\n  variable x : float[%d, 2] = %s\n".formatted(COUNT, ROWS))
            .append("  target = float(%s)\n  label = int(%s)\n".formatted(TARGETS, CLASSES));
    for (int i = 0; i < calls.size(); i++) {
      script.append("  output value_%d = %s\n".formatted(i, calls.get(i)));
      script.append("  output slope_%d = grad(sum(value_%d), x)\n".formatted(i, i));
      script.append("  output curve_%d = grad(sum(slope_%d), x)\n".formatted(i, i));
    }
    return script + "}\n";
  }

  @Test
  void whatIsFiniteStaysFinite() {
    List<String> calls = List.copyOf(calls().values());
    List<String> wrong = new ArrayList<>();
    for (int from = 0; from < calls.size(); from += TOGETHER) {
      compare(calls.subList(from, Math.min(calls.size(), from + TOGETHER)), wrong);
    }
    assertThat(calls).as("functions that take numbers of all sizes").hasSizeGreaterThan(60);
    assertThat(wrong).isEmpty();
  }

  private static void compare(List<String> calls, List<String> wrong) {
    String text = model(calls);
    Script exact = new Script(text);
    try (Session session = CompiledScript.of(text).model().open()) {
      for (int i = 0; i < calls.size(); i++) {
        for (String order : ORDERS) {
          String output = order + "_" + i;
          compare(
              order + " of " + calls.get(i), session.fetch(output), exact.output(output), wrong);
        }
      }
    }
  }

  private static void compare(String what, Tensor found, double[] exact, List<String> wrong) {
    for (int i = 0; i < exact.length; i++) {
      boolean fits = Math.abs(exact[i]) <= Float.MAX_VALUE;
      if ((fits && !Double.isFinite(found.at(i))) || Double.isNaN(exact[i])) {
        wrong.add("%s, element %d: %s, not %s".formatted(what, i, found.at(i), exact[i]));
        return;
      }
    }
  }
}
