import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.kernel.FloatEdge;
import dev.nnc.runtime.kernel.FloatRowSums;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.RowTeam;
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
 * Handwritten digits of 28 x 28 pixels: 784-784-784-10.
 *
 * <p>Trains it: opens sessions, and is a program.
 */
public final class MnistTrainer {
  public static final int IMAGE_WIDTH = 784;

  private MnistTrainer() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  public static void main(String[] arguments) {
    TrainerMain.main(MnistTrainer.class, MnistTrainer::open, arguments);
  }

  /** The model with its weights, and how it is trained. */
  public static final class Session extends TrainingSession {
    private static final TrainingPlan PLAN =
        new TrainingPlan(
                new TrainingPlan.Run(200, Duration.epochs(20), 0, false),
                new DataPlan(
                    List.of(
                        new PlaceholderPlan("image", ElementType.FLOAT32, List.of(784)),
                        new PlaceholderPlan("label", ElementType.INT32, List.of(), 10)),
                    List.of(
                        new SourcePlan(
                            "idx",
                            List.of("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
                            Map.of(),
                            List.of(
                                new Selection(new Selector.Column("images"), 784, "image"),
                                new Selection(
                                    new Selector.Column("labels"),
                                    1,
                                    List.of(),
                                    "label",
                                    new Fill.Reject())),
                            List.of("image", "label"),
                            false,
                            Session::rows)),
                    List.of(
                        new SourcePlan(
                            "idx",
                            List.of("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
                            Map.of(),
                            List.of(
                                new Selection(new Selector.Column("images"), 784, "image"),
                                new Selection(
                                    new Selector.Column("labels"),
                                    1,
                                    List.of(),
                                    "label",
                                    new Fill.Reject())),
                            List.of("image", "label"),
                            false,
                            Session::rowsOfSource)),
                    null,
                    0,
                    false),
                List.of("accuracy"),
                List.of())
            .withPictures(
                List.of(
                    new PicturePlan(
                        "pictures/mnist.svg",
                        List.of(new PictureLayer.Confusion("logits", "label", 10)))));

    private static final int IMAGE = 0;
    private static final int LABEL = 1;
    private static final int H1_WIDTH = 784;
    private static final int H2_WIDTH = 784;
    private static final int LOGITS_WIDTH = 10;
    private static final int H1_WEIGHT_SIZE = IMAGE_WIDTH * H1_WIDTH;
    private static final int H2_WEIGHT_SIZE = H1_WIDTH * H2_WIDTH;
    private static final int LOGITS_WEIGHT_SIZE = H2_WIDTH * LOGITS_WIDTH;
    private static final long H1_RADIUS_STREAM =
        Threefry.stream("h1/dense/weight/normal/radius/random_uniform");
    private static final long H1_ANGLE_STREAM =
        Threefry.stream("h1/dense/weight/normal/angle/random_uniform");
    private static final long H2_RADIUS_STREAM =
        Threefry.stream("h2/dense/weight/normal/radius/random_uniform");
    private static final long H2_ANGLE_STREAM =
        Threefry.stream("h2/dense/weight/normal/angle/random_uniform");
    private static final long LOGITS_RADIUS_STREAM =
        Threefry.stream("logits/dense/weight/normal/radius/random_uniform");
    private static final long LOGITS_ANGLE_STREAM =
        Threefry.stream("logits/dense/weight/normal/angle/random_uniform");

    private final Kernels kernels =
        Twins.open(MethodHandles.lookup(), "MnistTrainerLanes", Kernels::new);
    private final Products products = own(new Products("Mnist", options().threads()));
    private final RowTeam team = products.rows();
    private final RandomFill random = new RandomFill();
    private final float[] lanes = new float[Sums.LANES];
    private int batch;
    private int capacity;

    /** float[batch, 784], from {@code imageOffset}. */
    private float[] image = {};

    private int imageOffset;

    /** int[batch], from {@code labelOffset}. */
    private int[] label = {};

    private int labelOffset;

    /** float[batch], of all rows that are measured. */
    private float[] measuredLossLogSoftmax = {};

    /** float[batch], of all rows that are measured. */
    private float[] measuredAccuracy = {};

    /** {@code h1/dense/weight}, float[784, 784]. */
    private final float[] h1Weight =
        floats(Cell.Kind.VARIABLE, "h1/dense/weight", IMAGE_WIDTH, H1_WIDTH);

    /** {@code h1/dense/bias}, float[784]. */
    private final float[] h1Bias = floats(Cell.Kind.VARIABLE, "h1/dense/bias", H1_WIDTH);

    /** {@code h2/dense/weight}, float[784, 784]. */
    private final float[] h2Weight =
        floats(Cell.Kind.VARIABLE, "h2/dense/weight", H1_WIDTH, H2_WIDTH);

    /** {@code h2/dense/bias}, float[784]. */
    private final float[] h2Bias = floats(Cell.Kind.VARIABLE, "h2/dense/bias", H2_WIDTH);

    /** {@code logits/dense/weight}, float[784, 10]. */
    private final float[] logitsWeight =
        floats(Cell.Kind.VARIABLE, "logits/dense/weight", H2_WIDTH, LOGITS_WIDTH);

    /** {@code logits/dense/bias}, float[10]. */
    private final float[] logitsBias =
        floats(Cell.Kind.VARIABLE, "logits/dense/bias", LOGITS_WIDTH);

    /** {@code h1/dense/weight/adam/m}, float[784, 784]. */
    private final float[] h1WeightM =
        floats(Cell.Kind.SLOT, "h1/dense/weight/adam/m", IMAGE_WIDTH, H1_WIDTH);

    /** {@code h1/dense/weight/adam/v}, float[784, 784]. */
    private final float[] h1WeightV =
        floats(Cell.Kind.SLOT, "h1/dense/weight/adam/v", IMAGE_WIDTH, H1_WIDTH);

    /** {@code h1/dense/bias/adam/m}, float[784]. */
    private final float[] h1BiasM = floats(Cell.Kind.SLOT, "h1/dense/bias/adam/m", H1_WIDTH);

    /** {@code h1/dense/bias/adam/v}, float[784]. */
    private final float[] h1BiasV = floats(Cell.Kind.SLOT, "h1/dense/bias/adam/v", H1_WIDTH);

    /** {@code h2/dense/weight/adam/m}, float[784, 784]. */
    private final float[] h2WeightM =
        floats(Cell.Kind.SLOT, "h2/dense/weight/adam/m", H1_WIDTH, H2_WIDTH);

    /** {@code h2/dense/weight/adam/v}, float[784, 784]. */
    private final float[] h2WeightV =
        floats(Cell.Kind.SLOT, "h2/dense/weight/adam/v", H1_WIDTH, H2_WIDTH);

    /** {@code h2/dense/bias/adam/m}, float[784]. */
    private final float[] h2BiasM = floats(Cell.Kind.SLOT, "h2/dense/bias/adam/m", H2_WIDTH);

    /** {@code h2/dense/bias/adam/v}, float[784]. */
    private final float[] h2BiasV = floats(Cell.Kind.SLOT, "h2/dense/bias/adam/v", H2_WIDTH);

    /** {@code logits/dense/weight/adam/m}, float[784, 10]. */
    private final float[] logitsWeightM =
        floats(Cell.Kind.SLOT, "logits/dense/weight/adam/m", H2_WIDTH, LOGITS_WIDTH);

    /** {@code logits/dense/weight/adam/v}, float[784, 10]. */
    private final float[] logitsWeightV =
        floats(Cell.Kind.SLOT, "logits/dense/weight/adam/v", H2_WIDTH, LOGITS_WIDTH);

    /** {@code logits/dense/bias/adam/m}, float[10]. */
    private final float[] logitsBiasM =
        floats(Cell.Kind.SLOT, "logits/dense/bias/adam/m", LOGITS_WIDTH);

    /** {@code logits/dense/bias/adam/v}, float[10]. */
    private final float[] logitsBiasV =
        floats(Cell.Kind.SLOT, "logits/dense/bias/adam/v", LOGITS_WIDTH);

    private float batchSize;
    private float gradLossLogSoftmax;
    private float rateT;
    private float epsilonT;
    private float lossTotal;
    private float loss;
    private float total;
    private float evaluatedLoss;
    private float accuracy;
    private double rate;

    /** float[batch, 784]. */
    private float[] h1 = {};

    /** float[batch, 784]; also holds {@code h2}. */
    private float[] gradH1Z = {};

    /** float[batch, 784]. */
    private float[] h2 = {};

    /** float[batch, 784]. */
    private float[] gradH2Z = {};

    /**
     * float[batch]; also holds {@code gradLossExpSum}, {@code lossLogSoftmax}, {@code lossTop},
     * {@code lossExpSum}, {@code lossLogSum}.
     */
    private float[] gradLossLogSum = {};

    /** float[batch, 10]; also holds {@code lossZ}, {@code logits}. */
    private float[] logitsZ = {};

    /**
     * float[batch]; also holds {@code lossExpSum}, {@code lossLogSum}, {@code measuredAccuracy}.
     */
    private float[] lossTop = {};

    /** float[batch, 10]; also holds {@code gradLossZ}. */
    private float[] lossExps = {};

    /** float[10]; also holds {@code gradLogitsBiasBlock}. */
    private final float[] gradLogitsBias = new float[LOGITS_WIDTH];

    /** float[10]. */
    private final float[] gradLogitsBiasBlock = new float[LOGITS_WIDTH];

    /** float[784]; also holds {@code gradH1Bias}. */
    private final float[] gradH2Bias = new float[H2_WIDTH];

    /** float[batch]; also holds {@code measuredLossLogSoftmax}. */
    private float[] lossLogSoftmax = {};

    /**
     * float[784, 784], while cells get their initial values; also holds {@code h1Normal}, {@code
     * h2Radius}, {@code h2Normal}, {@code logitsRadius}, {@code logitsNormal}.
     */
    private float[] h1Radius = {};

    /**
     * float[784, 784], while cells get their initial values; also holds {@code h2Angle}, {@code
     * logitsAngle}.
     */
    private float[] h1Angle = {};

    /** int[batch]. */
    private int[] digit = {};

    /** The derivative by {@code h1/dense/weight}, float[784, 784]. */
    private float[] h1WeightGradient = {};

    /** The derivative by {@code h1/dense/bias}, float[784]. */
    private float[] h1BiasGradient = {};

    /** The derivative by {@code h2/dense/weight}, float[784, 784]. */
    private float[] h2WeightGradient = {};

    /** The derivative by {@code h2/dense/bias}, float[784]. */
    private float[] h2BiasGradient = {};

    /** The derivative by {@code logits/dense/weight}, float[784, 10]. */
    private float[] logitsWeightGradient = {};

    /** The derivative by {@code logits/dense/bias}, float[10]. */
    private float[] logitsBiasGradient = {};

    private final FloatEdge h1Edge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeH1AndH2InTile(tile, at, stride, row, rows, column, columns, h1Bias, h1);
    private final FloatEdge h2Edge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeH1AndH2InTile(
                tile, at, stride, row, rows, column, columns, h2Bias, gradH1Z);
    private final FloatEdge logitsEdge =
        (tile, at, stride, row, rows, column, columns) ->
            computeLogits(tile, at, stride, row, rows, column, columns, logitsBias, logitsZ);
    private final FloatEdge h1Edge2 =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeH1AndH2(
                tile, at, stride, row, rows, column, columns, h1Bias, h1, gradH1Z);
    private final FloatEdge h2Edge2 =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeH1AndH2(
                tile, at, stride, row, rows, column, columns, h2Bias, h2, gradH2Z);
    private final FloatEdge gradH2ZEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeGradZ(tile, at, stride, row, rows, column, columns, gradH2Z, gradH2Z);
    private final FloatEdge logitsWeightEdge =
        (tile, at, stride, row, rows, column, columns) ->
            updateLogitsWeight(
                logitsWeightM,
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                logitsWeightV,
                logitsWeight,
                rateT,
                epsilonT);
    private final FloatEdge gradH1ZEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeGradZ(tile, at, stride, row, rows, column, columns, gradH1Z, gradH1Z);
    private final FloatEdge h2WeightEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.adamInTile(
                h2WeightM, tile, at, stride, row, rows, column, columns, h2WeightV, h2Weight, rateT,
                epsilonT);
    private final FloatEdge h1WeightEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.adamInTile(
                h1WeightM, tile, at, stride, row, rows, column, columns, h1WeightV, h1Weight, rateT,
                epsilonT);
    private final FloatRowSums gradH2BiasRows =
        (from, to, columns, at) -> kernels.sumGradBias(gradH2Z, columns, at, from, to);
    private final FloatRowSums gradH1BiasRows =
        (from, to, columns, at) -> kernels.sumGradBias(gradH1Z, columns, at, from, to);
    private float[] imageRows = {};
    private int[] labelRows = {};

    {
      Products.warmUp();
    }

    private Session(Options options) {
      super("Mnist", options, PLAN);
      placeholder("image", ElementType.FLOAT32, "[batch, 784]");
      placeholder("label", ElementType.INT32, "[batch]", 10);
      output("digit", ElementType.INT32, "[batch]", "image");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Makes one step of training.
     *
     * @param image float[batch, 784]
     * @param label int[batch]
     * @return the loss before the step
     */
    public float step(float[] image, int[] label) {
      int rows = rows("image", image.length);
      requireRows("label", label.length, rows);
      resize("batch", rows);
      place("image", image);
      requireClasses("label", label);
      place("label", label);
      update();
      return loss;
    }

    /**
     * Computes {@code digit}.
     *
     * @param image float[batch, 784]
     * @return int[batch]
     */
    public int[] digit(float[] image) {
      int rows = rows("image", image.length);
      resize("batch", rows);
      place("image", image);
      computeDigit();
      return Arrays.copyOf(digit, batch);
    }

    /**
     * Computes {@code digit}.
     *
     * @param image float[batch, 784]
     * @param result takes the int[batch]
     */
    public void digit(float[] image, int[] result) {
      int rows = rows("image", image.length);
      resize("batch", rows);
      place("image", image);
      requireLength("digit", result.length, batch);
      computeDigit();
      System.arraycopy(digit, 0, result, 0, batch);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            h1 = new float[length("batch", batch, H1_WIDTH)];
            gradH1Z = new float[length("batch", batch, H1_WIDTH)];
            h2 = new float[length("batch", batch, H2_WIDTH)];
            gradH2Z = new float[length("batch", batch, H2_WIDTH)];
            gradLossLogSum = new float[length("batch", batch, 1)];
            logitsZ = new float[length("batch", batch, LOGITS_WIDTH)];
            lossTop = new float[length("batch", batch, 1)];
            lossExps = new float[length("batch", batch, LOGITS_WIDTH)];
            lossLogSoftmax = new float[length("batch", batch, 1)];
            digit = new int[length("batch", batch, 1)];
            capacity = size;
          }
        }
        default -> super.resize(dimension, size);
      }
    }

