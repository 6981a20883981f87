package dev.nnc.benchmarks.measure;

import java.util.Random;

/** Draws the rows and initial weights of the workloads, always the same. */
final class DrawnWorkloads {
  /** The array that is drawn last. */
  static final String LAST = "w5_b1";

  private static final int PIXELS = 784;
  private static final int DIGITS = 10;

  private final Random random = new Random(20240607L);
  private final Target target;

  /** Takes an array by its name. */
  interface Target {
    void put(String name, float[] values);
  }

  DrawnWorkloads(Target target) {
    this.target = target;
  }

  void draw() {
    drawLine();
    drawCurve();
    network("w2", 1, 5, 5, 1);
    drawDigits(6400);
    network("w3", PIXELS, PIXELS, PIXELS, DIGITS);
    drawTable(16384, 130, 5);
    network("w4", 130, 160, 160, 160, 5);
    network("w5", PIXELS, 128, DIGITS);
  }

  /** y = 2 x0 - 3 x1 and some noise. */
  private void drawLine() {
    float[] x = new float[64];
    float[] y = new float[32];
    for (int i = 0; i < 32; i++) {
      x[2 * i] = random.nextFloat() * 2 - 1;
      x[2 * i + 1] = random.nextFloat() * 2 - 1;
      y[i] = 2 * x[2 * i] - 3 * x[2 * i + 1] + 0.01f * (float) random.nextGaussian();
    }
    target.put("w1_x", x);
    target.put("w1_y", y);
    target.put("w1_W0", new float[] {0.3f, 0.2f});
  }

  /** A cubic over [-1, 1]. */
  private void drawCurve() {
    float[] x = new float[32];
    float[] y = new float[32];
    for (int i = 0; i < 32; i++) {
      float t = -1 + 2f * (i + 0.5f) / 32;
      x[i] = t;
      y[i] = t * t * t - 0.5f * t + 0.2f;
    }
    target.put("w2_x", x);
    target.put("w2_y", y);
  }

  /** Ten pictures with noise, above 0 everywhere. */
  private void drawDigits(int rows) {
    float[][] pictures = new float[DIGITS][PIXELS];
    for (float[] picture : pictures) {
      for (int j = 0; j < PIXELS; j++) {
        picture[j] = random.nextFloat() < 0.25f ? random.nextFloat() : 0.02f;
      }
    }
    float[] x = new float[rows * PIXELS];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      int digit = random.nextInt(DIGITS);
      y[i] = digit;
      for (int j = 0; j < PIXELS; j++) {
        x[i * PIXELS + j] = 0.6f * pictures[digit][j] + 0.4f * random.nextFloat() + 1e-3f;
      }
    }
    target.put("mnist_x", x);
    target.put("mnist_y", y);
  }

  /** Labels that are linear in the columns, up to noise. */
  private void drawTable(int rows, int columns, int labels) {
    float[] projection = glorot(columns, labels);
    float[] x = new float[rows * columns];
    float[] y = new float[rows * labels];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        x[i * columns + j] = (float) random.nextGaussian();
      }
      for (int k = 0; k < labels; k++) {
        float sum = (float) random.nextGaussian() * 0.5f;
        for (int j = 0; j < columns; j++) {
          sum += x[i * columns + j] * projection[j * labels + k];
        }
        y[i * labels + k] = sum > 0 ? 1 : 0;
      }
    }
    target.put("w4_x", x);
    target.put("w4_y", y);
  }

  /** The weights and biases of dense layers with these numbers of units. */
  private void network(String name, int... units) {
    for (int layer = 0; layer + 1 < units.length; layer++) {
      target.put(name + "_W" + layer, glorot(units[layer], units[layer + 1]));
      float[] bias = new float[units[layer + 1]];
      for (int i = 0; i < bias.length; i++) {
        bias[i] = 0.01f * (random.nextFloat() - 0.5f);
      }
      target.put(name + "_b" + layer, bias);
    }
  }

  /** A weight [inputs, units], uniform as of Glorot and Bengio 2010. */
  private float[] glorot(int inputs, int units) {
    float limit = (float) Math.sqrt(6.0 / (inputs + units));
    float[] weight = new float[inputs * units];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (random.nextFloat() * 2 - 1) * limit;
    }
    return weight;
  }
}
