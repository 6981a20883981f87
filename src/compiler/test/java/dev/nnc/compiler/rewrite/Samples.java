package dev.nnc.compiler.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;

/** Inputs of up to four names to compare formulas at, the fourth 0; always the same floats. */
final class Samples {
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    1e-8,
    -1e-8,
    1e-3,
    16,
    -16,
    88,
    -88,
    100,
    -100,
    710,
    -710,
    1e30,
    -1e30,
    Float.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };
  private static final int RANDOM = 150;

  private Samples() {}

  /** Special numbers in all pairs, numbers of all magnitudes, and ordinary numbers. */
  static <N> List<Map<N, Double>> wide(List<N> names) {
    List<Map<N, Double>> points = new ArrayList<>();
    Random random = new Random(11);
    for (double x : SPECIAL) {
      double[] seconds = names.size() > 1 ? SPECIAL : new double[1];
      DoubleStream.of(seconds).forEach(y -> points.add(point(names, x, y, ordinary(random), 0)));
    }
    for (int i = 0; i < RANDOM; i++) {
      points.add(point(names, any(random), any(random), any(random), 0));
      points.add(point(names, ordinary(random), any(random), ordinary(random), 0));
    }
    points.addAll(ordinary(names));
    return points;
  }

  /** Numbers of ordinary size. */
  static <N> List<Map<N, Double>> ordinary(List<N> names) {
    Random random = new Random(12);
    List<Map<N, Double>> points = new ArrayList<>();
    for (int i = 0; i < 2 * RANDOM; i++) {
      points.add(point(names, ordinary(random), ordinary(random), ordinary(random), 0));
    }
    return points;
  }

  private static double any(Random random) {
    return random.nextGaussian() * Math.pow(10, random.nextInt(83) - 44);
  }

  private static double ordinary(Random random) {
    return random.nextGaussian() * Math.pow(10, random.nextInt(4) - 2);
  }

  /** As many of the values as there are names. */
  private static <N> Map<N, Double> point(List<N> names, double... values) {
    Map<N, Double> point = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      point.put(names.get(i), (double) (float) values[i]);
    }
    return point;
  }
}
