import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.kernel.FloatEdge;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.kernel.Twins;
import dev.nnc.runtime.launch.TrainerMain;
import dev.nnc.runtime.math.DoubleMath;
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
 * Two classes as interleaved half moons: a regularizer, a decaying rate, averaged weights.
 *
 * <p>Trains it: opens sessions, and is a program.
 */
public final class MoonsTrainer {
  public static final int POINT_WIDTH = 2;

  private MoonsTrainer() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  public static void main(String[] arguments) {
    TrainerMain.main(MoonsTrainer.class, MoonsTrainer::open, arguments);
  }

  /** The model with its weights, and how it is trained. */
  public static final class Session extends TrainingSession {
    private static final TrainingPlan PLAN =
        new TrainingPlan(
                new TrainingPlan.Run(30, Duration.steps(40_000), 2, false),
                new DataPlan(
                    List.of(
                        new PlaceholderPlan("point", ElementType.FLOAT32, List.of(2)),
                        new PlaceholderPlan("label", ElementType.FLOAT32, List.of(1))),
                    List.of(
                        new SourcePlan(
                            "csv",
                            List.of("data/moons.csv"),
                            Map.of(),
                            List.of(
                                new Selection(
                                    new Selector.Columns(List.of("x1", "x2")), 2, "point"),
                                new Selection(new Selector.Column("label"), 1, "label")),
                            List.of("point", "label"),
                            false,
                            Session::rows)),
                    List.of(),
                    new SplitPlan(List.of(0.8, 0.2), SplitPlan.By.ROWS, ""),
                    2,
                    false),
                List.of("accuracy"),
                List.of())
            .withPictures(
                List.of(
                    new PicturePlan(
                        "pictures/moons.svg",
                        List.of(
                            new PictureLayer.Boundary(
                                "probability", "point", List.of("x1", "x2"), null, false),
                            new PictureLayer.Scatter(
                                List.of("point"), List.of("x1", "x2"), "label")))));

    private static final int POINT = 0;
    private static final int LABEL = 1;
    private static final int SCORE_WIDTH = 11;
    private static final int AVERAGE_WIDTH = 11;
    private static final int SCORE_DENSE1_WEIGHT_SIZE = POINT_WIDTH * SCORE_WIDTH;
    private static final int AVERAGE_SCORE_DENSE1_WEIGHT_SIZE = POINT_WIDTH * AVERAGE_WIDTH;
    private static final long SCORE_UNIFORM_STREAM =
        Threefry.stream("score/dense_1/weight/glorot_uniform/uniform/random_uniform");
    private static final long SCORE_UNIFORM_STREAM_2 =
        Threefry.stream("score/dense_2/weight/glorot_uniform/uniform/random_uniform");

    private final Kernels kernels =
        Twins.open(MethodHandles.lookup(), "MoonsTrainerLanes", Kernels::new);
    private final Products products = own(new Products("Moons", options().threads()));
    private final RandomFill random = new RandomFill();
    private final float[] lanes = new float[Sums.LANES];
    private int batch;
    private int capacity;

    /** float[batch, 2], from {@code pointOffset}. */
    private float[] point = {};

    private int pointOffset;

    /** float[batch, 1], from {@code labelOffset}. */
    private float[] label = {};

    private int labelOffset;

    /** float[batch, 1], of all rows that are measured. */
    private float[] measuredLossSquare = {};

    /** float[batch, 1], of all rows that are measured. */
    private float[] measuredAccuracy = {};

    /** {@code score/dense_1/weight}, float[2, 11]. */
    private final float[] scoreDense1Weight =
        floats(Cell.Kind.VARIABLE, "score/dense_1/weight", POINT_WIDTH, SCORE_WIDTH);

    /** {@code score/dense_1/bias}, float[11]. */
    private final float[] scoreDense1Bias =
        floats(Cell.Kind.VARIABLE, "score/dense_1/bias", SCORE_WIDTH);

    /** {@code score/dense_2/weight}, float[11, 1]. */
    private final float[] scoreDense2Weight =
        floats(Cell.Kind.VARIABLE, "score/dense_2/weight", SCORE_WIDTH, 1);

    /** {@code score/dense_2/bias}, float[1]. */
    private final float[] scoreDense2Bias = floats(Cell.Kind.VARIABLE, "score/dense_2/bias", 1);

    /** {@code average/score/dense_1/weight}, float[2, 11]. */
    private final float[] averageScoreDense1Weight =
        floats(Cell.Kind.AVERAGE, "average/score/dense_1/weight", POINT_WIDTH, AVERAGE_WIDTH);