    @Override
    protected void place(String placeholder, Object data) {
      switch (placeholder) {
        case "image" -> {
          image = (float[]) data;
          imageOffset = 0;
        }
        case "label" -> {
          label = (int[]) data;
          labelOffset = 0;
        }
        default -> super.place(placeholder, data);
      }
    }

    @Override
    protected Tensor compute(String output) {
      return switch (output) {
        case "digit" -> {
          computeDigit();
          yield tensor(digit, batch);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      h1Radius = new float[H1_WEIGHT_SIZE];
      h1Angle = new float[H1_WEIGHT_SIZE];
      Arrays.fill(h1Bias, 0f);
      Arrays.fill(logitsBias, 0f);
      Arrays.fill(h1WeightM, 0f);
      Arrays.fill(logitsWeightM, 0f);
      random.fillUniform(h1Radius, 0, H1_WEIGHT_SIZE, seed, H1_RADIUS_STREAM, step, 0);
      computeNormal(h1Radius, h1Radius);
      random.fillUniform(h1Angle, 0, H1_WEIGHT_SIZE, seed, H1_ANGLE_STREAM, step, 0);
      initializeWeight(h1Radius, h1Angle, h1Weight);
      random.fillUniform(h1Radius, 0, H2_WEIGHT_SIZE, seed, H2_RADIUS_STREAM, step, 0);
      computeNormal(h1Radius, h1Radius);
      random.fillUniform(h1Angle, 0, H2_WEIGHT_SIZE, seed, H2_ANGLE_STREAM, step, 0);
      initializeWeight(h1Radius, h1Angle, h2Weight);
      random.fillUniform(h1Radius, 0, LOGITS_WEIGHT_SIZE, seed, LOGITS_RADIUS_STREAM, step, 0);
      computeLogitsNormal(h1Radius, h1Radius);
      random.fillUniform(h1Angle, 0, LOGITS_WEIGHT_SIZE, seed, LOGITS_ANGLE_STREAM, step, 0);
      initializeWeight(h1Radius, h1Angle, logitsWeight);
      Arrays.fill(h2Bias, 0f);
      Arrays.fill(h1WeightV, 0f);
      Arrays.fill(h1BiasM, 0f);
      Arrays.fill(h1BiasV, 0f);
      Arrays.fill(h2WeightM, 0f);
      Arrays.fill(h2WeightV, 0f);
      Arrays.fill(h2BiasM, 0f);
      Arrays.fill(h2BiasV, 0f);
      Arrays.fill(logitsWeightV, 0f);
      Arrays.fill(logitsBiasM, 0f);
      Arrays.fill(logitsBiasV, 0f);
      h1Radius = new float[0];
      h1Angle = new float[0];
    }

    private void computeDigit() {
      // h1Z = image · h1Weight, [batch, 784] x [784, 784]
      products.multiply(image, imageOffset, h1Weight, null, batch, IMAGE_WIDTH, H1_WIDTH, h1Edge);
      // h2Z = h1 · h2Weight, [batch, 784] x [784, 784]
      products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge);
      // logitsZ = h2 · logitsWeight, [batch, 784] x [784, 10]
      products.multiply(gradH1Z, 0, logitsWeight, logitsZ, batch, H2_WIDTH, LOGITS_WIDTH);
      argmaxDigit(logitsZ, logitsBias, digit, batch);
    }

    @Override
    protected double loss() {
      return loss;
    }

    private void logLogits() {
      // h1Z = image · h1Weight, [batch, 784] x [784, 784]
      products.multiply(image, imageOffset, h1Weight, null, batch, IMAGE_WIDTH, H1_WIDTH, h1Edge);
      // h2Z = h1 · h2Weight, [batch, 784] x [784, 784]
      products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge);
      // logitsZ = h2 · logitsWeight, [batch, 784] x [784, 10]
      products.multiply(gradH1Z, 0, logitsWeight, null, batch, H2_WIDTH, LOGITS_WIDTH, logitsEdge);
    }

