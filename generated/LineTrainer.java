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
import dev.nnc.runtime.kernel.Twins;
import dev.nnc.runtime.launch.TrainerMain;
import dev.nnc.runtime.math.FloatMath;
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
 * Linear regression with a placeholder and a variable, as in a first TensorFlow lesson.
 *
 * <p>Trains it: opens sessions, and is a program.
 */
public final class LineTrainer {
  public static final int X_WIDTH = 2;

  private LineTrainer() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  public static void main(String[] arguments) {
    TrainerMain.main(LineTrainer.class, LineTrainer::open, arguments);
  }

  /** The model with its weights, and how it is trained. */
  public static final class Session extends TrainingSession {
    private static final TrainingPlan PLAN =
        new TrainingPlan(
            new TrainingPlan.Run(8, Duration.steps(20_000), 0, true),
            new DataPlan(
                List.of(
                    new PlaceholderPlan("x", ElementType.FLOAT32, List.of(2)),
                    new PlaceholderPlan("y_", ElementType.FLOAT32, List.of(1))),
                List.of(
                    new SourcePlan(
                        "csv",
                        List.of("data/line.csv"),
                        Map.of(),
                        List.of(
                            new Selection(new Selector.Columns(List.of("x1", "x2")), 2, "x"),
                            new Selection(new Selector.Column("y"), 1, "y_")),
                        List.of("x", "y_"),
                        false,
                        Session::rows)),
                List.of(),
                null,
                0,
                true),
            List.of(),
            List.of(new TrainingPlan.Log("w1", Duration.steps(500))));

    private static final int X = 0;
    private static final int Y_ = 1;
    private static final long W1_RADIUS_STREAM = Threefry.stream("w1/normal/radius/random_uniform");
    private static final long W1_ANGLE_STREAM = Threefry.stream("w1/normal/angle/random_uniform");

    private final Kernels kernels =
        Twins.open(MethodHandles.lookup(), "LineTrainerLanes", Kernels::new);
    private final Products products = own(new Products("Line", options().threads()));
    private final RandomFill random = new RandomFill();
    private final float[] lanes = new float[Sums.LANES];
    private int batch;
    private int capacity;

    /** float[batch, 2], from {@code xOffset}. */
    private float[] x = {};

    private int xOffset;

    /** float[batch, 1], from {@code y_Offset}. */
    private float[] y_ = {};

    private int y_Offset;

    /** float[batch, 1], of all rows that are measured. */
    private float[] measuredLossSquare = {};

    /** {@code w1}, float[2, 1]. */
    private final float[] w1 = floats(Cell.Kind.VARIABLE, "w1", X_WIDTH, 1);

    private float batchSize;
    private float gradLossTotal;
    private float lossTotal;
    private float loss;
    private float evaluatedLoss;
    private double rate;

    /** float[2, batch]. */
    private float[] x2 = {};

    /** float[1, batch]; also holds {@code y}, {@code measuredLossSquare}. */
    private float[] gradLossMse = {};

    /** float[2, 1]; also holds {@code w1Radius}. */
    private final float[] gradW1 = new float[X_WIDTH];

    /** float[2, 1], while cells get their initial values. */
    private float[] w1Angle = {};

    /** The derivative by {@code w1}, float[2, 1]. */
    private float[] w1Gradient = {};

    private float[] xRows = {};
    private float[] y_Rows = {};

    {
      Products.warmUp();
    }

