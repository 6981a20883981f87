import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.launch.TrainerMain;
import dev.nnc.runtime.math.FloatMath;
import dev.nnc.runtime.random.RandomFill;
import dev.nnc.runtime.random.Threefry;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.Duration;
import dev.nnc.runtime.train.TrainingPlan;
import dev.nnc.runtime.train.TrainingSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The model {@code Polynomial}.
 *
 * <p>Trains it: opens sessions, and is a program.
 */
public final class PolynomialTrainer {
  private PolynomialTrainer() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  public static void main(String[] arguments) {
    TrainerMain.main(PolynomialTrainer.class, PolynomialTrainer::open, arguments);
  }

  /** The model with its weights, and how it is trained. */
  public static final class Session extends TrainingSession {
    private static final TrainingPlan PLAN =
        new TrainingPlan(
            new TrainingPlan.Run(0, Duration.steps(8000), 0, false),
            new DataPlan(
                List.of(
                    new PlaceholderPlan("x", ElementType.FLOAT32, List.of(1)),
                    new PlaceholderPlan("t", ElementType.FLOAT32, List.of(1))),
                List.of(
                    new SourcePlan(
                        "csv",
                        List.of("data/polynomial.csv"),
                        Map.of(),
                        List.of(
                            new Selection(new Selector.Column("x"), 1, "x"),
                            new Selection(new Selector.Column("y"), 1, "t")),
                        List.of("x", "t"),
                        false,
                        Session::rows)),
                List.of(),
                null,
                0,
                false),
            List.of(),
            List.of());
    private static final int X = 0;
    private static final int T = 1;
    private static final int H1_DENSE_WEIGHT_WIDTH = 5;
    private static final long H1_RADIUS_STREAM =
        Threefry.stream("h1/dense/weight/normal/radius/random_uniform");
    private static final long H1_ANGLE_STREAM =
        Threefry.stream("h1/dense/weight/normal/angle/random_uniform");
    private static final long H2_RADIUS_STREAM =
        Threefry.stream("h2/dense/weight/normal/radius/random_uniform");
    private static final long H2_ANGLE_STREAM =
        Threefry.stream("h2/dense/weight/normal/angle/random_uniform");
    private static final long SCALED_UNIFORM_STREAM =
        Threefry.stream("scaled/dense/weight/glorot_uniform/uniform/random_uniform");

    private final Products products = own(new Products("Polynomial", options().threads()));
    private final RandomFill random = new RandomFill();
    private final float[] lanes = new float[Sums.LANES];
    private int batch;
    private int capacity;

    /** float[batch, 1], from {@code xOffset}. */
    private float[] x = {};

    private int xOffset;

    /** float[batch, 1], from {@code tOffset}. */
    private float[] t = {};

    private int tOffset;

    /** {@code h1/dense/weight}, float[1, 5]. */
    private final float[] h1DenseWeight =
        floats(Cell.Kind.VARIABLE, "h1/dense/weight", 1, H1_DENSE_WEIGHT_WIDTH);

    /** {@code h1/dense/bias}, float[5]. */
    private final float[] h1DenseBias =
        floats(Cell.Kind.VARIABLE, "h1/dense/bias", H1_DENSE_WEIGHT_WIDTH);

    /** {@code h2/dense/weight}, float[5, 5]. */
    private final float[] h2DenseWeight =
        floats(Cell.Kind.VARIABLE, "h2/dense/weight", H1_DENSE_WEIGHT_WIDTH, H1_DENSE_WEIGHT_WIDTH);

    /** {@code h2/dense/bias}, float[5]. */
    private final float[] h2DenseBias =
        floats(Cell.Kind.VARIABLE, "h2/dense/bias", H1_DENSE_WEIGHT_WIDTH);

    /** {@code scaled/dense/weight}, float[5, 1]. */
    private final float[] scaledDenseWeight =
        floats(Cell.Kind.VARIABLE, "scaled/dense/weight", H1_DENSE_WEIGHT_WIDTH, 1);

    /** {@code scaled/dense/bias}, float[1]. */
    private final float[] scaledDenseBias = floats(Cell.Kind.VARIABLE, "scaled/dense/bias", 1);