    /** {@code average/score/dense_1/bias}, float[11]. */
    private final float[] averageScoreDense1Bias =
        floats(Cell.Kind.AVERAGE, "average/score/dense_1/bias", AVERAGE_WIDTH);

    /** {@code average/score/dense_2/weight}, float[11, 1]. */
    private final float[] averageScoreDense2Weight =
        floats(Cell.Kind.AVERAGE, "average/score/dense_2/weight", SCORE_WIDTH, 1);

    /** {@code average/score/dense_2/bias}, float[1]. */
    private final float[] averageScoreDense2Bias =
        floats(Cell.Kind.AVERAGE, "average/score/dense_2/bias", 1);

    private float batchSize;
    private float rate;
    private float gradLossTotal;
    private float average;
    private float average2;
    private float l2;
    private float l22;
    private float lossTotal;
    private float dataLoss;
    private float loss;
    private float total;
    private float evaluatedLoss;
    private float accuracy;
    private double rate2;

    /** float[2, batch]. */
    private float[] point2 = {};

    /** float[11, batch]. */
    private float[] scoreRelu = {};

    /**
     * float[1, batch]; also holds {@code scoreZ}, {@code measuredLossSquare}, {@code probability}.
     */
    private float[] lossMse = {};

    /** float[1, batch]; also holds {@code measuredAccuracy}. */
    private float[] gradLossMse = {};

    /** float[11, batch]. */
    private float[] gradScoreZ = {};

    /** float[11, 1]; also holds {@code scoreUniform}. */
    private final float[] gradScoreDense2Weight = new float[SCORE_WIDTH];

    /** float[1]. */
    private final float[] gradScoreDense2Bias = new float[1];

    /** float[11]. */
    private final float[] gradScoreDense1Bias = new float[SCORE_WIDTH];

    /** float[2, 11], while cells get their initial values. */
    private float[] scoreUniform = {};

    /** The derivative by {@code score/dense_1/weight}, float[2, 11]. */
    private float[] scoreDense1WeightGradient = {};

    /** The derivative by {@code score/dense_1/bias}, float[11]. */
    private float[] scoreDense1BiasGradient = {};

    /** The derivative by {@code score/dense_2/weight}, float[11, 1]. */
    private float[] scoreDense2WeightGradient = {};

    /** The derivative by {@code score/dense_2/bias}, float[1]. */
    private float[] scoreDense2BiasGradient = {};

    private final FloatEdge scoreReluEdge =
        (tile, at, stride, row, rows, column, columns) ->
            computeScoreReluInTile(
                tile, at, stride, row, rows, column, columns, averageScoreDense1Bias, scoreRelu);
    private final FloatEdge scoreDense1WeightEdge =
        (tile, at, stride, row, rows, column, columns) ->
            updateScoreDense1Weight(
                scoreDense1Weight,
                rate,
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                average,
                averageScoreDense1Weight,
                average2);
    private final FloatEdge gradScoreDense1WeightEdge =
        (tile, at, stride, row, rows, column, columns) ->
            computeGradScoreDense1Weight(
                scoreDense1Weight,
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                scoreDense1WeightGradient);
    private float[] pointRows = {};
    private float[] labelRows = {};

    {
      Products.warmUp();
    }