    @Override
    protected Tensor logged(String name) {
      return switch (name) {
        case "logits" -> {
          logLogits();
          yield tensor(logitsZ, batch, LOGITS_WIDTH);
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
      if (measuredLossLogSoftmax.length < length("batch", rows, 1)) {
        measuredLossLogSoftmax = new float[length("batch", rows, 1)];
      }
      if (measuredAccuracy.length < length("batch", rows, 1)) {
        measuredAccuracy = new float[length("batch", rows, 1)];
      }
      for (int row = 0; row < rows; row += MEASURED_ROWS) {
        int count = Math.min(MEASURED_ROWS, rows - row);
        readRows(firstRow + row, count);
        // h1Z = image · h1Weight, [batch, 784] x [784, 784]
        products.multiply(image, imageOffset, h1Weight, null, batch, IMAGE_WIDTH, H1_WIDTH, h1Edge);
        // h2Z = h1 · h2Weight, [batch, 784] x [784, 784]
        products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge);
        // logitsZ = h2 · logitsWeight, [batch, 784] x [784, 10]
        products.multiply(gradH1Z, 0, logitsWeight, logitsZ, batch, H2_WIDTH, LOGITS_WIDTH);
        maxLossTop(logitsZ, logitsBias, gradLossLogSum, batch);
        argmaxDigit(logitsZ, logitsBias, digit, batch);
        kernels.computeMeasuredAccuracy(digit, label, labelOffset, lossTop, batch);
        computeLossZ(logitsZ, logitsBias, gradLossLogSum, logitsZ, batch);
        computeLossExpSumInEvaluation(logitsZ, gradLossLogSum, lanes, batch);
        kernels.computeLossLogSumInEvaluation(gradLossLogSum, gradLossLogSum, batch);
        sumLossLogSoftmax(
            label, labelOffset, logitsZ, gradLossLogSum, lossLogSoftmax, lanes, batch);
        kernels.computeMeasuredLossLogSoftmax(lossLogSoftmax, lossLogSoftmax, batch);
        System.arraycopy(lossLogSoftmax, 0, measuredLossLogSoftmax, row, count);
        System.arraycopy(lossTop, 0, measuredAccuracy, row, count);
      }
      batch = rows;
      lossTotal = kernels.computeTotal(measuredLossLogSoftmax, 0, lanes, batch);
      total = kernels.computeTotal(measuredAccuracy, 0, lanes, batch);
      computeLossAndAccuracy();
      resize("batch", Math.min(rows, MEASURED_ROWS));
      return new double[] {evaluatedLoss, accuracy};
    }

    @Override
    protected double[] rates() {
      rate = 0.001;
      return new double[] {rate};
    }

    /** Takes rows of the data in place. */
    private void readRows(int first, int rows) {
      resize("batch", rows);
      image = dataset().floats(IMAGE);
      imageOffset = first * IMAGE_WIDTH;
      label = dataset().ints(LABEL);
      labelOffset = first;
    }

    /** Copies the rows of a shuffled batch side by side. */
    private void gatherRows(Batches batches, int rows) {
      resize("batch", rows);
      if (imageRows.length < rows * IMAGE_WIDTH) {
        imageRows = new float[length("batch", rows, IMAGE_WIDTH)];
      }
      if (labelRows.length < rows) {
        labelRows = new int[length("batch", rows, 1)];
      }
      batches.gather(IMAGE, imageRows);
      batches.gather(LABEL, labelRows);
      place("image", imageRows);
      place("label", labelRows);
    }

    @Override
    protected void update() {
      computeBatchSizeAndOthers();
      // h1Z = image · h1Weight, [batch, 784] x [784, 784]
      products.multiply(image, imageOffset, h1Weight, null, batch, IMAGE_WIDTH, H1_WIDTH, h1Edge2);
      // h2Z = h1 · h2Weight, [batch, 784] x [784, 784]
      products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge2);
      computeGradLossLogSum(gradLossLogSoftmax, label, labelOffset, gradLossLogSum, lanes, batch);
      // logitsZ = h2 · logitsWeight, [batch, 784] x [784, 10]
      products.multiply(h2, 0, logitsWeight, logitsZ, batch, H2_WIDTH, LOGITS_WIDTH);
      maxLossTop(logitsZ, logitsBias, lossTop, batch);
      computeLossZ(logitsZ, logitsBias, lossTop, logitsZ, batch);
      kernels.computeLossExps(logitsZ, lossExps, batch);
      computeLossExpSum(lossExps, lossTop, lanes, batch);
      kernels.computeLossLogSum(lossTop, gradLossLogSum, lossTop, gradLossLogSum, batch);
      computeGradLossZ(
          gradLossLogSoftmax, label, labelOffset, gradLossLogSum, lossExps, lossExps, batch);
      sumLossLogSoftmax(label, labelOffset, logitsZ, lossTop, gradLossLogSum, lanes, batch);
      // gradH2 = gradLossZ · logitsWeightᵀ, [batch, 10] x [10, 784]
      products.multiplyByTransposed(
          lossExps, 0, logitsWeight, null, batch, LOGITS_WIDTH, H2_WIDTH, gradH2ZEdge);
      // gradLogitsWeight = h2ᵀ · gradLossZ, [784, batch] x [batch, 10]
      products.multiplyTransposedBy(
          h2, 0, lossExps, null, H2_WIDTH, batch, LOGITS_WIDTH, logitsWeightEdge);
      sumGradLogitsBias(lossExps, gradLogitsBias, gradLogitsBiasBlock, batch);
      kernels.adam(logitsBiasM, gradLogitsBias, logitsBiasV, logitsBias, rateT, epsilonT);
      lossTotal = kernels.computeLossTotal(gradLossLogSum, lanes, batch);
      // gradH1 = gradH2Z · h2Weightᵀ, [batch, 784] x [784, 784]
      products.multiplyByTransposed(
          gradH2Z, 0, h2Weight, null, batch, H2_WIDTH, H1_WIDTH, gradH1ZEdge);
      // gradH2Weight = h1ᵀ · gradH2Z, [784, batch] x [batch, 784]
      products.multiplyTransposedBy(h1, 0, gradH2Z, null, H1_WIDTH, batch, H2_WIDTH, h2WeightEdge);
      team.sum(gradH2BiasRows, batch, H2_WIDTH, 2352);
      team.total(0, gradH2Bias, H2_WIDTH);
      loss = lossTotal / batchSize;
      kernels.adam(h2BiasM, gradH2Bias, h2BiasV, h2Bias, rateT, epsilonT);
      // gradH1Weight = imageᵀ · gradH1Z, [784, batch] x [batch, 784]
      products.multiplyTransposedBy(
          image, imageOffset, gradH1Z, null, IMAGE_WIDTH, batch, H1_WIDTH, h1WeightEdge);
      team.sum(gradH1BiasRows, batch, H1_WIDTH, 2352);
      team.total(0, gradH2Bias, H1_WIDTH);
      kernels.adam(h1BiasM, gradH2Bias, h1BiasV, h1Bias, rateT, epsilonT);
      step++;
    }

