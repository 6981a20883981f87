import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.kernel.FloatEdge;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.kernel.Twins;
import dev.nnc.runtime.launch.TrainerMain;
import dev.nnc.runtime.math.FloatMath;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.picture.PicturePlan;
import dev.nnc.runtime.random.RandomFill;
import dev.nnc.runtime.random.Threefry;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.Duration;
import dev.nnc.runtime.train.TrainingPlan;
import dev.nnc.runtime.train.TrainingSession;
import java.lang.invoke.MethodHandles;
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
                List.of("rmse"),
                List.of())
            .withPictures(
                List.of(
                    new PicturePlan(
                        "pictures/polynomial.svg",
                        List.of(
                            new PictureLayer.Lines(
                                List.of("scaled"), new PictureLayer.OverPlaceholder("x", null)),
                            new PictureLayer.Scatter(
                                List.of("x", "t"), List.of("x", "t"), null)))));

    private static final int X = 0;
    private static final int T = 1;
    private static final int H1_WIDTH = 5;
    private static final int H2_WIDTH = 5;
    private static final int H2_WEIGHT_SIZE = H1_WIDTH * H2_WIDTH;
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

    private final Kernels kernels =
        Twins.open(MethodHandles.lookup(), "PolynomialTrainerLanes", Kernels::new);
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

    /** float[batch, 1], of all rows that are measured. */
    private float[] measuredLossSquare = {};

    /** {@code h1/dense/weight}, float[1, 5]. */
    private final float[] h1Weight = floats(Cell.Kind.VARIABLE, "h1/dense/weight", 1, H1_WIDTH);

    /** {@code h1/dense/bias}, float[5]. */
    private final float[] h1Bias = floats(Cell.Kind.VARIABLE, "h1/dense/bias", H1_WIDTH);

    /** {@code h2/dense/weight}, float[5, 5]. */
    private final float[] h2Weight =
        floats(Cell.Kind.VARIABLE, "h2/dense/weight", H1_WIDTH, H2_WIDTH);

    /** {@code h2/dense/bias}, float[5]. */
    private final float[] h2Bias = floats(Cell.Kind.VARIABLE, "h2/dense/bias", H2_WIDTH);

    /** {@code scaled/dense/weight}, float[5, 1]. */
    private final float[] scaledWeight =
        floats(Cell.Kind.VARIABLE, "scaled/dense/weight", H2_WIDTH, 1);

    /** {@code scaled/dense/bias}, float[1]. */
    private final float[] scaledBias = floats(Cell.Kind.VARIABLE, "scaled/dense/bias", 1);

    /** {@code h1/dense/weight/sgd/velocity}, float[1, 5]. */
    private final float[] h1WeightVelocity =
        floats(Cell.Kind.SLOT, "h1/dense/weight/sgd/velocity", 1, H1_WIDTH);

    /** {@code h1/dense/bias/sgd/velocity}, float[5]. */
    private final float[] h1BiasVelocity =
        floats(Cell.Kind.SLOT, "h1/dense/bias/sgd/velocity", H1_WIDTH);

    /** {@code h2/dense/weight/sgd/velocity}, float[5, 5]. */
    private final float[] h2WeightVelocity =
        floats(Cell.Kind.SLOT, "h2/dense/weight/sgd/velocity", H1_WIDTH, H2_WIDTH);

    /** {@code h2/dense/bias/sgd/velocity}, float[5]. */
    private final float[] h2BiasVelocity =
        floats(Cell.Kind.SLOT, "h2/dense/bias/sgd/velocity", H2_WIDTH);

    /** {@code scaled/dense/weight/sgd/velocity}, float[5, 1]. */
    private final float[] scaledWeightVelocity =
        floats(Cell.Kind.SLOT, "scaled/dense/weight/sgd/velocity", H2_WIDTH, 1);

    /** {@code scaled/dense/bias/sgd/velocity}, float[1]. */
    private final float[] scaledBiasVelocity =
        floats(Cell.Kind.SLOT, "scaled/dense/bias/sgd/velocity", 1);

    private float batchSize;
    private float gradLossTotal;
    private float lossTotal;
    private float loss;
    private float total;
    private float evaluatedLoss;
    private float rmse;
    private double rate;

    /** float[5, batch]. */
    private float[] h1 = {};

    /** float[5, batch]; also holds {@code gradH2Z}, {@code h2}. */
    private float[] h2Z = {};

    /** float[5, batch]; also holds {@code gradH1Z}. */
    private float[] h2 = {};

    /**
     * float[1, batch]; also holds {@code scaledZ}, {@code measuredLossSquare}, {@code y}, {@code
     * scaled}.
     */
    private float[] lossMse = {};

    /** float[1, batch]. */
    private float[] gradLossMse = {};

    /**
     * float[5, 1]; also holds {@code gradH1Weight}, {@code h1Radius}, {@code h1Normal}, {@code
     * scaledUniform}.
     */
    private final float[] gradScaledWeight = new float[H1_WIDTH];

    /** float[1]. */
    private final float[] gradScaledBias = new float[1];

    /** float[5]; also holds {@code gradH1Bias}, {@code h1Angle}. */
    private final float[] gradH2Bias = new float[H2_WIDTH];

    /** float[5, 5], while cells get their initial values; also holds {@code h2Normal}. */
    private float[] h2Radius = {};

    /** float[5, 5], while cells get their initial values. */
    private float[] h2Angle = {};

    /** The derivative by {@code h1/dense/weight}, float[1, 5]. */
    private float[] h1WeightGradient = {};

    /** The derivative by {@code h1/dense/bias}, float[5]. */
    private float[] h1BiasGradient = {};

    /** The derivative by {@code h2/dense/weight}, float[5, 5]. */
    private float[] h2WeightGradient = {};

    /** The derivative by {@code h2/dense/bias}, float[5]. */
    private float[] h2BiasGradient = {};

    /** The derivative by {@code scaled/dense/weight}, float[5, 1]. */
    private float[] scaledWeightGradient = {};

    /** The derivative by {@code scaled/dense/bias}, float[1]. */
    private float[] scaledBiasGradient = {};

    private final FloatEdge h1Edge =
        (tile, at, stride, row, rows, column, columns) ->
            computeH1AndH2(tile, at, stride, row, rows, column, columns, h1Bias, h1);
    private final FloatEdge h2Edge =
        (tile, at, stride, row, rows, column, columns) ->
            computeH1AndH2(tile, at, stride, row, rows, column, columns, h2Bias, h2Z);
    private final FloatEdge h2WeightEdge =
        (tile, at, stride, row, rows, column, columns) ->
            updateH2Weight(
                h2WeightVelocity, tile, at, stride, row, rows, column, columns, h2Weight);
    private float[] xRows = {};
    private float[] tRows = {};

    {
      Products.warmUp();
    }

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
      return Arrays.copyOf(lossMse, batch);
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
      System.arraycopy(lossMse, 0, result, 0, batch);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            h1 = new float[length("batch", batch, H1_WIDTH)];
            h2Z = new float[length("batch", batch, H2_WIDTH)];
            h2 = new float[length("batch", batch, H2_WIDTH)];
            lossMse = new float[length("batch", batch, 1)];
            gradLossMse = new float[length("batch", batch, 1)];
            capacity = size;
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
          yield tensor(lossMse, batch, 1);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      h2Radius = new float[H2_WEIGHT_SIZE];
      h2Angle = new float[H2_WEIGHT_SIZE];
      Arrays.fill(h1Bias, 0f);
      scaledBias[0] = 0f;
      Arrays.fill(h1WeightVelocity, 0f);
      Arrays.fill(h2WeightVelocity, 0f);
      Arrays.fill(scaledWeightVelocity, 0f);
      random.fillUniform(gradScaledWeight, 0, H1_WIDTH, seed, H1_RADIUS_STREAM, step, 0);
      computeH1Normal(gradScaledWeight, gradScaledWeight);
      random.fillUniform(gradH2Bias, 0, H1_WIDTH, seed, H1_ANGLE_STREAM, step, 0);
      initializeWeight(gradScaledWeight, gradH2Bias, h1Weight);
      random.fillUniform(h2Radius, 0, H2_WEIGHT_SIZE, seed, H2_RADIUS_STREAM, step, 0);
      computeH2Normal(h2Radius, h2Radius);
      random.fillUniform(h2Angle, 0, H2_WEIGHT_SIZE, seed, H2_ANGLE_STREAM, step, 0);
      initializeWeight(h2Radius, h2Angle, h2Weight);
      random.fillUniform(gradScaledWeight, 0, H1_WIDTH, seed, SCALED_UNIFORM_STREAM, step, 0);
      initializeScaledWeight(gradScaledWeight, scaledWeight);
      Arrays.fill(h2Bias, 0f);
      Arrays.fill(h1BiasVelocity, 0f);
      Arrays.fill(h2BiasVelocity, 0f);
      scaledBiasVelocity[0] = 0f;
      h2Radius = new float[0];
      h2Angle = new float[0];
    }

    private void computeY() {
      // h1Z = x · h1Weight, [batch, 1] x [1, 5]
      products.multiply(x, xOffset, h1Weight, null, batch, 1, H1_WIDTH, h1Edge);
      // h2Z = h1 · h2Weight, [batch, 5] x [5, 5]
      products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge);
      // scaledZ = h2 · scaledWeight, [batch, 5] x [5, 1]
      products.multiply(h2Z, 0, scaledWeight, lossMse, batch, H2_WIDTH, 1);
      kernels.computeYOfOutput(lossMse, scaledBias, lossMse, batch);
    }

    @Override
    protected double loss() {
      return loss;
    }

    private void logScaled() {
      // h1Z = x · h1Weight, [batch, 1] x [1, 5]
      products.multiply(x, xOffset, h1Weight, null, batch, 1, H1_WIDTH, h1Edge);
      // h2Z = h1 · h2Weight, [batch, 5] x [5, 5]
      products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge);
      // scaledZ = h2 · scaledWeight, [batch, 5] x [5, 1]
      products.multiply(h2Z, 0, scaledWeight, lossMse, batch, H2_WIDTH, 1);
      kernels.computeScaled(lossMse, scaledBias, lossMse, batch);
    }

    @Override
    protected Tensor logged(String name) {
      return switch (name) {
        case "scaled" -> {
          logScaled();
          yield tensor(lossMse, batch, 1);
        }
        default -> super.logged(name);
      };
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
      if (measuredLossSquare.length < length("batch", rows, 1)) {
        measuredLossSquare = new float[length("batch", rows, 1)];
      }
      for (int row = 0; row < rows; row += MEASURED_ROWS) {
        int count = Math.min(MEASURED_ROWS, rows - row);
        readRows(firstRow + row, count);
        // h1Z = x · h1Weight, [batch, 1] x [1, 5]
        products.multiply(x, xOffset, h1Weight, null, batch, 1, H1_WIDTH, h1Edge);
        // h2Z = h1 · h2Weight, [batch, 5] x [5, 5]
        products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge);
        // scaledZ = h2 · scaledWeight, [batch, 5] x [5, 1]
        products.multiply(h2Z, 0, scaledWeight, lossMse, batch, H2_WIDTH, 1);
        kernels.computeMeasuredLossSquare(lossMse, scaledBias, t, tOffset, lossMse, batch);
        System.arraycopy(lossMse, 0, measuredLossSquare, row, count);
      }
      batch = rows;
      total = kernels.computeTotal(measuredLossSquare, 0, lanes, batch);
      computeLossAndRmse();
      resize("batch", Math.min(rows, MEASURED_ROWS));
      return new double[] {evaluatedLoss, rmse};
    }

    @Override
    protected double[] rates() {
      rate = 0.2;
      return new double[] {rate};
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

    @Override
    protected void update() {
      computeBatchSizeAndGradLossTotal();
      kernels.computeH1(x, xOffset, h1Weight, h1Bias, h1, batch);
      kernels.computeH2Z(h1, h2Weight, h2Bias, h2Z, batch);
      kernels.computeH2(h2Z, h2, batch);
      kernels.computeLossMse(
          h2, scaledWeight, scaledBias, t, tOffset, gradLossTotal, lossMse, gradLossMse, batch);
      lossTotal = kernels.computeLossTotal(lossMse, lanes, batch);
      kernels.computeGradH2Z(gradLossMse, scaledWeight, h2Z, h2Z, batch);
      // gradScaledWeight = h2 · gradLossMse, [5, batch] x [batch, 1]
      products.multiply(h2, 0, gradLossMse, gradScaledWeight, H2_WIDTH, batch, 1);
      kernels.sumGradScaledBias(gradLossMse, gradScaledBias, lanes, batch);
      updateScaledBias();
      kernels.sumGradBias(h2Z, gradH2Bias, lanes, batch);
      kernels.sgd(scaledWeightVelocity, gradScaledWeight, scaledWeight);
      kernels.computeGradH1Z(h2Z, h2Weight, x, xOffset, h1Weight, h1Bias, h2, batch);
      // gradH2Weight = h1 · gradH2Zᵀ, [5, batch] x [batch, 5]
      products.multiplyByTransposed(h1, 0, h2Z, null, H1_WIDTH, batch, H2_WIDTH, h2WeightEdge);
      kernels.sgd(h2BiasVelocity, gradH2Bias, h2Bias);
      kernels.sumGradBias(h2, gradH2Bias, lanes, batch);
      // gradH1Weight = xᵀ · gradH1Zᵀ, [1, batch] x [batch, 5]
      products.multiply(x, xOffset, true, h2, 0, true, gradScaledWeight, 0, 1, batch, H1_WIDTH);
      kernels.sgd(h1BiasVelocity, gradH2Bias, h1Bias);
      kernels.sgd(h1WeightVelocity, gradScaledWeight, h1Weight);
      step++;
    }

    @Override
    protected void allocateGradients() {
      h1WeightGradient = floatGradient("h1/dense/weight");
      h1BiasGradient = floatGradient("h1/dense/bias");
      h2WeightGradient = floatGradient("h2/dense/weight");
      h2BiasGradient = floatGradient("h2/dense/bias");
      scaledWeightGradient = floatGradient("scaled/dense/weight");
      scaledBiasGradient = floatGradient("scaled/dense/bias");
    }

    @Override
    protected void computeGradients() {
      computeBatchSizeAndGradLossTotal();
      kernels.computeH1(x, xOffset, h1Weight, h1Bias, h1, batch);
      kernels.computeH2Z(h1, h2Weight, h2Bias, h2Z, batch);
      kernels.computeH2(h2Z, h2, batch);
      kernels.computeLossMse(
          h2, scaledWeight, scaledBias, t, tOffset, gradLossTotal, lossMse, gradLossMse, batch);
      lossTotal = kernels.computeLossTotal(lossMse, lanes, batch);
      kernels.computeGradH2Z(gradLossMse, scaledWeight, h2Z, h2Z, batch);
      // gradScaledWeight = h2 · gradLossMse, [5, batch] x [batch, 1]
      products.multiply(h2, 0, gradLossMse, scaledWeightGradient, H2_WIDTH, batch, 1);
      kernels.sumGradScaledBias(gradLossMse, scaledBiasGradient, lanes, batch);
      loss = lossTotal / batchSize;
      kernels.sumGradBias(h2Z, h2BiasGradient, lanes, batch);
      kernels.computeGradH1Z(h2Z, h2Weight, x, xOffset, h1Weight, h1Bias, h2, batch);
      // gradH2Weight = h1 · gradH2Zᵀ, [5, batch] x [batch, 5]
      products.multiplyByTransposed(h1, 0, h2Z, h2WeightGradient, H1_WIDTH, batch, H2_WIDTH);
      kernels.sumGradBias(h2, h1BiasGradient, lanes, batch);
      // gradH1Weight = xᵀ · gradH1Zᵀ, [1, batch] x [batch, 5]
      products.multiply(x, xOffset, true, h2, 0, true, h1WeightGradient, 0, 1, batch, H1_WIDTH);
    }

    @Override
    protected void applyGradients() {
      kernels.sgd(h1WeightVelocity, h1WeightGradient, h1Weight);
      kernels.sgd(h1BiasVelocity, h1BiasGradient, h1Bias);
      kernels.sgd(h2WeightVelocity, h2WeightGradient, h2Weight);
      kernels.sgd(h2BiasVelocity, h2BiasGradient, h2Bias);
      kernels.sgd(scaledWeightVelocity, scaledWeightGradient, scaledWeight);
      updateScaledBias2();
    }

    // polynomial.nn:17: data csv("data/polynomial.csv") {
    private static Object[] rows(double[][] columns, int batch) {
      double[] divide = new double[batch];
      double[] divide2 = new double[batch];
      computeDivide(columns[0], 0, divide, batch);
      computeDivideOfRows(columns[1], 0, divide2, batch);
      return new Object[] {divide, divide2};
    }

    // polynomial.nn:21: loss mse(scaled, t)
    // polynomial.nn:24: metric rmse = sqrt(mse(scaled, t))
    private void computeLossAndRmse() {
      evaluatedLoss = total / (float) batch;
      rmse = (float) Math.sqrt(evaluatedLoss);
    }

    // polynomial.nn:21: loss mse(scaled, t)
    private void computeBatchSizeAndGradLossTotal() {
      batchSize = (float) batch;
      gradLossTotal = 1f / batchSize;
    }

    // polynomial.nn:21: loss mse(scaled, t)
    // polynomial.nn:22: optimize sgd(rate = 0.2, momentum = 0.9)
    private void updateScaledBias() {
      loss = lossTotal / batchSize;
      float newScaledBiasVelocity = 0.9f * scaledBiasVelocity[0] + gradScaledBias[0];
      float newScaledBias = scaledBias[0] - 0.2f * newScaledBiasVelocity;
      scaledBiasVelocity[0] = newScaledBiasVelocity;
      scaledBias[0] = newScaledBias;
    }

    // polynomial.nn:22: optimize sgd(rate = 0.2, momentum = 0.9)
    private void updateScaledBias2() {
      float newScaledBiasVelocity = 0.9f * scaledBiasVelocity[0] + scaledBiasGradient[0];
      float newScaledBias = scaledBias[0] - 0.2f * newScaledBiasVelocity;
      scaledBiasVelocity[0] = newScaledBiasVelocity;
      scaledBias[0] = newScaledBias;
    }

    // polynomial.nn:22: optimize sgd(rate = 0.2, momentum = 0.9)
    private static void updateH2Weight(
        float[] h2WeightVelocity,
        float[] gradH2Weight,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] h2Weight) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * H2_WIDTH;
        for (int j = column; j < column + columns; j++) {
          float newH2WeightVelocity = 0.9f * h2WeightVelocity[row2 + j] + gradH2Weight[tileRow + j];
          float newH2Weight = h2Weight[row2 + j] - 0.2f * newH2WeightVelocity;
          h2WeightVelocity[row2 + j] = newH2WeightVelocity;
          h2Weight[row2 + j] = newH2Weight;
        }
      }
    }

    // polynomial.nn:10: h1 = x |> dense(5, activation = softplus, init = normal(stddev = 0.7))
    private static void computeH1AndH2(
        float[] z,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] bias,
        float[] value) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * H1_WIDTH;
        for (int j = column; j < column + columns; j++) {
          value[row2 + j] = FloatMath.softplus(z[tileRow + j] + bias[j]);
        }
      }
    }

    // polynomial.nn:10: h1 = x |> dense(5, activation = softplus, init = normal(stddev = 0.7))
    private static void computeH1Normal(float[] h1Radius, float[] h1Normal) {
      for (int i = 0; i < H1_WIDTH; i++) {
        h1Normal[i] = (float) Math.sqrt(-2f * FloatMath.log1p(-h1Radius[i]));
      }
    }

    // polynomial.nn:10: h1 = x |> dense(5, activation = softplus, init = normal(stddev = 0.7))
    private static void initializeWeight(float[] normal, float[] angle, float[] weight) {
      for (int i = 0; i < weight.length; i++) {
        weight[i] = 0.7f * (normal[i] * FloatMath.cos(6.2831855f * angle[i]));
      }
    }

    // polynomial.nn:11: h2 = h1 |> dense(5, activation = softplus, init = normal(stddev = 0.7))
    private static void computeH2Normal(float[] h2Radius, float[] h2Normal) {
      for (int i = 0; i < H2_WEIGHT_SIZE; i++) {
        h2Normal[i] = (float) Math.sqrt(-2f * FloatMath.log1p(-h2Radius[i]));
      }
    }

    // polynomial.nn:12: scaled = h2 |> dense(1)
    private static void initializeScaledWeight(float[] scaledUniform, float[] scaledWeight) {
      for (int i = 0; i < H1_WIDTH; i++) {
        scaledWeight[i] = -1f + 2f * scaledUniform[i];
      }
    }

    private static void computeDivide(
        double[] column0, int column0Offset, double[] divide, int batch) {
      for (int i = 0; i < batch; i++) {
        divide[i] = (column0[column0Offset + i] - -1.0) / 2.0;
      }
    }

    private static void computeDivideOfRows(
        double[] column1, int column1Offset, double[] divide, int batch) {
      for (int i = 0; i < batch; i++) {
        divide[i] = (column1[column1Offset + i] - -1.2) / 1.5;
      }
    }

    /**
     * Loops in plain Java. {@code PolynomialTrainerLanes} gives the same bits, several elements at
     * a time.
     */
    static class Kernels {
      // polynomial.nn:10: h1 = x |> dense(5, activation = softplus, init = normal(stddev = 0.7))
      void computeH1(
          float[] x, int xOffset, float[] h1Weight, float[] h1Bias, float[] h1, int batch) {
        for (int i = 0; i < H1_WIDTH; i++) {
          int row = i * batch;
          for (int j = 0; j < batch; j++) {
            h1[row + j] = FloatMath.softplus(Math.fma(x[xOffset + j], h1Weight[i], 0f) + h1Bias[i]);
          }
        }
      }

      // polynomial.nn:11: h2 = h1 |> dense(5, activation = softplus, init = normal(stddev = 0.7))
      void computeH2Z(float[] h1, float[] h2Weight, float[] h2Bias, float[] h2Z, int batch) {
        for (int i = 0; i < H2_WIDTH; i++) {
          int row = i * batch;
          for (int j = 0; j < batch; j++) {
            float sum = Math.fma(h1[j], h2Weight[i], 0f);
            sum = Math.fma(h1[j + batch], h2Weight[i + 5], sum);
            sum = Math.fma(h1[j + batch * 2], h2Weight[i + 10], sum);
            sum = Math.fma(h1[j + batch * 3], h2Weight[i + 15], sum);
            sum = Math.fma(h1[j + batch * 4], h2Weight[i + 20], sum);
            h2Z[row + j] = sum + h2Bias[i];
          }
        }
      }

      // polynomial.nn:11: h2 = h1 |> dense(5, activation = softplus, init = normal(stddev = 0.7))
      void computeH2(float[] h2Z, float[] h2, int batch) {
        for (int i = 0; i < batch * H2_WIDTH; i++) {
          h2[i] = FloatMath.softplus(h2Z[i]);
        }
      }

      // polynomial.nn:21: loss mse(scaled, t)
      void computeLossMse(
          float[] h2,
          float[] scaledWeight,
          float[] scaledBias,
          float[] t,
          int tOffset,
          float gradLossTotal,
          float[] lossMse,
          float[] gradLossMse,
          int batch) {
        for (int i = 0; i < batch; i++) {
          float sum = Math.fma(h2[i], scaledWeight[0], 0f);
          sum = Math.fma(h2[i + batch], scaledWeight[1], sum);
          sum = Math.fma(h2[i + batch * 2], scaledWeight[2], sum);
          sum = Math.fma(h2[i + batch * 3], scaledWeight[3], sum);
          sum = Math.fma(h2[i + batch * 4], scaledWeight[4], sum);
          float newLossMse = sum + scaledBias[0] - t[tOffset + i];
          float product = gradLossTotal * newLossMse;
          float newGradLossMse = product + product;
          lossMse[i] = newLossMse;
          gradLossMse[i] = newGradLossMse;
        }
      }

      // polynomial.nn:21: loss mse(scaled, t)
      float computeLossTotal(float[] lossMse, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            float lossMseValue = lossMse[i];
            lanes[i & 15] += lossMseValue * lossMseValue;
          }
          total += Sums.join(lanes);
        }
        return total;
      }

      // polynomial.nn:11: h2 = h1 |> dense(5, activation = softplus, init = normal(stddev = 0.7))
      void computeGradH2Z(
          float[] gradLossMse, float[] scaledWeight, float[] h2Z, float[] gradH2Z, int batch) {
        for (int i = 0; i < H2_WIDTH; i++) {
          int row = i * batch;
          for (int j = 0; j < batch; j++) {
            gradH2Z[row + j] =
                Math.fma(gradLossMse[j], scaledWeight[i], 0f) * FloatMath.sigmoid(h2Z[row + j]);
          }
        }
      }

      // polynomial.nn:12: scaled = h2 |> dense(1)
      void sumGradScaledBias(
          float[] gradLossMse, float[] gradScaledBias, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            lanes[i & 15] += gradLossMse[i];
          }
          total += Sums.join(lanes);
        }
        gradScaledBias[0] = total;
      }

      // polynomial.nn:11: h2 = h1 |> dense(5, activation = softplus, init = normal(stddev = 0.7))
      void sumGradBias(float[] gradZ, float[] gradBias, float[] lanes, int batch) {
        for (int i = 0; i < H2_WIDTH; i++) {
          float total = 0;
          int row = i * batch;
          for (int block = 0; block < batch; block += Sums.BLOCK) {
            Arrays.fill(lanes, 0);
            int end = Math.min(batch, block + Sums.BLOCK);
            for (int j = block; j < end; j++) {
              lanes[j & 15] += gradZ[row + j];
            }
            total += Sums.join(lanes);
          }
          gradBias[i] = total;
        }
      }

      // polynomial.nn:22: optimize sgd(rate = 0.2, momentum = 0.9)
      void sgd(float[] velocity, float[] gradient, float[] parameter) {
        for (int i = 0; i < velocity.length; i++) {
          float newVelocity = 0.9f * velocity[i] + gradient[i];
          float newParameter = parameter[i] - 0.2f * newVelocity;
          velocity[i] = newVelocity;
          parameter[i] = newParameter;
        }
      }

      // polynomial.nn:10: h1 = x |> dense(5, activation = softplus, init = normal(stddev = 0.7))
      void computeGradH1Z(
          float[] gradH2Z,
          float[] h2Weight,
          float[] x,
          int xOffset,
          float[] h1Weight,
          float[] h1Bias,
          float[] gradH1Z,
          int batch) {
        for (int i = 0; i < H1_WIDTH; i++) {
          int row = i * batch;
          for (int j = 0; j < batch; j++) {
            float sum = Math.fma(gradH2Z[j], h2Weight[i * H1_WIDTH], 0f);
            sum = Math.fma(gradH2Z[j + batch], h2Weight[i * H1_WIDTH + 1], sum);
            sum = Math.fma(gradH2Z[j + batch * 2], h2Weight[i * H1_WIDTH + 2], sum);
            sum = Math.fma(gradH2Z[j + batch * 3], h2Weight[i * H1_WIDTH + 3], sum);
            sum = Math.fma(gradH2Z[j + batch * 4], h2Weight[i * H1_WIDTH + 4], sum);
            gradH1Z[row + j] =
                sum * FloatMath.sigmoid(Math.fma(x[xOffset + j], h1Weight[i], 0f) + h1Bias[i]);
          }
        }
      }

      // polynomial.nn:21: loss mse(scaled, t)
      void computeMeasuredLossSquare(
          float[] scaledZ,
          float[] scaledBias,
          float[] t,
          int tOffset,
          float[] measuredLossSquare,
          int batch) {
        for (int i = 0; i < batch; i++) {
          float difference = scaledZ[i] + scaledBias[0] - t[tOffset + i];
          measuredLossSquare[i] = difference * difference;
        }
      }

      // polynomial.nn:21: loss mse(scaled, t)
      float computeTotal(
          float[] measuredLossSquare, int measuredLossSquareOffset, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            lanes[i & 15] += measuredLossSquare[measuredLossSquareOffset + i];
          }
          total += Sums.join(lanes);
        }
        return total;
      }

      // polynomial.nn:13: output y = y_low + (y_high - y_low) * scaled
      void computeYOfOutput(float[] scaledZ, float[] scaledBias, float[] y, int batch) {
        for (int i = 0; i < batch; i++) {
          y[i] = -1.2f + 1.5f * (scaledZ[i] + scaledBias[0]);
        }
      }

      // polynomial.nn:12: scaled = h2 |> dense(1)
      void computeScaled(float[] scaledZ, float[] scaledBias, float[] scaled, int batch) {
        for (int i = 0; i < batch; i++) {
          scaled[i] = scaledZ[i] + scaledBias[0];
        }
      }
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String X = "x";
    public static final String T = "t";
    public static final String Y = "y";
    public static final String H1_DENSE_WEIGHT = "h1/dense/weight";
    public static final String H1_DENSE_BIAS = "h1/dense/bias";
    public static final String H2_DENSE_WEIGHT = "h2/dense/weight";
    public static final String H2_DENSE_BIAS = "h2/dense/bias";
    public static final String SCALED_DENSE_WEIGHT = "scaled/dense/weight";
    public static final String SCALED_DENSE_BIAS = "scaled/dense/bias";

    private Names() {}
  }
}
