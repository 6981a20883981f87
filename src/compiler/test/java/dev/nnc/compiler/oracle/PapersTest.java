package dev.nnc.compiler.oracle;

import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.signum;
import static java.lang.Math.sqrt;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.oracle.Descent.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the recorded results lack, beside the formulas of the papers, written as loops. */
class PapersTest {
  private static final int STEPS = 14;
  private static final double RELATIVE = 1e-9;

  /** Statements of a training, and what they mean. */
  private static final Map<String, Rule> RULES = new LinkedHashMap<>();

  static {
    // Zhuang et al. 2020, algorithm 2.
    Descent.each(
        RULES,
        "optimize adabelief(0.05, epsilon = 1e-8)",
        (cell, t, w, g) -> {
          double m = cell.keep(0, 0.9 * cell.kept(0) + 0.1 * g);
          double s = cell.keep(1, 0.999 * cell.kept(1) + 0.001 * (g - m) * (g - m) + 1e-8);
          return w - 0.05 * m / (1 - pow(0.9, t)) / (sqrt(s / (1 - pow(0.999, t))) + 1e-8);
        });
    // Chen et al. 2023, algorithm 2.
    Descent.each(
        RULES,
        "optimize lion(0.01, weight_decay = 0.1)",
        (cell, t, w, g) -> {
          double c = 0.9 * cell.kept(0) + (1 - 0.9) * g;
          cell.keep(0, 0.99 * cell.kept(0) + (1 - 0.99) * g);
          return w - 0.01 * (signum(c) + 0.1 * w);
        });
    // McMahan et al. 2013, algorithm 1, as Keras adds to it.
    Descent.each(
        RULES,
        "optimize ftrl(0.2, l1 = 0.3, l2 = 0.1, beta = 0.5)",
        (cell, t, w, g) -> {
          double n = t == 1 ? 0.1 : cell.kept(0);
          double sigma = (sqrt(n + g * g) - sqrt(n)) / 0.2;
          cell.keep(0, n + g * g);
          double z = cell.keep(1, cell.kept(1) + g - sigma * w);
          double width = (0.5 + sqrt(n + g * g)) / 0.2 + 2 * 0.1;
          return abs(z) <= 0.3 ? 0 : -(z - signum(z) * 0.3) / width;
        });
    // You et al. 2020, algorithm 2, with phi the identity.
    RULES.put(
        "optimize lamb(0.05, weight_decay = 0.01)",
        (descent, t) ->
            descent.wholes(
                (cells, w, g) -> {
                  double[] r = new double[w.length];
                  for (int i = 0; i < w.length; i++) {
                    double m = cells[i].keep(0, 0.9 * cells[i].kept(0) + 0.1 * g[i]);
                    double v = cells[i].keep(1, 0.999 * cells[i].kept(1) + 0.001 * g[i] * g[i]);
                    double adam = m / (1 - pow(0.9, t)) / (sqrt(v / (1 - pow(0.999, t))) + 1e-6);
                    r[i] = adam + 0.01 * w[i];
                  }
                  double ratio = Descent.length(w) / Descent.length(r);
                  for (int i = 0; i < w.length; i++) {
                    w[i] -= 0.05 * ratio * r[i];
                  }
                }));
    // You et al. 2017, algorithm 1.
    RULES.put(
        "optimize lars(0.5, momentum = 0.9, weight_decay = 0.01, coefficient = 0.1)",
        (descent, t) ->
            descent.wholes(
                (cells, w, g) -> {
                  double length = Descent.length(w);
                  double local = 0.1 * length / (Descent.length(g) + 0.01 * length);
                  for (int i = 0; i < w.length; i++) {
                    double step = 0.5 * local * (g[i] + 0.01 * w[i]);
                    w[i] -= cells[i].keep(0, 0.9 * cells[i].kept(0) + step);
                  }
                }));
    RULES.put(
        "optimize clip_norm(1) then sgd(0.1)",
        (descent, t) ->
            descent.wholes((cells, w, g) -> descend(w, g, 0.1 * min(1, 1 / Descent.length(g)))));
    // Brock et al. 2021, equation 3: the units of w are its two columns, b is one unit.
    RULES.put(
        "optimize clip_adaptive(0.2) then sgd(0.1)",
        (descent, t) -> {
          for (int column = 0; column < 2; column++) {
            double length = descent.columnLength(descent.w, column);
            double gradient = descent.columnLength(descent.gradient(0), column);
            double scale = min(1, 0.2 * max(length, 1e-3) / gradient);
            descent.scaleColumn(descent.gradient(0), column, scale);
          }
          double most = 0.2 * max(Descent.length(descent.b), 1e-3);
          double[] g = descent.gradient(1);
          descend(descent.w, descent.gradient(0), 0.1);
          descend(descent.b, g, 0.1 * min(1, most / Descent.length(g)));
        });
    // Yong et al. 2020, equation 1.
    RULES.put(
        "optimize centralize() then sgd(0.1)",
        (descent, t) -> {
          double[] g = descent.gradient(0);
          for (int i = 0; i < g.length; i++) {
            double mean = (g[i % 2] + g[2 + i % 2] + g[4 + i % 2]) / 3;
            descent.w[i] -= 0.1 * (g[i] - mean);
          }
          descend(descent.b, descent.gradient(1), 0.1);
        });
    RULES.put(
        "optimize loss_scale(1024) then sgd(0.1)",
        (descent, t) -> descent.wholes((cells, w, g) -> descend(w, g, 0.1)));
    // Foret et al. 2021, algorithm 1.
    RULES.put(
        "optimize sam(0.2) then sgd(0.1)",
        (descent, t) -> {
          double[] w = descent.w.clone();
          double[] b = descent.b.clone();
          double scale =
              0.2 / sqrt(Descent.square(descent.gradient(0)) + Descent.square(descent.gradient(1)));
          descend(descent.w, descent.gradient(0), -scale);
          descend(descent.b, descent.gradient(1), -scale);
          descent.differentiate();
          System.arraycopy(w, 0, descent.w, 0, w.length);
          System.arraycopy(b, 0, descent.b, 0, b.length);
          descent.wholes((cells, x, g) -> descend(x, g, 0.1));
        });
    // Zhang et al. 2019, algorithm 1.
    Descent.each(
        RULES,
        "optimize sgd(0.1, momentum = 0.5) then lookahead(3, share = 0.25)",
        (cell, t, w, g) -> {
          double slow = t == 1 ? cell.keep(1, w) : cell.kept(1);
          double fast = w - 0.1 * cell.keep(0, 0.5 * cell.kept(0) + g);
          return t % 3 == 0 ? cell.keep(1, slow + 0.25 * (fast - slow)) : fast;
        });
    // Three gradients of one place are one gradient: Adam, three times slower.
    Descent.each(
        RULES,
        "optimize accumulate(3) then adam(0.05)",
        (cell, t, w, g) -> {
          double sum = cell.keep(2, t % 3 == 1 ? g : cell.kept(2) + g);
          int update = (t + 2) / 3;
          return t % 3 == 0 ? adam(cell, update, w, sum / 3) : w;
        });
    Descent.each(
        RULES,
        "optimize sgd(0.1, momentum = polynomial(0.9, over = 10 steps))",
        (cell, t, w, g) -> {
          double momentum = 0.9 * (1 - min(1, (t - 1) / 10.0));
          return w - 0.1 * cell.keep(0, momentum * cell.kept(0) + g);
        });
    RULES.put(
        "optimize adam(0.05) on \"b\" else frozen()",
        (descent, t) -> descent.cells(1, (cell, s, w, g) -> adam(cell, s, w, g), t));
    RULES.put(
        "regularize elastic_net(0.1, polynomial(0.2, over = 10 steps)) except \"b\"\n"
            + "  optimize sgd(0.1)",
        (descent, t) -> {
          for (int i = 0; i < descent.w.length; i++) {
            double penalty =
                0.1 * signum(descent.w[i]) + 0.2 * (1 - min(1, (t - 1) / 10.0)) * descent.w[i];
            descent.gradient(0)[i] += penalty;
          }
          descent.wholes((cells, w, g) -> descend(w, g, 0.1));
        });
    RULES.put(
        "constrain max_norm(1) on \"w\"\n  constrain non_negative on \"b\"\n  optimize sgd(0.1)",
        (descent, t) -> {
          descent.wholes((cells, w, g) -> descend(w, g, 0.1));
          for (int column = 0; column < 2; column++) {
            double length = descent.columnLength(descent.w, column);
            descent.scaleColumn(descent.w, column, min(1, 1 / length));
          }
          for (int i = 0; i < descent.b.length; i++) {
            descent.b[i] = max(descent.b[i], 0);
          }
        });
    RULES.put(
        "constrain unit_norm except \"b\"\n  optimize sgd(0.1)",
        (descent, t) -> {
          descent.wholes((cells, w, g) -> descend(w, g, 0.1));
          for (int column = 0; column < 2; column++) {
            double length = descent.columnLength(descent.w, column);
            descent.scaleColumn(descent.w, column, 1 / length);
          }
        });
    RULES.put("optimize lbfgs(memory = 3)", new LimitedMemory(3));
  }