    private Session(Options options) {
      super("Moons", options, PLAN);
      placeholder("point", ElementType.FLOAT32, "[batch, 2]");
      placeholder("label", ElementType.FLOAT32, "[batch, 1]");
      output("probability", ElementType.FLOAT32, "[batch, 1]", "point");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Makes one step of training.
     *
     * @param point float[batch, 2]
     * @param label float[batch, 1]
     * @return the loss before the step
     */
    public float step(float[] point, float[] label) {
      int rows = rows("point", point.length);
      requireRows("label", label.length, rows);
      resize("batch", rows);
      place("point", point);
      place("label", label);
      update();
      return loss;
    }

    /**
     * Computes {@code probability}.
     *
     * @param point float[batch, 2]
     * @return float[batch, 1]
     */
    public float[] probability(float[] point) {
      int rows = rows("point", point.length);
      resize("batch", rows);
      place("point", point);
      computeProbability();
      return Arrays.copyOf(lossMse, batch);
    }

    /**
     * Computes {@code probability}.
     *
     * @param point float[batch, 2]
     * @param result takes the float[batch, 1]
     */
    public void probability(float[] point, float[] result) {
      int rows = rows("point", point.length);
      resize("batch", rows);
      place("point", point);
      requireLength("probability", result.length, batch);
      computeProbability();
      System.arraycopy(lossMse, 0, result, 0, batch);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            point2 = new float[length("batch", batch, POINT_WIDTH)];
            scoreRelu = new float[length("batch", batch, SCORE_WIDTH)];
            lossMse = new float[length("batch", batch, 1)];
            gradLossMse = new float[length("batch", batch, 1)];
            gradScoreZ = new float[length("batch", batch, SCORE_WIDTH)];
            capacity = size;
          }
        }
        default -> super.resize(dimension, size);
      }
    }

    @Override
    protected void place(String placeholder, Object data) {
      switch (placeholder) {
        case "point" -> {
          point = (float[]) data;
          pointOffset = 0;
        }
        case "label" -> {
          label = (float[]) data;
          labelOffset = 0;
        }
        default -> super.place(placeholder, data);
      }
    }

    @Override
    protected Tensor compute(String output) {
      return switch (output) {
        case "probability" -> {
          computeProbability();
          yield tensor(lossMse, batch, 1);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      scoreUniform = new float[SCORE_DENSE1_WEIGHT_SIZE];
      Arrays.fill(scoreDense1Bias, 0f);
      scoreDense2Bias[0] = 0f;
      random.fillUniform(
          scoreUniform, 0, SCORE_DENSE1_WEIGHT_SIZE, seed, SCORE_UNIFORM_STREAM, step, 0);
      initializeScoreDense1Weight(scoreUniform, scoreDense1Weight);
      random.fillUniform(
          gradScoreDense2Weight, 0, SCORE_WIDTH, seed, SCORE_UNIFORM_STREAM_2, step, 0);
      initializeScoreDense2Weight(gradScoreDense2Weight, scoreDense2Weight);
      System.arraycopy(
          scoreDense1Weight, 0, averageScoreDense1Weight, 0, AVERAGE_SCORE_DENSE1_WEIGHT_SIZE);
      Arrays.fill(averageScoreDense1Bias, 0f);
      System.arraycopy(scoreDense2Weight, 0, averageScoreDense2Weight, 0, AVERAGE_WIDTH);
      averageScoreDense2Bias[0] = 0f;
      scoreUniform = new float[0];
    }

    private void computeProbability() {
      // scoreZ = point · averageScoreDense1Weight, [batch, 2] x [2, 11]
      products.multiply(
          point,
          pointOffset,
          averageScoreDense1Weight,
          null,
          batch,
          POINT_WIDTH,
          SCORE_WIDTH,
          scoreReluEdge);
      // scoreZ = scoreRelu · averageScoreDense2Weight, [batch, 11] x [11, 1]
      products.multiply(scoreRelu, 0, averageScoreDense2Weight, lossMse, batch, SCORE_WIDTH, 1);
      kernels.computeProbabilityOfOutput(lossMse, averageScoreDense2Bias, lossMse, batch);
    }

    @Override
    protected double loss() {
      return loss;
    }

    @Override
    protected double dataLoss() {
      return dataLoss;
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
      if (measuredAccuracy.length < length("batch", rows, 1)) {
        measuredAccuracy = new float[length("batch", rows, 1)];
      }
      for (int row = 0; row < rows; row += MEASURED_ROWS) {
        int count = Math.min(MEASURED_ROWS, rows - row);
        readRows(firstRow + row, count);
        // scoreZ = point · averageScoreDense1Weight, [batch, 2] x [2, 11]
        products.multiply(
            point,
            pointOffset,
            averageScoreDense1Weight,
            null,
            batch,
            POINT_WIDTH,
            SCORE_WIDTH,
            scoreReluEdge);
        // scoreZ = scoreRelu · averageScoreDense2Weight, [batch, 11] x [11, 1]
        products.multiply(scoreRelu, 0, averageScoreDense2Weight, lossMse, batch, SCORE_WIDTH, 1);
        computeMeasuredLossSquare(
            lossMse, averageScoreDense2Bias, label, labelOffset, lossMse, gradLossMse, batch);
        System.arraycopy(lossMse, 0, measuredLossSquare, row, count);
        System.arraycopy(gradLossMse, 0, measuredAccuracy, row, count);
      }
      batch = rows;
      lossTotal = kernels.computeTotal(measuredLossSquare, 0, lanes, batch);
      total = kernels.computeTotal(measuredAccuracy, 0, lanes, batch);
      computeLossAndAccuracy();
      resize("batch", Math.min(rows, MEASURED_ROWS));
      return new double[] {evaluatedLoss, accuracy};
    }

    @Override
    protected double[] rates() {
      rate2 =
          0.1 * DoubleMath.pow(0.999, Math.floor((double) step / (300.0 / (double) batchSize())));
      return new double[] {rate2};
    }

    /** Takes rows of the data in place. */
    private void readRows(int first, int rows) {
      resize("batch", rows);
      point = dataset().floats(POINT);
      pointOffset = first * POINT_WIDTH;
      label = dataset().floats(LABEL);
      labelOffset = first;
    }

    /** Copies the rows of a shuffled batch side by side. */
    private void gatherRows(Batches batches, int rows) {
      resize("batch", rows);
      if (pointRows.length < rows * POINT_WIDTH) {
        pointRows = new float[length("batch", rows, POINT_WIDTH)];
      }
      if (labelRows.length < rows) {
        labelRows = new float[length("batch", rows, 1)];
      }
      batches.gather(POINT, pointRows);
      batches.gather(LABEL, labelRows);
      place("point", pointRows);
      place("label", labelRows);
    }

    @Override
    protected void update() {
      computeBatchSizeAndOthers();
      computePoint(point, pointOffset, point2, batch);
      l2 = kernels.sumL2(scoreDense1Weight, lanes);
      l22 = sumL2InStep(scoreDense2Weight, lanes);
      kernels.computeScoreRelu(point2, scoreDense1Weight, scoreDense1Bias, scoreRelu, batch);
      kernels.computeLossMse(
          scoreRelu,
          scoreDense2Weight,
          scoreDense2Bias,
          label,
          labelOffset,
          gradLossTotal,
          lossMse,
          gradLossMse,
          batch);
      lossTotal = kernels.computeLossTotal(lossMse, lanes, batch);
      kernels.computeGradScoreZ(
          point2,
          scoreDense1Weight,
          scoreDense1Bias,
          gradLossMse,
          scoreDense2Weight,
          gradScoreZ,
          batch);
      // gradScoreDense2Weight = scoreRelu · gradLossMse, [11, batch] x [batch, 1]
      products.multiply(scoreRelu, 0, gradLossMse, gradScoreDense2Weight, SCORE_WIDTH, batch, 1);
      kernels.sumGradScoreDense2Bias(gradLossMse, gradScoreDense2Bias, lanes, batch);
      updateScoreDense2Bias();
      kernels.sumGradScoreDense1Bias(gradScoreZ, gradScoreDense1Bias, lanes, batch);
      updateScoreDense2Weight(
          scoreDense2Weight,
          rate,
          gradScoreDense2Weight,
          average,
          averageScoreDense2Weight,
          average2);
      // gradScoreDense1Weight = point · gradScoreZᵀ, [2, batch] x [batch, 11]
      products.multiplyByTransposed(
          point2, 0, gradScoreZ, null, POINT_WIDTH, batch, SCORE_WIDTH, scoreDense1WeightEdge);
      kernels.updateParameter(
          scoreDense1Bias, rate, gradScoreDense1Bias, average, averageScoreDense1Bias, average2);
      step++;
    }

    @Override
    protected void allocateGradients() {
      scoreDense1WeightGradient = floatGradient("score/dense_1/weight");
      scoreDense1BiasGradient = floatGradient("score/dense_1/bias");
      scoreDense2WeightGradient = floatGradient("score/dense_2/weight");
      scoreDense2BiasGradient = floatGradient("score/dense_2/bias");
    }

    @Override
    protected void computeGradients() {
      computeBatchSizeAndGradLossTotal();
      computePoint(point, pointOffset, point2, batch);
      l2 = kernels.sumL2(scoreDense1Weight, lanes);
      l22 = sumL2InStep(scoreDense2Weight, lanes);
      kernels.computeScoreRelu(point2, scoreDense1Weight, scoreDense1Bias, scoreRelu, batch);
      kernels.computeLossMse(
          scoreRelu,
          scoreDense2Weight,
          scoreDense2Bias,
          label,
          labelOffset,
          gradLossTotal,
          lossMse,
          gradLossMse,
          batch);
      lossTotal = kernels.computeLossTotal(lossMse, lanes, batch);
      kernels.computeGradScoreZ(
          point2,
          scoreDense1Weight,
          scoreDense1Bias,
          gradLossMse,
          scoreDense2Weight,
          gradScoreZ,
          batch);
      // gradScoreDense2Weight = scoreRelu · gradLossMse, [11, batch] x [batch, 1]
      products.multiply(scoreRelu, 0, gradLossMse, gradScoreDense2Weight, SCORE_WIDTH, batch, 1);
      kernels.sumGradScoreDense2Bias(gradLossMse, scoreDense2BiasGradient, lanes, batch);
      computeDataLossAndLoss();
      kernels.sumGradScoreDense1Bias(gradScoreZ, scoreDense1BiasGradient, lanes, batch);
      computeGradScoreDense2Weight(
          scoreDense2Weight, gradScoreDense2Weight, scoreDense2WeightGradient);
      // gradScoreDense1Weight = point · gradScoreZᵀ, [2, batch] x [batch, 11]
      products.multiplyByTransposed(
          point2, 0, gradScoreZ, null, POINT_WIDTH, batch, SCORE_WIDTH, gradScoreDense1WeightEdge);
    }

    @Override
    protected void applyGradients() {
      computeRateAndAverage();
      kernels.updateParameter(
          scoreDense1Weight,
          rate,
          scoreDense1WeightGradient,
          average,
          averageScoreDense1Weight,
          average2);
      kernels.updateParameter(
          scoreDense1Bias,
          rate,
          scoreDense1BiasGradient,
          average,
          averageScoreDense1Bias,
          average2);
      kernels.updateParameter(
          scoreDense2Weight,
          rate,
          scoreDense2WeightGradient,
          average,
          averageScoreDense2Weight,
          average2);
      updateScoreDense2Bias2();
    }

    // moons.nn:10: data csv("data/moons.csv") { point = [x1, x2], label = [label] } split 80% / …
    private static Object[] rows(double[][] columns, int batch) {
      return new Object[] {columns[0], columns[1]};
    }

    // moons.nn:11: loss mse(score, label)
    // moons.nn:16: metric accuracy(probability, label)
    private void computeLossAndAccuracy() {
      float value = (float) batch;
      evaluatedLoss = lossTotal / value;
      accuracy = total / value;
    }

    // moons.nn:11: loss mse(score, label)
    // moons.nn:13: optimize sgd(rate = exponential(0.1, decay = 0.999, every = 300 samples, sta …
    // moons.nn:14: average 0.99 // shadow weights, min(0.99, (1 + t) / (10 + t))
    private void computeBatchSizeAndOthers() {
      batchSize = (float) batch;
      rate =
          (float)
              (0.1
                  * DoubleMath.pow(
                      0.999, Math.floor((double) step / (300.0 / (double) batchSize()))));
      gradLossTotal = 1f / batchSize;
      double average3 = Math.min(0.99, (1.0 + (double) step) / (10.0 + (double) step));
      average = (float) average3;
      average2 = (float) (1.0 - average3);
    }

    // moons.nn:11: loss mse(score, label)
    // moons.nn:12: regularize l2(0.01) on "**/weight" // biases are left alone by the pattern
    // moons.nn:13: optimize sgd(rate = exponential(0.1, decay = 0.999, every = 300 samples, sta …
    private void updateScoreDense2Bias() {
      dataLoss = lossTotal / batchSize;
      loss = dataLoss + (0.01f * l2 / 2f + 0.01f * l22 / 2f);
      float newScoreDense2Bias = scoreDense2Bias[0] - rate * gradScoreDense2Bias[0];
      float newAverageScoreDense2Bias =
          average * averageScoreDense2Bias[0] + average2 * newScoreDense2Bias;
      scoreDense2Bias[0] = newScoreDense2Bias;
      averageScoreDense2Bias[0] = newAverageScoreDense2Bias;
    }

    // moons.nn:11: loss mse(score, label)
    private void computeBatchSizeAndGradLossTotal() {
      batchSize = (float) batch;
      gradLossTotal = 1f / batchSize;
    }

    // moons.nn:11: loss mse(score, label)
    // moons.nn:12: regularize l2(0.01) on "**/weight" // biases are left alone by the pattern
    private void computeDataLossAndLoss() {
      dataLoss = lossTotal / batchSize;
      loss = dataLoss + (0.01f * l2 / 2f + 0.01f * l22 / 2f);
    }

    // moons.nn:13: optimize sgd(rate = exponential(0.1, decay = 0.999, every = 300 samples, sta …
    // moons.nn:14: average 0.99 // shadow weights, min(0.99, (1 + t) / (10 + t))
    private void computeRateAndAverage() {
      rate =
          (float)
              (0.1
                  * DoubleMath.pow(
                      0.999, Math.floor((double) step / (300.0 / (double) batchSize()))));
      double average3 = Math.min(0.99, (1.0 + (double) step) / (10.0 + (double) step));
      average = (float) average3;
      average2 = (float) (1.0 - average3);
    }

    // moons.nn:13: optimize sgd(rate = exponential(0.1, decay = 0.999, every = 300 samples, sta …
    // moons.nn:14: average 0.99 // shadow weights, min(0.99, (1 + t) / (10 + t))
    private void updateScoreDense2Bias2() {
      float newScoreDense2Bias = scoreDense2Bias[0] - rate * scoreDense2BiasGradient[0];
      float newAverageScoreDense2Bias =
          average * averageScoreDense2Bias[0] + average2 * newScoreDense2Bias;
      scoreDense2Bias[0] = newScoreDense2Bias;
      averageScoreDense2Bias[0] = newAverageScoreDense2Bias;
    }

    // moons.nn:3: placeholder point : float[batch, 2]
    private static void computePoint(float[] point, int pointOffset, float[] point2, int batch) {
      for (int i = 0; i < POINT_WIDTH; i++) {
        int row = i * batch;
        for (int j = 0; j < batch; j++) {
          point2[row + j] = point[pointOffset + i + j * POINT_WIDTH];
        }
      }
    }

    // moons.nn:12: regularize l2(0.01) on "**/weight" // biases are left alone by the pattern
    private static float sumL2InStep(float[] scoreDense2Weight, float[] lanes) {
      for (int i = 0; i < SCORE_WIDTH; i++) {
        float scoreDense2WeightValue = scoreDense2Weight[i];
        lanes[i] = scoreDense2WeightValue * scoreDense2WeightValue;
      }
      return Sums.join(lanes, SCORE_WIDTH);
    }

    // moons.nn:13: optimize sgd(rate = exponential(0.1, decay = 0.999, every = 300 samples, sta …
    // moons.nn:14: average 0.99 // shadow weights, min(0.99, (1 + t) / (10 + t))
    private static void updateScoreDense2Weight(
        float[] scoreDense2Weight,
        float rate,
        float[] gradScoreDense2Weight,
        float average,
        float[] averageScoreDense2Weight,
        float average2) {
      for (int i = 0; i < SCORE_WIDTH; i++) {
        float scoreDense2WeightValue = scoreDense2Weight[i];
        float product = 0.005f * scoreDense2WeightValue;
        float newScoreDense2Weight =
            scoreDense2WeightValue - rate * (product + product + gradScoreDense2Weight[i]);
        float newAverageScoreDense2Weight =
            average * averageScoreDense2Weight[i] + average2 * newScoreDense2Weight;
        scoreDense2Weight[i] = newScoreDense2Weight;
        averageScoreDense2Weight[i] = newAverageScoreDense2Weight;
      }
    }

    // moons.nn:13: optimize sgd(rate = exponential(0.1, decay = 0.999, every = 300 samples, sta …
    // moons.nn:14: average 0.99 // shadow weights, min(0.99, (1 + t) / (10 + t))
    private static void updateScoreDense1Weight(
        float[] scoreDense1Weight,
        float rate,
        float[] gradScoreDense1Weight,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float average,
        float[] averageScoreDense1Weight,
        float average2) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * SCORE_WIDTH;
        for (int j = column; j < column + columns; j++) {
          float scoreDense1WeightValue = scoreDense1Weight[row2 + j];
          float product = 0.005f * scoreDense1WeightValue;
          float newScoreDense1Weight =
              scoreDense1WeightValue
                  - rate * (product + product + gradScoreDense1Weight[tileRow + j]);
          float newAverageScoreDense1Weight =
              average * averageScoreDense1Weight[row2 + j] + average2 * newScoreDense1Weight;
          scoreDense1Weight[row2 + j] = newScoreDense1Weight;
          averageScoreDense1Weight[row2 + j] = newAverageScoreDense1Weight;
        }
      }
    }

    // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
    private static void computeScoreReluInTile(
        float[] scoreZ,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] averageScoreDense1Bias,
        float[] scoreRelu) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * SCORE_WIDTH;
        for (int j = column; j < column + columns; j++) {
          float sum = scoreZ[tileRow + j] + averageScoreDense1Bias[j];
          scoreRelu[row2 + j] = sum <= 0f ? 0f : sum;
        }
      }
    }

    // moons.nn:11: loss mse(score, label)
    // moons.nn:16: metric accuracy(probability, label)
    private static void computeMeasuredLossSquare(
        float[] scoreZ,
        float[] averageScoreDense2Bias,
        float[] label,
        int labelOffset,
        float[] measuredLossSquare,
        float[] measuredAccuracy,
        int batch) {
      for (int i = 0; i < batch; i++) {
        float sum = scoreZ[i] + averageScoreDense2Bias[0];
        float labelValue = label[labelOffset + i];
        float difference = sum - labelValue;
        float newMeasuredLossSquare = difference * difference;
        float newMeasuredAccuracy =
            (FloatMath.sigmoid(sum) > 0.5f ? 1 : 0) == (labelValue > 0.5f ? 1 : 0) ? 1f : 0f;
        measuredLossSquare[i] = newMeasuredLossSquare;
        measuredAccuracy[i] = newMeasuredAccuracy;
      }
    }

    // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
    private static void initializeScoreDense1Weight(
        float[] scoreUniform, float[] scoreDense1Weight) {
      for (int i = 0; i < SCORE_DENSE1_WEIGHT_SIZE; i++) {
        scoreDense1Weight[i] = -0.67936623f + 1.3587325f * scoreUniform[i];
      }
    }

    // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
    private static void initializeScoreDense2Weight(
        float[] scoreUniform, float[] scoreDense2Weight) {
      for (int i = 0; i < SCORE_WIDTH; i++) {
        scoreDense2Weight[i] = -0.70710677f + 1.4142135f * scoreUniform[i];
      }
    }

    // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
    private static void computeGradScoreDense2Weight(
        float[] scoreDense2Weight, float[] gradScoreDense2Weight, float[] gradScoreDense2Weight2) {
      for (int i = 0; i < SCORE_WIDTH; i++) {
        float product = 0.005f * scoreDense2Weight[i];
        gradScoreDense2Weight2[i] = product + product + gradScoreDense2Weight[i];
      }
    }

    // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
    private static void computeGradScoreDense1Weight(
        float[] scoreDense1Weight,
        float[] gradScoreDense1Weight,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] gradScoreDense1Weight2) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * SCORE_WIDTH;
        for (int j = column; j < column + columns; j++) {
          float product = 0.005f * scoreDense1Weight[row2 + j];
          gradScoreDense1Weight2[row2 + j] = product + product + gradScoreDense1Weight[tileRow + j];
        }
      }
    }

    /**
     * Loops in plain Java. {@code MoonsTrainerLanes} gives the same bits, several elements at a
     * time.
     */
    static class Kernels {
      // moons.nn:12: regularize l2(0.01) on "**/weight" // biases are left alone by the pattern
      float sumL2(float[] scoreDense1Weight, float[] lanes) {
        Arrays.fill(lanes, 0);
        for (int i = 0; i < SCORE_DENSE1_WEIGHT_SIZE; i++) {
          float scoreDense1WeightValue = scoreDense1Weight[i];
          lanes[i & 15] += scoreDense1WeightValue * scoreDense1WeightValue;
        }
        return Sums.join(lanes);
      }

      // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
      void computeScoreRelu(
          float[] point,
          float[] scoreDense1Weight,
          float[] scoreDense1Bias,
          float[] scoreRelu,
          int batch) {
        for (int i = 0; i < SCORE_WIDTH; i++) {
          int row = i * batch;
          for (int j = 0; j < batch; j++) {
            float sum = Math.fma(point[j], scoreDense1Weight[i], 0f);
            sum = Math.fma(point[j + batch], scoreDense1Weight[i + 11], sum);
            float sum2 = sum + scoreDense1Bias[i];
            scoreRelu[row + j] = sum2 <= 0f ? 0f : sum2;
          }
        }
      }

      // moons.nn:11: loss mse(score, label)
      void computeLossMse(
          float[] scoreRelu,
          float[] scoreDense2Weight,
          float[] scoreDense2Bias,
          float[] label,
          int labelOffset,
          float gradLossTotal,
          float[] lossMse,
          float[] gradLossMse,
          int batch) {
        for (int i = 0; i < batch; i++) {
          float sum = Math.fma(scoreRelu[i], scoreDense2Weight[0], 0f);
          sum = Math.fma(scoreRelu[i + batch], scoreDense2Weight[1], sum);
          sum = Math.fma(scoreRelu[i + batch * POINT_WIDTH], scoreDense2Weight[2], sum);
          sum = Math.fma(scoreRelu[i + batch * 3], scoreDense2Weight[3], sum);
          sum = Math.fma(scoreRelu[i + batch * 4], scoreDense2Weight[4], sum);
          sum = Math.fma(scoreRelu[i + batch * 5], scoreDense2Weight[5], sum);
          sum = Math.fma(scoreRelu[i + batch * 6], scoreDense2Weight[6], sum);
          sum = Math.fma(scoreRelu[i + batch * 7], scoreDense2Weight[7], sum);
          sum = Math.fma(scoreRelu[i + batch * 8], scoreDense2Weight[8], sum);
          sum = Math.fma(scoreRelu[i + batch * 9], scoreDense2Weight[9], sum);
          sum = Math.fma(scoreRelu[i + batch * 10], scoreDense2Weight[10], sum);
          float newLossMse = sum + scoreDense2Bias[0] - label[labelOffset + i];
          float product = gradLossTotal * newLossMse;
          float newGradLossMse = product + product;
          lossMse[i] = newLossMse;
          gradLossMse[i] = newGradLossMse;
        }
      }

      // moons.nn:11: loss mse(score, label)
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

      // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
      void computeGradScoreZ(
          float[] point,
          float[] scoreDense1Weight,
          float[] scoreDense1Bias,
          float[] gradLossMse,
          float[] scoreDense2Weight,
          float[] gradScoreZ,
          int batch) {
        for (int i = 0; i < SCORE_WIDTH; i++) {
          int row = i * batch;
          for (int j = 0; j < batch; j++) {
            float sum = Math.fma(point[j], scoreDense1Weight[i], 0f);
            sum = Math.fma(point[j + batch], scoreDense1Weight[i + 11], sum);
            gradScoreZ[row + j] =
                sum + scoreDense1Bias[i] <= 0f
                    ? 0f
                    : Math.fma(gradLossMse[j], scoreDense2Weight[i], 0f);
          }
        }
      }

      // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
      void sumGradScoreDense2Bias(
          float[] gradLossMse, float[] gradScoreDense2Bias, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            lanes[i & 15] += gradLossMse[i];
          }
          total += Sums.join(lanes);
        }
        gradScoreDense2Bias[0] = total;
      }

      // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
      void sumGradScoreDense1Bias(
          float[] gradScoreZ, float[] gradScoreDense1Bias, float[] lanes, int batch) {
        for (int i = 0; i < SCORE_WIDTH; i++) {
          float total = 0;
          int row = i * batch;
          for (int block = 0; block < batch; block += Sums.BLOCK) {
            Arrays.fill(lanes, 0);
            int end = Math.min(batch, block + Sums.BLOCK);
            for (int j = block; j < end; j++) {
              lanes[j & 15] += gradScoreZ[row + j];
            }
            total += Sums.join(lanes);
          }
          gradScoreDense1Bias[i] = total;
        }
      }

      // moons.nn:13: optimize sgd(rate = exponential(0.1, decay = 0.999, every = 300 samples, sta …
      // moons.nn:14: average 0.99 // shadow weights, min(0.99, (1 + t) / (10 + t))
      void updateParameter(
          float[] parameter,
          float rate,
          float[] gradient,
          float average,
          float[] value,
          float average2) {
        for (int i = 0; i < parameter.length; i++) {
          float newParameter = parameter[i] - rate * gradient[i];
          float newValue = average * value[i] + average2 * newParameter;
          parameter[i] = newParameter;
          value[i] = newValue;
        }
      }

      // moons.nn:11: loss mse(score, label)
      float computeTotal(float[] value, int valueOffset, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            lanes[i & 15] += value[valueOffset + i];
          }
          total += Sums.join(lanes);
        }
        return total;
      }

      // moons.nn:6: output probability = sigmoid(score)
      void computeProbabilityOfOutput(
          float[] scoreZ, float[] averageScoreDense2Bias, float[] probability, int batch) {
        for (int i = 0; i < batch; i++) {
          probability[i] = FloatMath.sigmoid(scoreZ[i] + averageScoreDense2Bias[0]);
        }
      }
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String POINT = "point";
    public static final String LABEL = "label";
    public static final String PROBABILITY = "probability";
    public static final String SCORE_DENSE1_WEIGHT = "score/dense_1/weight";
    public static final String SCORE_DENSE1_BIAS = "score/dense_1/bias";
    public static final String SCORE_DENSE2_WEIGHT = "score/dense_2/weight";
    public static final String SCORE_DENSE2_BIAS = "score/dense_2/bias";

    private Names() {}
  }
}