    /** {@code h1/dense/weight/sgd/velocity}, float[1, 5]. */
    private final float[] h1DenseWeightSgdVelocity =
        floats(Cell.Kind.SLOT, "h1/dense/weight/sgd/velocity", 1, H1_DENSE_WEIGHT_WIDTH);

    /** {@code h1/dense/bias/sgd/velocity}, float[5]. */
    private final float[] h1DenseBiasSgdVelocity =
        floats(Cell.Kind.SLOT, "h1/dense/bias/sgd/velocity", H1_DENSE_WEIGHT_WIDTH);

    /** {@code h2/dense/weight/sgd/velocity}, float[5, 5]. */
    private final float[] h2DenseWeightSgdVelocity =
        floats(
            Cell.Kind.SLOT,
            "h2/dense/weight/sgd/velocity",
            H1_DENSE_WEIGHT_WIDTH,
            H1_DENSE_WEIGHT_WIDTH);

    /** {@code h2/dense/bias/sgd/velocity}, float[5]. */
    private final float[] h2DenseBiasSgdVelocity =
        floats(Cell.Kind.SLOT, "h2/dense/bias/sgd/velocity", H1_DENSE_WEIGHT_WIDTH);

    /** {@code scaled/dense/weight/sgd/velocity}, float[5, 1]. */
    private final float[] scaledDenseWeightSgdVelocity =
        floats(Cell.Kind.SLOT, "scaled/dense/weight/sgd/velocity", H1_DENSE_WEIGHT_WIDTH, 1);

    /** {@code scaled/dense/bias/sgd/velocity}, float[1]. */
    private final float[] scaledDenseBiasSgdVelocity =
        floats(Cell.Kind.SLOT, "scaled/dense/bias/sgd/velocity", 1);

    private float lossMean;
    private float gradLossMean;
    private float lossMean2;
    private float loss;
    private float loss2;

    /** float[batch, 5]; also holds {@code h1}. */
    private float[] h1Z = {};

    /** float[batch, 5]; also holds {@code h2Z}, {@code h2}. */
    private float[] h1 = {};

    /** float[batch, 5]; also holds {@code gradH2Z}, {@code gradH1}. */
    private float[] h2Z = {};

    /** float[batch, 5]. */
    private float[] h2 = {};

    /** float[batch, 1]; also holds {@code y}. */
    private float[] scaledZ = {};

    /** float[batch, 1]. */
    private float[] gradLossSquare = {};

    /** float[batch, 5]; also holds {@code gradH2}. */
    private float[] gradScaledZ = {};

    /** float[5, 1]; also holds {@code gradH2Z}, {@code gradH1Z}, {@code h1Radius}. */
    private final float[] gradScaledZ2 = new float[H1_DENSE_WEIGHT_WIDTH];

    /** float[1]. */
    private final float[] gradScaledZ3 = new float[1];

    /** float[5, 5]; also holds {@code columns}, {@code h2Radius}. */
    private final float[] gradH2Z = new float[25];

    /** float[5]; also holds {@code gradH1Z}, {@code h1Angle}. */
    private final float[] columns = new float[H1_DENSE_WEIGHT_WIDTH];

    /** float[5, 5]. */
    private final float[] h2Angle = new float[25];

    /** float[5, 1]. */
    private final float[] scaledUniform = new float[H1_DENSE_WEIGHT_WIDTH];

    private float[] xRows = {};
    private float[] tRows = {};