  private static double adam(Descent.Cell cell, int t, double w, double g) {
    double m = cell.keep(0, 0.9 * cell.kept(0) + 0.1 * g);
    double v = cell.keep(1, 0.999 * cell.kept(1) + 0.001 * g * g);
    return w - 0.05 * m / (1 - pow(0.9, t)) / (sqrt(v / (1 - pow(0.999, t))) + 1e-8);
  }

  private static void descend(double[] w, double[] g, double rate) {
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate * g[i];
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERPRETER", "PLAIN", "LANES"})
  void rulesAreThoseOfThePapers(Engine engine) {
    RULES.forEach((statements, rule) -> check(engine, statements, rule));
  }

  private static void check(Engine engine, String statements, Rule rule) {
    Descent descent = new Descent();
    Stepper stepper = engine.stepper(Descent.script(statements), 1);
    for (int t = 1; t <= STEPS; t++) {
      stepper.step(Map.of());
      descent.differentiate();
      rule.step(descent, t);
      String what = statements + ", step " + t;
      DenseArray w = new DenseArray(new int[] {3, 2}, descent.w);
      DenseArray b = new DenseArray(new int[] {2}, descent.b);
      Close.assertClose(what + " w", stepper.value("w"), w, RELATIVE);
      Close.assertClose(what + " b", stepper.value("b"), b, RELATIVE);
    }
  }

  /** Izmailov et al. 2018, algorithm 1: from step 4 on every third step. */
  @ParameterizedTest
  @EnumSource(names = {"INTERPRETER", "PLAIN", "LANES"})
  void averagesOfTheLastSteps(Engine engine) {
    String script = AverageCase.script("swa(from = 4 steps, every = 3 steps)");
    Stepper stepper = engine.stepper(script, 1);
    double mean = 0;
    int taken = 0;
    for (int t = 1; t <= 20; t++) {
      stepper.step(Map.of());
      double value = Math.sin((t - 1) / 3.0);
      if (t <= 4) {
        mean = value;
      } else if ((t - 4) % 3 == 0) {
        mean = (mean * (taken + 1) + value) / (taken + 2);
        taken++;
      }
      DenseArray expected = DenseArray.scalar(mean);
      Close.assertClose("step " + t, stepper.value("average/w"), expected, RELATIVE);
    }
  }
}