    @Override
    protected void allocateGradients() {
      h1WeightGradient = floatGradient("h1/dense/weight");
      h1BiasGradient = floatGradient("h1/dense/bias");
      h2WeightGradient = floatGradient("h2/dense/weight");
      h2BiasGradient = floatGradient("h2/dense/bias");
      logitsWeightGradient = floatGradient("logits/dense/weight");
      logitsBiasGradient = floatGradient("logits/dense/bias");
    }

    @Override
    protected void computeGradients() {
      computeBatchSizeAndGradLossLogSoftmax();
      // h1Z = image · h1Weight, [batch, 784] x [784, 784]
      products.multiply(image, imageOffset, h1Weight, null, batch, IMAGE_WIDTH, H1_WIDTH, h1Edge2);
      // h2Z = h1 · h2Weight, [batch, 784] x [784, 784]
      products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge2);
      computeGradLossLogSum(gradLossLogSoftmax, label, labelOffset, gradLossLogSum, lanes, batch);
      // logitsZ = h2 · logitsWeight, [batch, 784] x [784, 10]
      products.multiply(h2, 0, logitsWeight, logitsZ, batch, H2_WIDTH, LOGITS_WIDTH);
      maxLossTop(logitsZ, logitsBias, lossTop, batch);
      computeLossZ(logitsZ, logitsBias, lossTop, logitsZ, batch);
      kernels.computeLossExps(logitsZ, lossExps, batch);
      computeLossExpSum(lossExps, lossTop, lanes, batch);
      kernels.computeLossLogSum(lossTop, gradLossLogSum, lossTop, gradLossLogSum, batch);
      computeGradLossZ(
          gradLossLogSoftmax, label, labelOffset, gradLossLogSum, lossExps, lossExps, batch);
      sumLossLogSoftmax(label, labelOffset, logitsZ, lossTop, gradLossLogSum, lanes, batch);
      // gradH2 = gradLossZ · logitsWeightᵀ, [batch, 10] x [10, 784]
      products.multiplyByTransposed(
          lossExps, 0, logitsWeight, null, batch, LOGITS_WIDTH, H2_WIDTH, gradH2ZEdge);
      // gradLogitsWeight = h2ᵀ · gradLossZ, [784, batch] x [batch, 10]
      products.multiplyTransposedBy(
          h2, 0, lossExps, logitsWeightGradient, H2_WIDTH, batch, LOGITS_WIDTH);
      sumGradLogitsBias(lossExps, logitsBiasGradient, gradLogitsBias, batch);
      lossTotal = kernels.computeLossTotal(gradLossLogSum, lanes, batch);
      // gradH1 = gradH2Z · h2Weightᵀ, [batch, 784] x [784, 784]
      products.multiplyByTransposed(
          gradH2Z, 0, h2Weight, null, batch, H2_WIDTH, H1_WIDTH, gradH1ZEdge);
      // gradH2Weight = h1ᵀ · gradH2Z, [784, batch] x [batch, 784]
      products.multiplyTransposedBy(h1, 0, gradH2Z, h2WeightGradient, H1_WIDTH, batch, H2_WIDTH);
      team.sum(gradH2BiasRows, batch, H2_WIDTH, 2352);
      team.total(0, h2BiasGradient, H2_WIDTH);
      loss = lossTotal / batchSize;
      // gradH1Weight = imageᵀ · gradH1Z, [784, batch] x [batch, 784]
      products.multiplyTransposedBy(
          image, imageOffset, gradH1Z, h1WeightGradient, IMAGE_WIDTH, batch, H1_WIDTH);
      team.sum(gradH1BiasRows, batch, H1_WIDTH, 2352);
      team.total(0, h1BiasGradient, H1_WIDTH);
    }

