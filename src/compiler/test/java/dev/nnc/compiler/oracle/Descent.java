package dev.nnc.compiler.oracle;

import java.util.Arrays;
import java.util.Map;

/**
 * A function of a matrix w [3, 2] and a vector b [2], sum(0.5 * a * (x - target)^2 + cos(x)) over
 * all their elements, and what a rule of descent keeps for each.
 */
final class Descent {
  private static final double[] A = {1, 2, 0.5, 1.5, 3, 0.7, 1.2, 0.4};
  private static final double[] TARGET = {0.5, -1, 2, 0.3, -0.2, 1.1, 0.8, -1.5};

  final double[] w = {1, -1.4, -0.3, 0.9, 0.2, -2};
  final double[] b = {0.6, 1.3};

  private final double[][] gradients = new double[2][];
  private final Cell[] cells = new Cell[8];

  Descent() {
    Arrays.setAll(cells, i -> new Cell());
  }

  /** What is kept for one element. */
  static final class Cell {
    private final double[] values = new double[3];

    double kept(int index) {
      return values[index];
    }

    double keep(int index, double value) {
      values[index] = value;
      return value;
    }
  }

  /** A step, the t-th from 1, with gradients computed. */
  interface Rule {
    void step(Descent descent, int t);
  }

  /** The next value of an element with gradient g. */
  interface ElementRule {
    double next(Cell cell, int t, double w, double g);
  }

  /** Changes a whole variable. */
  interface VariableRule {
    void step(Cell[] cells, double[] w, double[] g);
  }

  static void each(Map<String, Rule> rules, String statements, ElementRule rule) {
    rules.put(
        statements,
        (descent, t) -> {
          descent.cells(0, rule, t);
          descent.cells(1, rule, t);
        });
  }

  static String script(String statements) {
    return """
        model Problem {
          variable w : double[3, 2] = [[1, -1.4], [-0.3, 0.9], [0.2, -2]]
          variable b : double[2] = [0.6, 1.3]
          at_w = 0.5 * [[1, 2], [0.5, 1.5], [3, 0.7]] * (w - [[0.5, -1], [2, 0.3], [-0.2, 1.1]])^2
          at_b = 0.5 * [1.2, 0.4] * (b - [0.8, -1.5])^2
          f = sum(at_w + cos(w)) + sum(at_b + cos(b))
        }
        train Problem {
          loss f
          %s
          run 14 steps
        }
        """
        .formatted(statements);
  }

  void differentiate() {
    gradients[0] = gradient(w, 0);
    gradients[1] = gradient(b, w.length);
  }

  double value() {
    return value(w, 0) + value(b, w.length);
  }

  private static double value(double[] x, int first) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double distance = x[i] - TARGET[first + i];
      sum += 0.5 * A[first + i] * distance * distance + Math.cos(x[i]);
    }
    return sum;
  }

  private static double[] gradient(double[] x, int first) {
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      gradient[i] = A[first + i] * (x[i] - TARGET[first + i]) - Math.sin(x[i]);
    }
    return gradient;
  }

  /** The gradient of w, which is 0, or b, which is 1. */
  double[] gradient(int variable) {
    return gradients[variable];
  }

  void cells(int variable, ElementRule rule, int t) {
    double[] x = variable == 0 ? w : b;
    for (int i = 0; i < x.length; i++) {
      x[i] = rule.next(cells[variable * w.length + i], t, x[i], gradients[variable][i]);
    }
  }

  void wholes(VariableRule rule) {
    rule.step(Arrays.copyOf(cells, w.length), w, gradients[0]);
    rule.step(Arrays.copyOfRange(cells, w.length, cells.length), b, gradients[1]);
  }

  double columnLength(double[] matrix, int column) {
    return length(new double[] {matrix[column], matrix[2 + column], matrix[4 + column]});
  }

  void scaleColumn(double[] matrix, int column, double scale) {
    for (int i = column; i < matrix.length; i += 2) {
      matrix[i] *= scale;
    }
  }

  static double square(double[] x) {
    return Arrays.stream(x).map(each -> each * each).sum();
  }

  static double length(double[] x) {
    return Math.sqrt(square(x));
  }
}
