package dev.nnc.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;

/**
 * A product of a workload.
 *
 * @param m rows of the result
 * @param k length of the sums
 * @param n columns of the result
 * @param aTransposed whether the left operand is stored as [k, m]
 * @param bTransposed whether the right operand is stored as [n, k]
 */
record ProductShape(
    String workload, int m, int k, int n, boolean aTransposed, boolean bTransposed) {
  /** The products of W3, W4 and W5, each once; inputs need no derivative. */
  static List<ProductShape> all() {
    List<ProductShape> shapes = new ArrayList<>();
    dense(shapes, "w3", 200, 784, 784, false);
    dense(shapes, "w3", 200, 784, 784, true);
    dense(shapes, "w3", 200, 784, 10, true);
    dense(shapes, "w4", 4096, 130, 160, true);
    dense(shapes, "w4", 4096, 160, 160, true);
    dense(shapes, "w4", 4096, 160, 5, true);
    dense(shapes, "w5", 32, 784, 128, false);
    dense(shapes, "w5", 32, 128, 10, true);
    return shapes.stream().distinct().toList();
  }

  /** The products of a dense layer: its values, the derivatives by weight and input. */
  private static void dense(
      List<ProductShape> shapes, String workload, int batch, int inputs, int units, boolean below) {
    shapes.add(new ProductShape(workload, batch, inputs, units, false, false));
    shapes.add(new ProductShape(workload, inputs, batch, units, true, false));
    if (below) {
      shapes.add(new ProductShape(workload, batch, units, inputs, false, true));
    }
  }

  /** Floating-point operations. */
  double operations() {
    return 2.0 * m * k * n;
  }

  /** As libraries call it: {@code TN 784x200x784}. */
  String text() {
    return (aTransposed ? "T" : "N") + (bTransposed ? "T" : "N") + " " + m + "x" + k + "x" + n;
  }

  /** The sizes of the left operand as stored. */
  long[] left() {
    return aTransposed ? new long[] {k, m} : new long[] {m, k};
  }

  /** The sizes of the right operand as stored. */
  long[] right() {
    return bTransposed ? new long[] {n, k} : new long[] {k, n};
  }
}