    private Session(Options options) {
      super("Line", options, PLAN);
      placeholder("x", ElementType.FLOAT32, "[batch, 2]");
      placeholder("y_", ElementType.FLOAT32, "[batch, 1]");
      output("y", ElementType.FLOAT32, "[batch, 1]", "x");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Makes one step of training.
     *
     * @param x float[batch, 2]
     * @param y_ float[batch, 1]
     * @return the loss before the step
     */
    public float step(float[] x, float[] y_) {
      int rows = rows("x", x.length);
      requireRows("y_", y_.length, rows);
      resize("batch", rows);
      place("x", x);
      place("y_", y_);
      update();
      return loss;
    }

    /**
     * Computes {@code y}.
     *
     * @param x float[batch, 2]
     * @return float[batch, 1]
     */
    public float[] y(float[] x) {
      int rows = rows("x", x.length);
      resize("batch", rows);
      place("x", x);
      computeY();
      return Arrays.copyOf(gradLossMse, batch);
    }

    /**
     * Computes {@code y}.
     *
     * @param x float[batch, 2]
     * @param result takes the float[batch, 1]
     */
    public void y(float[] x, float[] result) {
      int rows = rows("x", x.length);
      resize("batch", rows);
      place("x", x);
      requireLength("y", result.length, batch);
      computeY();
      System.arraycopy(gradLossMse, 0, result, 0, batch);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            x2 = new float[length("batch", batch, X_WIDTH)];
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
        case "y_" -> {
          y_ = (float[]) data;
          y_Offset = 0;
        }
        default -> super.place(placeholder, data);
      }
    }