    private Session(Options options) {
      super("Polynomial", options, PLAN);
      placeholder("x", ElementType.FLOAT32, "[batch, 1]");
      placeholder("t", ElementType.FLOAT32, "[batch, 1]");
      output("y", ElementType.FLOAT32, "[batch, 1]", "x");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Makes one step of training.
     *
     * @param x float[batch, 1]
     * @param t float[batch, 1]
     * @return the loss before the step
     */
    public float step(float[] x, float[] t) {
      int rows = rows("x", x.length);
      requireRows("t", t.length, rows);
      resize("batch", rows);
      place("x", x);
      place("t", t);
      update();
      return loss;
    }

    /**
     * Computes {@code y}.
     *
     * @param x float[batch, 1]
     * @return float[batch, 1]
     */
    public float[] y(float[] x) {
      int rows = rows("x", x.length);
      resize("batch", rows);
      place("x", x);
      computeY();
      return Arrays.copyOf(scaledZ, batch);
    }

    /**
     * Computes {@code y}.
     *
     * @param x float[batch, 1]
     * @param result takes the float[batch, 1]
     */
    public void y(float[] x, float[] result) {
      int rows = rows("x", x.length);
      resize("batch", rows);
      place("x", x);
      requireLength("y", result.length, batch);
      computeY();
      System.arraycopy(scaledZ, 0, result, 0, batch);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            capacity = size;
            h1Z = new float[length("batch", batch, H1_DENSE_WEIGHT_WIDTH)];
            h1 = new float[length("batch", batch, H1_DENSE_WEIGHT_WIDTH)];
            h2Z = new float[length("batch", batch, H1_DENSE_WEIGHT_WIDTH)];
            h2 = new float[length("batch", batch, H1_DENSE_WEIGHT_WIDTH)];
            scaledZ = new float[length("batch", batch, 1)];
            gradLossSquare = new float[length("batch", batch, 1)];
            gradScaledZ = new float[length("batch", batch, H1_DENSE_WEIGHT_WIDTH)];
          }
        }
        default -> super.resize(dimension, size);
      }
    }

    @Override
    protected void place(String placeholder, Object data) {
      switch (placeholder) {
        case "x" -> {
          x = (float[]) data;
          xOffset = 0;
        }
        case "t" -> {
          t = (float[]) data;
          tOffset = 0;
        }
        default -> super.place(placeholder, data);
      }
    }

    @Override
    protected Tensor compute(String output) {
      return switch (output) {
        case "y" -> {
          computeY();
          yield tensor(scaledZ, batch, 1);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      Arrays.fill(h1DenseBias, 0f);
      scaledDenseBias[0] = 0f;
      Arrays.fill(h1DenseWeightSgdVelocity, 0f);
      Arrays.fill(h2DenseWeightSgdVelocity, 0f);
      Arrays.fill(scaledDenseWeightSgdVelocity, 0f);
      random.fillUniform(gradScaledZ2, 0, H1_DENSE_WEIGHT_WIDTH, seed, H1_RADIUS_STREAM, step, 0);
      random.fillUniform(columns, 0, H1_DENSE_WEIGHT_WIDTH, seed, H1_ANGLE_STREAM, step, 0);
      random.fillUniform(gradH2Z, 0, 25, seed, H2_RADIUS_STREAM, step, 0);
      random.fillUniform(h2Angle, 0, 25, seed, H2_ANGLE_STREAM, step, 0);
      random.fillUniform(
          scaledUniform, 0, H1_DENSE_WEIGHT_WIDTH, seed, SCALED_UNIFORM_STREAM, step, 0);
      initializeH1DenseWeight(gradScaledZ2, columns, h1DenseWeight);
      initializeH1DenseWeight(gradH2Z, h2Angle, h2DenseWeight);
      initializeScaledDenseWeight(scaledUniform, scaledDenseWeight);
      Arrays.fill(h2DenseBias, 0f);
      Arrays.fill(h1DenseBiasSgdVelocity, 0f);
      Arrays.fill(h2DenseBiasSgdVelocity, 0f);
      scaledDenseBiasSgdVelocity[0] = 0f;
    }

    private void computeY() {
      products.multiply(
          x, xOffset, false, h1DenseWeight, 0, false, h1Z, 0, batch, 1, H1_DENSE_WEIGHT_WIDTH);
      computeH1(h1Z, h1DenseBias, h1Z, batch);
      products.multiply(
          h1Z,
          0,
          false,
          h2DenseWeight,
          0,
          false,
          h1,
          0,
          batch,
          H1_DENSE_WEIGHT_WIDTH,
          H1_DENSE_WEIGHT_WIDTH);
      computeH1(h1, h2DenseBias, h1, batch);
      products.multiply(
          h1, 0, false, scaledDenseWeight, 0, false, scaledZ, 0, batch, H1_DENSE_WEIGHT_WIDTH, 1);
      computeY2(scaledZ, scaledDenseBias, scaledZ, batch);
    }

    @Override
    protected double loss() {
      return loss;
    }

    @Override
    protected void steps(int count) {
      Batches batches = batches();
      for (int i = 0; i < count; i++) {
        int rows = batches.next();
        if (batches.inOrder()) {
          readRows(batches.firstRow(), rows);
        } else {
          gatherRows(batches, rows);
        }
        update();
        if (mayNotGoOn(loss)) {
          return;
        }
      }
    }

    @Override
    protected double[] evaluate(int firstRow, int rows) {
      readRows(firstRow, rows);
      products.multiply(
          x, xOffset, false, h1DenseWeight, 0, false, h1Z, 0, batch, 1, H1_DENSE_WEIGHT_WIDTH);
      computeH1(h1Z, h1DenseBias, h1Z, batch);
      products.multiply(
          h1Z,
          0,
          false,
          h2DenseWeight,
          0,
          false,
          h1,
          0,
          batch,
          H1_DENSE_WEIGHT_WIDTH,
          H1_DENSE_WEIGHT_WIDTH);
      computeH1(h1, h2DenseBias, h1, batch);
      products.multiply(
          h1, 0, false, scaledDenseWeight, 0, false, scaledZ, 0, batch, H1_DENSE_WEIGHT_WIDTH, 1);
      lossMean = sumLossMean(scaledZ, scaledDenseBias, t, tOffset, lanes, batch);
      loss2 = lossMean / (float) batch;
      return new double[] {loss2};
    }

    /** Takes rows of the data in place. */
    private void readRows(int first, int rows) {
      resize("batch", rows);
      x = dataset().floats(X);
      xOffset = first;
      t = dataset().floats(T);
      tOffset = first;
    }

    /** Copies the rows of a shuffled batch side by side. */
    private void gatherRows(Batches batches, int rows) {
      resize("batch", rows);
      if (xRows.length < rows) {
        xRows = new float[length("batch", rows, 1)];
      }
      if (tRows.length < rows) {
        tRows = new float[length("batch", rows, 1)];
      }
      batches.gather(X, xRows);
      batches.gather(T, tRows);
      place("x", xRows);
      place("t", tRows);
    }

    private void update() {
      computeLossMean();
      products.multiply(
          x, xOffset, false, h1DenseWeight, 0, false, h1Z, 0, batch, 1, H1_DENSE_WEIGHT_WIDTH);
      computeH1(h1Z, h1DenseBias, h1, batch);
      products.multiply(
          h1,
          0,
          false,
          h2DenseWeight,
          0,
          false,
          h2Z,
          0,
          batch,
          H1_DENSE_WEIGHT_WIDTH,
          H1_DENSE_WEIGHT_WIDTH);
      computeH1(h2Z, h2DenseBias, h2, batch);
      products.multiply(
          h2, 0, false, scaledDenseWeight, 0, false, scaledZ, 0, batch, H1_DENSE_WEIGHT_WIDTH, 1);
      computeGradLossSquare(
          gradLossMean, scaledZ, scaledDenseBias, t, tOffset, gradLossSquare, batch);
      lossMean2 = sumLossMean(scaledZ, scaledDenseBias, t, tOffset, lanes, batch);
      products.multiply(
          gradLossSquare,
          0,
          false,
          scaledDenseWeight,
          0,
          true,
          gradScaledZ,
          0,
          batch,
          1,
          H1_DENSE_WEIGHT_WIDTH);
      products.multiply(
          h2, 0, true, gradLossSquare, 0, false, gradScaledZ2, 0, H1_DENSE_WEIGHT_WIDTH, batch, 1);
      sumGradScaledZ(gradLossSquare, gradScaledZ3, lanes, batch);
      updateScaledDenseBias();
      computeGradH2(gradScaledZ, h2Z, h2DenseBias, gradScaledZ, batch);
      updateScaledDenseWeight(scaledDenseWeightSgdVelocity, gradScaledZ2, scaledDenseWeight);
      products.multiply(
          gradScaledZ,
          0,
          false,
          h2DenseWeight,
          0,
          true,
          h2Z,
          0,
          batch,
          H1_DENSE_WEIGHT_WIDTH,
          H1_DENSE_WEIGHT_WIDTH);
      products.multiply(
          h1,
          0,
          true,
          gradScaledZ,
          0,
          false,
          gradH2Z,
          0,
          H1_DENSE_WEIGHT_WIDTH,
          batch,
          H1_DENSE_WEIGHT_WIDTH);
      sumGradH2Z(gradScaledZ, gradScaledZ2, columns, batch);
      computeGradH2(h2Z, h1Z, h1DenseBias, h2Z, batch);
      updateScaledDenseWeight(h2DenseWeightSgdVelocity, gradH2Z, h2DenseWeight);
      updateScaledDenseWeight(h2DenseBiasSgdVelocity, gradScaledZ2, h2DenseBias);
      products.multiply(
          x, xOffset, true, h2Z, 0, false, gradScaledZ2, 0, 1, batch, H1_DENSE_WEIGHT_WIDTH);
      sumGradH2Z(h2Z, columns, gradH2Z, batch);
      updateScaledDenseWeight(h1DenseWeightSgdVelocity, gradScaledZ2, h1DenseWeight);
      updateScaledDenseWeight(h1DenseBiasSgdVelocity, columns, h1DenseBias);
      step++;
    }

    // polynomial.nn:17: data csv("data/polynomial.csv") { x = [(x - x_low) / (x_high - x_low)], t …
    private static Object[] rows(double[][] columns, int batch) {
      double[] divide = new double[batch];
      double[] divide2 = new double[batch];
      computeDivide(columns[0], 0, divide, batch);
      computeDivide2(columns[1], 0, divide2, batch);
      return new Object[] {divide, divide2};
    }

    // polynomial.nn:18: loss mse(scaled, t)
    private void computeLossMean() {
      float newLossMean = (float) batch;
      float newGradLossMean = 1f / newLossMean;
      lossMean = newLossMean;
      gradLossMean = newGradLossMean;
    }

    // polynomial.nn:18: loss mse(scaled, t)
    // polynomial.nn:19: optimize sgd(rate = 0.2, momentum = 0.9)
    private void updateScaledDenseBias() {
      float newLoss = lossMean2 / lossMean;
      float newScaledDenseBiasSgdVelocity = 0.9f * scaledDenseBiasSgdVelocity[0] + gradScaledZ3[0];
      float newScaledDenseBias = scaledDenseBias[0] - 0.2f * newScaledDenseBiasSgdVelocity;
      loss = newLoss;
      scaledDenseBiasSgdVelocity[0] = newScaledDenseBiasSgdVelocity;
      scaledDenseBias[0] = newScaledDenseBias;
    }

    // polynomial.nn:10: h1 = x |> dense(5, activation = softplus, init = normal(stddev = 0.7))
    private static void computeH1(float[] z, float[] parameter, float[] h1, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * H1_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < H1_DENSE_WEIGHT_WIDTH; j++) {
          h1[row + j] = FloatMath.softplus(z[row + j] + parameter[j]);
        }
      }
    }

    // polynomial.nn:18: loss mse(scaled, t)
    private static void computeGradLossSquare(
        float gradLossMean,
        float[] scaledZ,
        float[] scaledDenseBias,
        float[] t,
        int tOffset,
        float[] gradLossSquare,
        int batch) {
      for (int i = 0; i < batch; i++) {
        float product = gradLossMean * (scaledZ[i] + scaledDenseBias[0] - t[tOffset + i]);
        gradLossSquare[i] = product + product;
      }
    }

    // polynomial.nn:18: loss mse(scaled, t)
    private static float sumLossMean(
        float[] scaledZ,
        float[] scaledDenseBias,
        float[] t,
        int tOffset,
        float[] lanes,
        int batch) {
      float total = 0;
      for (int block = 0; block < batch; block += Sums.BLOCK) {
        Arrays.fill(lanes, 0);
        int end = Math.min(batch, block + Sums.BLOCK);
        for (int i = block; i < end; i++) {
          float difference = scaledZ[i] + scaledDenseBias[0] - t[tOffset + i];
          lanes[i & 15] += difference * difference;
        }
        total += Sums.join(lanes);
      }
      return total;
    }

    // polynomial.nn:12: scaled = h2 |> dense(1)
    private static void sumGradScaledZ(
        float[] gradLossSquare, float[] gradScaledZ, float[] lanes, int batch) {
      float total = 0;
      for (int block = 0; block < batch; block += Sums.BLOCK) {
        Arrays.fill(lanes, 0);
        int end = Math.min(batch, block + Sums.BLOCK);
        for (int i = block; i < end; i++) {
          lanes[i & 15] += gradLossSquare[i];
        }
        total += Sums.join(lanes);
      }
      gradScaledZ[0] = total;
    }

    // polynomial.nn:11: h2 = h1 |> dense(5, activation = softplus, init = normal(stddev = 0.7))
    private static void computeGradH2(
        float[] gradient, float[] z, float[] parameter, float[] gradient2, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * H1_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < H1_DENSE_WEIGHT_WIDTH; j++) {
          gradient2[row + j] = gradient[row + j] * FloatMath.sigmoid(z[row + j] + parameter[j]);
        }
      }
    }

    // polynomial.nn:19: optimize sgd(rate = 0.2, momentum = 0.9)
    private static void updateScaledDenseWeight(
        float[] velocity, float[] gradient, float[] parameter) {
      for (int i = 0; i < velocity.length; i++) {
        float newVelocity = 0.9f * velocity[i] + gradient[i];
        float newParameter = parameter[i] - 0.2f * newVelocity;
        velocity[i] = newVelocity;
        parameter[i] = newParameter;
      }
    }

    // polynomial.nn:11: h2 = h1 |> dense(5, activation = softplus, init = normal(stddev = 0.7))
    private static void sumGradH2Z(
        float[] gradient, float[] gradient2, float[] columns, int batch) {
      Arrays.fill(gradient2, 0, H1_DENSE_WEIGHT_WIDTH, 0);
      for (int block = 0; block < batch; block += Sums.ROWS) {
        Arrays.fill(columns, 0, H1_DENSE_WEIGHT_WIDTH, 0);
        int end = Math.min(batch, block + Sums.ROWS);
        for (int i = block; i < end; i++) {
          int row = i * H1_DENSE_WEIGHT_WIDTH;
          for (int j = 0; j < H1_DENSE_WEIGHT_WIDTH; j++) {
            columns[j] += gradient[row + j];
          }
        }
        for (int j = 0; j < H1_DENSE_WEIGHT_WIDTH; j++) {
          gradient2[j] += columns[j];
        }
      }
    }

    // polynomial.nn:13: output y = y_low + (y_high - y_low) * scaled
    private static void computeY2(float[] scaledZ, float[] scaledDenseBias, float[] y, int batch) {
      for (int i = 0; i < batch; i++) {
        y[i] = -1.2f + 1.5f * (scaledZ[i] + scaledDenseBias[0]);
      }
    }

    // polynomial.nn:10: h1 = x |> dense(5, activation = softplus, init = normal(stddev = 0.7))
    private static void initializeH1DenseWeight(float[] radius, float[] angle, float[] parameter) {
      for (int i = 0; i < parameter.length; i++) {
        parameter[i] =
            0.7f
                * ((float) Math.sqrt(-2f * FloatMath.log1p(-radius[i]))
                    * FloatMath.cos(6.2831855f * angle[i]));
      }
    }

    // polynomial.nn:12: scaled = h2 |> dense(1)
    private static void initializeScaledDenseWeight(
        float[] scaledUniform, float[] scaledDenseWeight) {
      for (int i = 0; i < H1_DENSE_WEIGHT_WIDTH; i++) {
        scaledDenseWeight[i] = -1f + 2f * scaledUniform[i];
      }
    }

    private static void computeDivide(
        double[] column0, int column0Offset, double[] divide, int batch) {
      for (int i = 0; i < batch; i++) {
        divide[i] = (column0[column0Offset + i] - -1.0) / 2.0;
      }
    }

    private static void computeDivide2(
        double[] column1, int column1Offset, double[] divide, int batch) {
      for (int i = 0; i < batch; i++) {
        divide[i] = (column1[column1Offset + i] - -1.2) / 1.5;
      }
    }
  }
}
