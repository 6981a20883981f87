package dev.nnc.benchmarks.scale;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.Source;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Compiles networks of more and more dense layers. */
public final class Scale {
  private static final int[] LAYERS = {10, 100, 1000};
  private static final int TIMES = 3;

  private Scale() {}

  /**
   * What compiling took.
   *
   * @param check milliseconds from text to graphs
   * @param write milliseconds from graphs to Java
   * @param javac milliseconds from Java to classes
   * @param source characters of Java
   * @param classes bytes of classes
   */
  private record Cost(double check, double write, double javac, long source, long classes) {
    double total() {
      return check + write + javac;
    }
  }

  /** Prints a table in Markdown; each size is compiled three times, the fastest counts. */
  public static void print(PrintStream out) {
    for (int i = 0; i < 5; i++) {
      cost(LAYERS[0]);
    }
    out.println(
        "| layers | check, ms | write, ms | javac, ms | Java, kB | classes, kB | ms a layer |");
    out.println("|---|---|---|---|---|---|---|");
    for (int layers : LAYERS) {
      Cost best = cost(layers);
      for (int i = 1; i < TIMES; i++) {
        Cost again = cost(layers);
        best = again.total() < best.total() ? again : best;
      }
      out.printf(
          Locale.ROOT,
          "| %d | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f |%n",
          layers,
          best.check,
          best.write,
          best.javac,
          best.source / 1e3,
          best.classes / 1e3,
          best.total() / layers);
    }
  }

  private static Cost cost(int layers) {
    Source script = Source.of("layers.nn", script(layers));
    long begin = System.nanoTime();
    Checked checked = new ScriptCompiler(CompilerOptions.standard()).check(script);
    if (checked.hasErrors()) {
      throw new IllegalStateException(checked.messages().toString());
    }
    long graphs = System.nanoTime();
    Map<String, String> sources = checked.sources("");
    long java = System.nanoTime();
    long bytes = 0;
    for (GeneratedClass each : GeneratedClass.compiled(sources)) {
      bytes += each.classes().values().stream().mapToLong(code -> code.length).sum();
    }
    return new Cost(
        (graphs - begin) / 1e6,
        (java - graphs) / 1e6,
        (System.nanoTime() - java) / 1e6,
        sources.values().stream().mapToLong(String::length).sum(),
        bytes);
  }

  private static String script(int layers) {
    StringBuilder text = new StringBuilder("model Deep {\n");
    text.append("  placeholder x : float[batch, 16]\n");
    text.append("  placeholder y : float[batch, 16]\n");
    text.append("  h0 = x\n");
    for (int i = 1; i <= layers; i++) {
      text.append(
          String.format(Locale.ROOT, "  h%d = h%d |> dense(16, activation = tanh)%n", i, i - 1));
    }
    text.append(String.format(Locale.ROOT, "}%ntrain Deep {%n  loss mse(h%d, y)%n", layers));
    return text.append("  optimize adam(rate = 1e-3)\n  run 10 steps\n}\n").toString();
  }
}