    @Override
    protected Tensor compute(String output) {
      return switch (output) {
        case "y" -> {
          computeY();
          yield tensor(gradLossMse, batch, 1);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      w1Angle = new float[X_WIDTH];
      random.fillUniform(gradW1, 0, X_WIDTH, 1L, W1_RADIUS_STREAM, step, 0);
      random.fillUniform(w1Angle, 0, X_WIDTH, 1L, W1_ANGLE_STREAM, step, 0);
      initializeW1(gradW1, w1Angle, w1);
      w1Angle = new float[0];
    }

    private void computeY() {
      // y = x · w1, [batch, 2] x [2, 1]
      products.multiply(x, xOffset, w1, gradLossMse, batch, X_WIDTH, 1);
    }

    @Override
    protected double loss() {
      return loss;
    }

    private void logW1() {}

    @Override
    protected Tensor logged(String name) {
      return switch (name) {
        case "w1" -> {
          logW1();
          yield tensor(w1, X_WIDTH, 1);
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
        // y = x · w1, [batch, 2] x [2, 1]
        products.multiply(x, xOffset, w1, gradLossMse, batch, X_WIDTH, 1);
        kernels.computeMeasuredLossSquare(gradLossMse, y_, y_Offset, gradLossMse, batch);
        System.arraycopy(gradLossMse, 0, measuredLossSquare, row, count);
      }
      batch = rows;
      lossTotal = kernels.computeLossTotalInEvaluation(measuredLossSquare, 0, lanes, batch);
      evaluatedLoss = lossTotal / (float) batch;
      resize("batch", Math.min(rows, MEASURED_ROWS));
      return new double[] {evaluatedLoss};
    }

    @Override
    protected double[] rates() {
      rate = 0.001;
      return new double[] {rate};
    }

    /** Takes rows of the data in place. */
    private void readRows(int first, int rows) {
      resize("batch", rows);
      x = dataset().floats(X);
      xOffset = first * X_WIDTH;
      y_ = dataset().floats(Y_);
      y_Offset = first;
    }

    /** Copies the rows of a shuffled batch side by side. */
    private void gatherRows(Batches batches, int rows) {
      resize("batch", rows);
      if (xRows.length < rows * X_WIDTH) {
        xRows = new float[length("batch", rows, X_WIDTH)];
      }
      if (y_Rows.length < rows) {
        y_Rows = new float[length("batch", rows, 1)];
      }
      batches.gather(X, xRows);
      batches.gather(Y_, y_Rows);
      place("x", xRows);
      place("y_", y_Rows);
    }

    @Override
    protected void update() {
      computeBatchSizeAndGradLossTotal();
      computeX(x, xOffset, x2, batch);
      kernels.computeGradLossMse(gradLossTotal, x2, w1, y_, y_Offset, gradLossMse, batch);
      lossTotal = kernels.computeLossTotal(x2, w1, y_, y_Offset, lanes, batch);
      // gradW1 = x · gradLossMse, [2, batch] x [batch, 1]
      products.multiply(x2, 0, gradLossMse, gradW1, X_WIDTH, batch, 1);
      loss = lossTotal / batchSize;
      updateW1(w1, gradW1);
      step++;
    }

    @Override
    protected void allocateGradients() {
      w1Gradient = floatGradient("w1");
    }

    @Override
    protected void computeGradients() {
      computeBatchSizeAndGradLossTotal();
      computeX(x, xOffset, x2, batch);
      kernels.computeGradLossMse(gradLossTotal, x2, w1, y_, y_Offset, gradLossMse, batch);
      lossTotal = kernels.computeLossTotal(x2, w1, y_, y_Offset, lanes, batch);
      // gradW1 = x · gradLossMse, [2, batch] x [batch, 1]
      products.multiply(x2, 0, gradLossMse, w1Gradient, X_WIDTH, batch, 1);
      loss = lossTotal / batchSize;
    }

    @Override
    protected void applyGradients() {
      updateW1(w1, w1Gradient);
    }

    // line.nn:10: data csv("data/line.csv") { x = [x1, x2], y_ = [y] }
    private static Object[] rows(double[][] columns, int batch) {
      return new Object[] {columns[0], columns[1]};
    }

    // line.nn:11: loss mse(y, y_)
    private void computeBatchSizeAndGradLossTotal() {
      batchSize = (float) batch;
      gradLossTotal = 1f / batchSize;
    }

    // line.nn:3: placeholder x : float[batch, 2]
    private static void computeX(float[] x, int xOffset, float[] x2, int batch) {
      for (int i = 0; i < X_WIDTH; i++) {
        int row = i * batch;
        for (int j = 0; j < batch; j++) {
          x2[row + j] = x[xOffset + i + j * X_WIDTH];
        }
      }
    }

    // line.nn:12: optimize sgd(rate = 0.001)
    private static void updateW1(float[] w1, float[] gradW1) {
      for (int i = 0; i < X_WIDTH; i++) {
        w1[i] -= 0.001f * gradW1[i];
      }
    }

    // line.nn:5: variable w1 : float[2, 1] ~ normal(stddev = 1, seed = 1)
    private static void initializeW1(float[] w1Radius, float[] w1Angle, float[] w1) {
      for (int i = 0; i < X_WIDTH; i++) {
        w1[i] =
            (float) Math.sqrt(-2f * FloatMath.log1p(-w1Radius[i]))
                * FloatMath.cos(6.2831855f * w1Angle[i]);
      }
    }

    /**
     * Loops in plain Java. {@code LineTrainerLanes} gives the same bits, several elements at a
     * time.
     */
    static class Kernels {
      // line.nn:11: loss mse(y, y_)
      void computeGradLossMse(
          float gradLossTotal,
          float[] x,
          float[] w1,
          float[] y_,
          int yOffset,
          float[] gradLossMse,
          int batch) {
        for (int i = 0; i < batch; i++) {
          float sum = Math.fma(x[i], w1[0], 0f);
          sum = Math.fma(x[i + batch], w1[1], sum);
          float product = gradLossTotal * (sum - y_[yOffset + i]);
          gradLossMse[i] = product + product;
        }
      }

      // line.nn:11: loss mse(y, y_)
      float computeLossTotal(
          float[] x, float[] w1, float[] y_, int yOffset, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            float sum = Math.fma(x[i], w1[0], 0f);
            sum = Math.fma(x[i + batch], w1[1], sum);
            float difference = sum - y_[yOffset + i];
            lanes[i & 15] += difference * difference;
          }
          total += Sums.join(lanes);
        }
        return total;
      }

      // line.nn:11: loss mse(y, y_)
      void computeMeasuredLossSquare(
          float[] y, float[] y_, int yOffset, float[] measuredLossSquare, int batch) {
        for (int i = 0; i < batch; i++) {
          float difference = y[i] - y_[yOffset + i];
          measuredLossSquare[i] = difference * difference;
        }
      }

      // line.nn:11: loss mse(y, y_)
      float computeLossTotalInEvaluation(
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
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String X = "x";
    public static final String Y_ = "y_";
    public static final String Y = "y";
    public static final String W1 = "w1";

    private Names() {}
  }
}
