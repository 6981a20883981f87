package dev.nnc.runtime.train;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows, first and last weights and losses on the way of a recorded training.
 *
 * @param losses over all rows, by completed steps
 */
record LineData(Dataset dataset, Tensor initial, Tensor learnt, Map<Long, Double> losses) {
  static LineData read() {
    List<String> lines = lines();
    double[][] rows = numbers(lines, "row");
    float[] x = new float[2 * rows.length];
    float[] y = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      x[2 * i] = (float) rows[i][0];
      x[2 * i + 1] = (float) rows[i][1];
      y[i] = (float) rows[i][2];
    }
    Map<Long, Double> losses = new TreeMap<>();
    for (double[] entry : numbers(lines, "loss")) {
      losses.put((long) entry[0], entry[1]);
    }
    return new LineData(
        dataset(x, y), weight(numbers(lines, "initial")), weight(numbers(lines, "final")), losses);
  }

  private static Dataset dataset(float[] x, float[] y) {
    return new Dataset(
        List.of(
            new PlaceholderPlan("x", ElementType.FLOAT32, List.of(2)),
            new PlaceholderPlan("y_", ElementType.FLOAT32, List.of(1))),
        List.of(x, y),
        List.of(y.length));
  }

  private static Tensor weight(double[][] numbers) {
    return Tensor.of(new float[] {(float) numbers[0][0], (float) numbers[0][1]}, 2, 1);
  }

  private static double[][] numbers(List<String> lines, String kind) {
    return lines.stream()
        .filter(line -> line.startsWith(kind + " "))
        .map(line -> line.substring(kind.length() + 1).split(" "))
        .map(words -> List.of(words).stream().mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static List<String> lines() {
    try (InputStream stream = LineData.class.getResourceAsStream("line.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
