package dev.nnc.compiler.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.math.DoubleMath;
import dev.nnc.runtime.math.FloatMath;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of every elementwise operator compiles and computes the operator's reference. */
class JavaFormTest {
  private static final double[] POINTS = {-2, -0.75, -0.0, 0, 0.25, 0.5, 1, 3};

  @Test
  void computesTheReferenceInDoubleAndFloat(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("Forms.java");
    Files.writeString(file, source());
    int problems =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-classpath", classPath(), file.toString());
    assertThat(problems).isZero();
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      for (Method method : loader.loadClass("Forms").getDeclaredMethods()) {
        compare(method);
      }
    }
  }

  private static String classPath() throws Exception {
    return Path.of(FloatMath.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static String source() {
    StringBuilder source = new StringBuilder("public class Forms {\n");
    for (Elementwise op : Elementwise.values()) {
      source.append(method(op, "double", DoubleMath.class, ""));
      source.append(method(op, "float", FloatMath.class, "(float) "));
    }
    return source.append("}\n").toString();
  }

  /** {@code public static float add(float a, float b) { return a + b; }}. */
  private static String method(Elementwise op, String type, Class<?> math, String narrow) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < op.arity(); i++) {
      boolean truth = op.signature() == Signature.LOGIC || (op == Elementwise.WHERE && i == 0);
      parameters.add((truth ? "boolean " : type + " ") + (char) ('a' + i));
    }
    boolean truth = op.signature() == Signature.LOGIC || op.signature() == Signature.COMPARISON;
    String code =
        op.java()
            .template()
            .replace("{*}", "a, b, c".substring(0, 3 * op.arity() - 2))
            .replaceAll("\\{([abc])}", "$1")
            .replace("$M", math.getName())
            .replace("$N", narrow);
    return "  public static %s %s_%s(%s) { return %s; }%n"
        .formatted(truth ? "boolean" : type, op.label(), type, String.join(", ", parameters), code);
  }

  private static void compare(Method method) throws Exception {
    boolean single = method.getName().endsWith("_float");
    String label = method.getName().replaceAll("_(float|double)$", "");
    Elementwise op = Formula.function(label);
    for (double a : POINTS) {
      for (double b : POINTS) {
        Object[] arguments = arguments(method, a, b, -a);
        double expected = op.apply(asNumber(arguments, 0), asNumber(arguments, 1), -a);
        double found = number(method.invoke(null, arguments));
        assertThat(found)
            .as("%s(%s, %s)", method.getName(), a, b)
            .satisfies(value -> near(value, expected, single));
      }
    }
  }

  private static void near(double found, double expected, boolean single) {
    double bound = Math.abs(expected) * (single ? 1e-6 : 1e-14);
    if (Double.isFinite(expected)) {
      assertThat(found).isBetween(expected - bound, expected + bound);
    } else {
      assertThat(Double.valueOf(found)).isEqualTo(Double.valueOf(expected));
    }
  }

  private static Object[] arguments(Method method, double... numbers) {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      Object real = type == float.class ? (Object) (float) numbers[i] : (Object) numbers[i];
      arguments[i] = type == boolean.class ? (Object) (numbers[i] > 0) : real;
    }
    return arguments;
  }

  private static double asNumber(Object[] arguments, int index) {
    return index < arguments.length ? number(arguments[index]) : 0;
  }

  private static double number(Object value) {
    return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
  }
}