    @Override
    protected void applyGradients() {
      computeRateTAndEpsilonT();
      kernels.adam(h1WeightM, h1WeightGradient, h1WeightV, h1Weight, rateT, epsilonT);
      kernels.adam(h1BiasM, h1BiasGradient, h1BiasV, h1Bias, rateT, epsilonT);
      kernels.adam(h2WeightM, h2WeightGradient, h2WeightV, h2Weight, rateT, epsilonT);
      kernels.adam(h2BiasM, h2BiasGradient, h2BiasV, h2Bias, rateT, epsilonT);
      kernels.adam(
          logitsWeightM, logitsWeightGradient, logitsWeightV, logitsWeight, rateT, epsilonT);
      kernels.adam(logitsBiasM, logitsBiasGradient, logitsBiasV, logitsBias, rateT, epsilonT);
    }

    // mnist.nn:12: data idx("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz") {
    private static Object[] rows(double[][] columns, int batch) {
      double[] image = new double[batch * IMAGE_WIDTH];
      computeImage(columns[0], 0, image, batch);
      return new Object[] {image, columns[1]};
    }

    // mnist.nn:16: validate idx("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz") {
    private static Object[] rowsOfSource(double[][] columns, int batch) {
      double[] image = new double[batch * IMAGE_WIDTH];
      computeImage(columns[0], 0, image, batch);
      return new Object[] {image, columns[1]};
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    // mnist.nn:23: metric accuracy(logits, label)
    private void computeLossAndAccuracy() {
      float value = (float) batch;
      evaluatedLoss = lossTotal / value;
      accuracy = total / value;
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    // mnist.nn:21: optimize adam(rate = 1e-3)
    private void computeBatchSizeAndOthers() {
      batchSize = (float) batch;
      gradLossLogSoftmax = -(1f / batchSize);
      double t = (double) step + 1.0;
      double correction = Math.sqrt(1.0 - DoubleMath.pow(0.999, t));
      rateT = (float) (0.001 * correction / (1.0 - DoubleMath.pow(0.9, t)));
      epsilonT = (float) (1e-8 * correction);
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    private void computeBatchSizeAndGradLossLogSoftmax() {
      batchSize = (float) batch;
      gradLossLogSoftmax = -(1f / batchSize);
    }

    // mnist.nn:21: optimize adam(rate = 1e-3)
    private void computeRateTAndEpsilonT() {
      double t = (double) step + 1.0;
      double correction = Math.sqrt(1.0 - DoubleMath.pow(0.999, t));
      rateT = (float) (0.001 * correction / (1.0 - DoubleMath.pow(0.9, t)));
      epsilonT = (float) (1e-8 * correction);
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    private static void computeGradLossLogSum(
        float gradLossLogSoftmax,
        int[] label,
        int labelOffset,
        float[] gradLossLogSum,
        float[] lanes,
        int batch) {
      for (int i = 0; i < batch; i++) {
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          lanes[j] = -(gradLossLogSoftmax * (label[labelOffset + i] == j ? 1f : 0f));
        }
        gradLossLogSum[i] = Sums.join(lanes, LOGITS_WIDTH);
      }
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    private static void maxLossTop(
        float[] logitsZ, float[] logitsBias, float[] lossTop, int batch) {
      for (int i = 0; i < batch; i++) {
        float max = Float.NEGATIVE_INFINITY;
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          max = Math.max(max, logitsZ[row + j] + logitsBias[j]);
        }
        lossTop[i] = max;
      }
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    private static void computeLossZ(
        float[] logitsZ, float[] logitsBias, float[] lossTop, float[] lossZ, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          lossZ[row + j] = logitsZ[row + j] + logitsBias[j] - lossTop[i];
        }
      }
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    private static void computeLossExpSum(
        float[] lossExps, float[] lossExpSum, float[] lanes, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          lanes[j] = lossExps[row + j];
        }
        lossExpSum[i] = Sums.join(lanes, LOGITS_WIDTH);
      }
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    private static void computeGradLossZ(
        float gradLossLogSoftmax,
        int[] label,
        int labelOffset,
        float[] gradLossExpSum,
        float[] lossExps,
        float[] gradLossZ,
        int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          gradLossZ[row + j] =
              gradLossLogSoftmax * (label[labelOffset + i] == j ? 1f : 0f)
                  + gradLossExpSum[i] * lossExps[row + j];
        }
      }
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    private static void sumLossLogSoftmax(
        int[] label,
        int labelOffset,
        float[] lossZ,
        float[] lossLogSum,
        float[] lossLogSoftmax,
        float[] lanes,
        int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          lanes[j] = (label[labelOffset + i] == j ? 1f : 0f) * (lossZ[row + j] - lossLogSum[i]);
        }
        lossLogSoftmax[i] = Sums.join(lanes, LOGITS_WIDTH);
      }
    }

    // mnist.nn:21: optimize adam(rate = 1e-3)
    private static void updateLogitsWeight(
        float[] logitsWeightM,
        float[] gradLogitsWeight,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] logitsWeightV,
        float[] logitsWeight,
        float rateT,
        float epsilonT) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * LOGITS_WIDTH;
        for (int j = column; j < column + columns; j++) {
          float gradLogitsWeightValue = gradLogitsWeight[tileRow + j];
          float newLogitsWeightM = 0.9f * logitsWeightM[row2 + j] + 0.1f * gradLogitsWeightValue;
          float newLogitsWeightV =
              0.999f * logitsWeightV[row2 + j]
                  + 0.001f * (gradLogitsWeightValue * gradLogitsWeightValue);
          float newLogitsWeight =
              logitsWeight[row2 + j]
                  - rateT * newLogitsWeightM / ((float) Math.sqrt(newLogitsWeightV) + epsilonT);
          logitsWeightM[row2 + j] = newLogitsWeightM;
          logitsWeightV[row2 + j] = newLogitsWeightV;
          logitsWeight[row2 + j] = newLogitsWeight;
        }
      }
    }

    // mnist.nn:7: logits = h2 |> dense(10, init = normal(stddev = 0.05))
    private static void sumGradLogitsBias(
        float[] gradLossZ, float[] gradLogitsBias, float[] columns, int batch) {
      Arrays.fill(gradLogitsBias, 0, LOGITS_WIDTH, 0);
      for (int block = 0; block < batch; block += Sums.ROWS) {
        Arrays.fill(columns, 0, LOGITS_WIDTH, 0);
        int end = Math.min(batch, block + Sums.ROWS);
        for (int i = block; i < end; i++) {
          int row = i * LOGITS_WIDTH;
          for (int j = 0; j < LOGITS_WIDTH; j++) {
            columns[j] += gradLossZ[row + j];
          }
        }
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          gradLogitsBias[j] += columns[j];
        }
      }
    }

    // mnist.nn:8: output digit = argmax(logits, axis = 1)
    private static void argmaxDigit(float[] logitsZ, float[] logitsBias, int[] digit, int batch) {
      for (int i = 0; i < batch; i++) {
        float max = Float.NEGATIVE_INFINITY;
        int best = 0;
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          float candidate = logitsZ[row + j] + logitsBias[j];
          if (candidate > max || Float.isNaN(candidate) && !Float.isNaN(max)) {
            max = candidate;
            best = j;
          }
        }
        digit[i] = best;
      }
    }

    // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
    private static void computeLossExpSumInEvaluation(
        float[] lossZ, float[] lossExpSum, float[] lanes, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          lanes[j] = FloatMath.exp(lossZ[row + j]);
        }
        lossExpSum[i] = Sums.join(lanes, LOGITS_WIDTH);
      }
    }

    // mnist.nn:7: logits = h2 |> dense(10, init = normal(stddev = 0.05))
    private static void computeLogits(
        float[] logitsZ,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] logitsBias,
        float[] logits) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * LOGITS_WIDTH;
        for (int j = column; j < column + columns; j++) {
          logits[row2 + j] = logitsZ[tileRow + j] + logitsBias[j];
        }
      }
    }

    // mnist.nn:5: h1 = image |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
    private static void computeNormal(float[] radius, float[] normal) {
      for (int i = 0; i < H1_WEIGHT_SIZE; i++) {
        normal[i] = (float) Math.sqrt(-2f * FloatMath.log1p(-radius[i]));
      }
    }

    // mnist.nn:5: h1 = image |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
    private static void initializeWeight(float[] normal, float[] angle, float[] weight) {
      for (int i = 0; i < weight.length; i++) {
        weight[i] = 0.05f * (normal[i] * FloatMath.cos(6.2831855f * angle[i]));
      }
    }

    // mnist.nn:7: logits = h2 |> dense(10, init = normal(stddev = 0.05))
    private static void computeLogitsNormal(float[] logitsRadius, float[] logitsNormal) {
      for (int i = 0; i < LOGITS_WEIGHT_SIZE; i++) {
        logitsNormal[i] = (float) Math.sqrt(-2f * FloatMath.log1p(-logitsRadius[i]));
      }
    }

    private static void computeImage(
        double[] column0, int column0Offset, double[] image, int batch) {
      for (int i = 0; i < batch * IMAGE_WIDTH; i++) {
        image[i] = column0[column0Offset + i] / 255.0;
      }
    }

    /**
     * Loops in plain Java. {@code MnistTrainerLanes} gives the same bits, several elements at a
     * time.
     */
    static class Kernels {
      // mnist.nn:5: h1 = image |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
      void computeH1AndH2(
          float[] z,
          int at,
          int stride,
          int row,
          int rows,
          int column,
          int columns,
          float[] bias,
          float[] value,
          float[] gradZ) {
        int origin = at - row * stride - column;
        for (int i = row; i < row + rows; i++) {
          int tileRow = origin + i * stride;
          int row2 = i * H1_WIDTH;
          for (int j = column; j < column + columns; j++) {
            float sum = z[tileRow + j] + bias[j];
            float exp = FloatMath.exp(-Math.abs(sum));
            float sum2 = 1f + exp;
            float newValue = (sum < 0f ? exp : 1f) / sum2;
            float newGradZ = newValue * ((sum > 0f ? exp : 1f) / sum2);
            value[row2 + j] = newValue;
            gradZ[row2 + j] = newGradZ;
          }
        }
      }

      // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
      void computeLossExps(float[] lossZ, float[] lossExps, int batch) {
        for (int i = 0; i < batch * LOGITS_WIDTH; i++) {
          lossExps[i] = FloatMath.exp(lossZ[i]);
        }
      }

      // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
      void computeLossLogSum(
          float[] lossExpSum,
          float[] gradLossLogSum,
          float[] lossLogSum,
          float[] gradLossExpSum,
          int batch) {
        for (int i = 0; i < batch; i++) {
          float lossExpSumValue = lossExpSum[i];
          float newLossLogSum = FloatMath.log(lossExpSumValue);
          float newGradLossExpSum = gradLossLogSum[i] / lossExpSumValue;
          lossLogSum[i] = newLossLogSum;
          gradLossExpSum[i] = newGradLossExpSum;
        }
      }

      // mnist.nn:6: h2 = h1 |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
      void computeGradZ(
          float[] gradient,
          int at,
          int stride,
          int row,
          int rows,
          int column,
          int columns,
          float[] gradZ,
          float[] gradZ2) {
        int origin = at - row * stride - column;
        for (int i = row; i < row + rows; i++) {
          int tileRow = origin + i * stride;
          int row2 = i * H2_WIDTH;
          for (int j = column; j < column + columns; j++) {
            gradZ2[row2 + j] = gradient[tileRow + j] * gradZ[row2 + j];
          }
        }
      }

      // mnist.nn:21: optimize adam(rate = 1e-3)
      void adam(
          float[] m, float[] gradient, float[] v, float[] parameter, float rateT, float epsilonT) {
        for (int i = 0; i < m.length; i++) {
          float gradientValue = gradient[i];
          float newM = 0.9f * m[i] + 0.1f * gradientValue;
          float newV = 0.999f * v[i] + 0.001f * (gradientValue * gradientValue);
          float newParameter = parameter[i] - rateT * newM / ((float) Math.sqrt(newV) + epsilonT);
          m[i] = newM;
          v[i] = newV;
          parameter[i] = newParameter;
        }
      }

      // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
      float computeLossTotal(float[] lossLogSoftmax, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            lanes[i & 15] += -lossLogSoftmax[i];
          }
          total += Sums.join(lanes);
        }
        return total;
      }

      // mnist.nn:21: optimize adam(rate = 1e-3)
      void adamInTile(
          float[] m,
          float[] gradWeight,
          int at,
          int stride,
          int row,
          int rows,
          int column,
          int columns,
          float[] v,
          float[] weight,
          float rateT,
          float epsilonT) {
        int origin = at - row * stride - column;
        for (int i = row; i < row + rows; i++) {
          int tileRow = origin + i * stride;
          int row2 = i * H2_WIDTH;
          for (int j = column; j < column + columns; j++) {
            float gradWeightValue = gradWeight[tileRow + j];
            float newM = 0.9f * m[row2 + j] + 0.1f * gradWeightValue;
            float newV = 0.999f * v[row2 + j] + 0.001f * (gradWeightValue * gradWeightValue);
            float newWeight =
                weight[row2 + j] - rateT * newM / ((float) Math.sqrt(newV) + epsilonT);
            m[row2 + j] = newM;
            v[row2 + j] = newV;
            weight[row2 + j] = newWeight;
          }
        }
      }

      // mnist.nn:6: h2 = h1 |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
      void sumGradBias(float[] gradZ, float[] columns, int at, int from, int to) {
        for (int i = from; i < to; i++) {
          int row = i * H2_WIDTH;
          for (int j = 0; j < H2_WIDTH; j++) {
            columns[at + j] += gradZ[row + j];
          }
        }
      }

      // mnist.nn:5: h1 = image |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
      void computeH1AndH2InTile(
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
            value[row2 + j] = FloatMath.sigmoid(z[tileRow + j] + bias[j]);
          }
        }
      }

      // mnist.nn:23: metric accuracy(logits, label)
      void computeMeasuredAccuracy(
          int[] digit, int[] label, int labelOffset, float[] measuredAccuracy, int batch) {
        for (int i = 0; i < batch; i++) {
          measuredAccuracy[i] = digit[i] == label[labelOffset + i] ? 1f : 0f;
        }
      }

      // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
      void computeLossLogSumInEvaluation(float[] lossExpSum, float[] lossLogSum, int batch) {
        for (int i = 0; i < batch; i++) {
          lossLogSum[i] = FloatMath.log(lossExpSum[i]);
        }
      }

      // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
      void computeMeasuredLossLogSoftmax(
          float[] lossLogSoftmax, float[] measuredLossLogSoftmax, int batch) {
        for (int i = 0; i < batch; i++) {
          measuredLossLogSoftmax[i] = -lossLogSoftmax[i];
        }
      }

      // mnist.nn:20: loss sparse_cross_entropy_logits(logits, label)
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
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String IMAGE = "image";
    public static final String LABEL = "label";
    public static final String DIGIT = "digit";
    public static final String H1_DENSE_WEIGHT = "h1/dense/weight";
    public static final String H1_DENSE_BIAS = "h1/dense/bias";
    public static final String H2_DENSE_WEIGHT = "h2/dense/weight";
    public static final String H2_DENSE_BIAS = "h2/dense/bias";
    public static final String LOGITS_DENSE_WEIGHT = "logits/dense/weight";
    public static final String LOGITS_DENSE_BIAS = "logits/dense/bias";

    private Names() {}
  }
}
