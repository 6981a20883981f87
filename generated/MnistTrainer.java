import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.launch.TrainerMain;
import dev.nnc.runtime.math.DoubleMath;
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
 * Handwritten digits of 28 x 28 pixels: 784-784-784-10.
 *
 * <p>Trains it: opens sessions, and is a program.
 */
public final class MnistTrainer {
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
                        List.of(
                            "data/train-images-idx3-ubyte.gz", "data/train-labels-idx1-ubyte.gz"),
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
                        List.of("data/t10k-images-idx3-ubyte.gz", "data/t10k-labels-idx1-ubyte.gz"),
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
            List.of());
    private static final int IMAGE = 0;
    private static final int LABEL = 1;
    private static final int IMAGE_WIDTH = 784;
    private static final int LOGITS_DENSE_WEIGHT_WIDTH = 10;
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

    private final Products products = own(new Products("Mnist", options().threads()));
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

    /** {@code h1/dense/weight}, float[784, 784]. */
    private final float[] h1DenseWeight =
        floats(Cell.Kind.VARIABLE, "h1/dense/weight", IMAGE_WIDTH, IMAGE_WIDTH);

    /** {@code h1/dense/bias}, float[784]. */
    private final float[] h1DenseBias = floats(Cell.Kind.VARIABLE, "h1/dense/bias", IMAGE_WIDTH);

    /** {@code h2/dense/weight}, float[784, 784]. */
    private final float[] h2DenseWeight =
        floats(Cell.Kind.VARIABLE, "h2/dense/weight", IMAGE_WIDTH, IMAGE_WIDTH);

    /** {@code h2/dense/bias}, float[784]. */
    private final float[] h2DenseBias = floats(Cell.Kind.VARIABLE, "h2/dense/bias", IMAGE_WIDTH);

    /** {@code logits/dense/weight}, float[784, 10]. */
    private final float[] logitsDenseWeight =
        floats(Cell.Kind.VARIABLE, "logits/dense/weight", IMAGE_WIDTH, LOGITS_DENSE_WEIGHT_WIDTH);

    /** {@code logits/dense/bias}, float[10]. */
    private final float[] logitsDenseBias =
        floats(Cell.Kind.VARIABLE, "logits/dense/bias", LOGITS_DENSE_WEIGHT_WIDTH);

    /** {@code h1/dense/weight/adam/m}, float[784, 784]. */
    private final float[] h1DenseWeightAdamM =
        floats(Cell.Kind.SLOT, "h1/dense/weight/adam/m", IMAGE_WIDTH, IMAGE_WIDTH);

    /** {@code h1/dense/weight/adam/v}, float[784, 784]. */
    private final float[] h1DenseWeightAdamV =
        floats(Cell.Kind.SLOT, "h1/dense/weight/adam/v", IMAGE_WIDTH, IMAGE_WIDTH);

    /** {@code h1/dense/bias/adam/m}, float[784]. */
    private final float[] h1DenseBiasAdamM =
        floats(Cell.Kind.SLOT, "h1/dense/bias/adam/m", IMAGE_WIDTH);

    /** {@code h1/dense/bias/adam/v}, float[784]. */
    private final float[] h1DenseBiasAdamV =
        floats(Cell.Kind.SLOT, "h1/dense/bias/adam/v", IMAGE_WIDTH);

    /** {@code h2/dense/weight/adam/m}, float[784, 784]. */
    private final float[] h2DenseWeightAdamM =
        floats(Cell.Kind.SLOT, "h2/dense/weight/adam/m", IMAGE_WIDTH, IMAGE_WIDTH);

    /** {@code h2/dense/weight/adam/v}, float[784, 784]. */
    private final float[] h2DenseWeightAdamV =
        floats(Cell.Kind.SLOT, "h2/dense/weight/adam/v", IMAGE_WIDTH, IMAGE_WIDTH);

    /** {@code h2/dense/bias/adam/m}, float[784]. */
    private final float[] h2DenseBiasAdamM =
        floats(Cell.Kind.SLOT, "h2/dense/bias/adam/m", IMAGE_WIDTH);

    /** {@code h2/dense/bias/adam/v}, float[784]. */
    private final float[] h2DenseBiasAdamV =
        floats(Cell.Kind.SLOT, "h2/dense/bias/adam/v", IMAGE_WIDTH);

    /** {@code logits/dense/weight/adam/m}, float[784, 10]. */
    private final float[] logitsDenseWeightAdamM =
        floats(
            Cell.Kind.SLOT, "logits/dense/weight/adam/m", IMAGE_WIDTH, LOGITS_DENSE_WEIGHT_WIDTH);

    /** {@code logits/dense/weight/adam/v}, float[784, 10]. */
    private final float[] logitsDenseWeightAdamV =
        floats(
            Cell.Kind.SLOT, "logits/dense/weight/adam/v", IMAGE_WIDTH, LOGITS_DENSE_WEIGHT_WIDTH);

    /** {@code logits/dense/bias/adam/m}, float[10]. */
    private final float[] logitsDenseBiasAdamM =
        floats(Cell.Kind.SLOT, "logits/dense/bias/adam/m", LOGITS_DENSE_WEIGHT_WIDTH);

    /** {@code logits/dense/bias/adam/v}, float[10]. */
    private final float[] logitsDenseBiasAdamV =
        floats(Cell.Kind.SLOT, "logits/dense/bias/adam/v", LOGITS_DENSE_WEIGHT_WIDTH);

    private float lossMean;
    private float gradLossLogSoftmax;
    private float gradH1Parameter;
    private float gradH1Parameter2;
    private float lossMean2;
    private float loss;
    private float mean;
    private float accuracy;
    private float loss2;
    private double gradH1T;

    /** float[batch, 784]; also holds {@code h1}. */
    private float[] h1Z = {};

    /** float[batch, 784]; also holds {@code h2Z}, {@code h2}. */
    private float[] h1 = {};

    /** float[batch, 784]; also holds {@code gradH2Z}, {@code gradH1}. */
    private float[] h2Z = {};

    /** float[batch]; also holds {@code lossLogSoftmax}, {@code lossZ}. */
    private float[] gradLossLogSoftmax2 = {};

    /** float[batch, 784]. */
    private float[] h2 = {};

    /** float[batch, 10]. */
    private float[] logitsZ = {};

    /** float[batch]; also holds {@code lossLogSoftmax}. */
    private float[] lossZ = {};

    /** float[batch, 10]; also holds {@code gradLossLogSoftmax}. */
    private float[] lossLogSoftmax = {};

    /** float[batch]. */
    private float[] lossLogSoftmax2 = {};

    /** float[batch, 784]; also holds {@code gradH2}. */
    private float[] gradLogitsZ = {};

    /** float[784, 10]; also holds {@code gradH2Z}, {@code columns}, {@code logitsRadius}. */
    private final float[] gradLogitsZ2 = new float[7840];

    /** float[10]. */
    private final float[] gradLogitsZ3 = new float[LOGITS_DENSE_WEIGHT_WIDTH];

    /** float[10]. */
    private final float[] columns = new float[LOGITS_DENSE_WEIGHT_WIDTH];

    /** float[784, 784]; also holds {@code gradH1Z}, {@code h1Radius}. */
    private final float[] gradH2Z = new float[614_656];

    /** float[784]; also holds {@code gradH1Z}. */
    private final float[] columns2 = new float[IMAGE_WIDTH];

    /** float[784, 784]. */
    private final float[] h1Angle = new float[614_656];

    /** float[784, 784]. */
    private final float[] h2Radius = new float[614_656];

    /** float[784, 784]. */
    private final float[] h2Angle = new float[614_656];

    /** float[784, 10]. */
    private final float[] logitsAngle = new float[7840];

    /** int[batch]. */
    private int[] digit = {};

    private float[] imageRows = {};
    private int[] labelRows = {};

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
            capacity = size;
            h1Z = new float[length("batch", batch, IMAGE_WIDTH)];
            h1 = new float[length("batch", batch, IMAGE_WIDTH)];
            h2Z = new float[length("batch", batch, IMAGE_WIDTH)];
            gradLossLogSoftmax2 = new float[length("batch", batch, 1)];
            h2 = new float[length("batch", batch, IMAGE_WIDTH)];
            logitsZ = new float[length("batch", batch, LOGITS_DENSE_WEIGHT_WIDTH)];
            lossZ = new float[length("batch", batch, 1)];
            lossLogSoftmax = new float[length("batch", batch, LOGITS_DENSE_WEIGHT_WIDTH)];
            lossLogSoftmax2 = new float[length("batch", batch, 1)];
            gradLogitsZ = new float[length("batch", batch, IMAGE_WIDTH)];
            digit = new int[length("batch", batch, 1)];
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
      Arrays.fill(h1DenseBias, 0f);
      Arrays.fill(logitsDenseBias, 0f);
      Arrays.fill(h1DenseWeightAdamM, 0f);
      Arrays.fill(logitsDenseWeightAdamM, 0f);
      random.fillUniform(gradH2Z, 0, 614_656, seed, H1_RADIUS_STREAM, step, 0);
      random.fillUniform(h1Angle, 0, 614_656, seed, H1_ANGLE_STREAM, step, 0);
      random.fillUniform(h2Radius, 0, 614_656, seed, H2_RADIUS_STREAM, step, 0);
      random.fillUniform(h2Angle, 0, 614_656, seed, H2_ANGLE_STREAM, step, 0);
      random.fillUniform(gradLogitsZ2, 0, 7840, seed, LOGITS_RADIUS_STREAM, step, 0);
      random.fillUniform(logitsAngle, 0, 7840, seed, LOGITS_ANGLE_STREAM, step, 0);
      initializeH1DenseWeight(gradH2Z, h1Angle, h1DenseWeight);
      initializeH1DenseWeight(h2Radius, h2Angle, h2DenseWeight);
      initializeH1DenseWeight(gradLogitsZ2, logitsAngle, logitsDenseWeight);
      Arrays.fill(h2DenseBias, 0f);
      Arrays.fill(h1DenseWeightAdamV, 0f);
      Arrays.fill(h1DenseBiasAdamM, 0f);
      Arrays.fill(h1DenseBiasAdamV, 0f);
      Arrays.fill(h2DenseWeightAdamM, 0f);
      Arrays.fill(h2DenseWeightAdamV, 0f);
      Arrays.fill(h2DenseBiasAdamM, 0f);
      Arrays.fill(h2DenseBiasAdamV, 0f);
      Arrays.fill(logitsDenseWeightAdamV, 0f);
      Arrays.fill(logitsDenseBiasAdamM, 0f);
      Arrays.fill(logitsDenseBiasAdamV, 0f);
    }

    private void computeDigit() {
      products.multiply(
          image,
          imageOffset,
          false,
          h1DenseWeight,
          0,
          false,
          h1Z,
          0,
          batch,
          IMAGE_WIDTH,
          IMAGE_WIDTH);
      computeH1(h1Z, h1DenseBias, h1Z, batch);
      products.multiply(
          h1Z, 0, false, h2DenseWeight, 0, false, h1, 0, batch, IMAGE_WIDTH, IMAGE_WIDTH);
      computeH1(h1, h2DenseBias, h1, batch);
      products.multiply(
          h1,
          0,
          false,
          logitsDenseWeight,
          0,
          false,
          logitsZ,
          0,
          batch,
          IMAGE_WIDTH,
          LOGITS_DENSE_WEIGHT_WIDTH);
      argmaxDigit(logitsZ, logitsDenseBias, digit, batch);
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
      lossMean = (float) batch;
      products.multiply(
          image,
          imageOffset,
          false,
          h1DenseWeight,
          0,
          false,
          h1Z,
          0,
          batch,
          IMAGE_WIDTH,
          IMAGE_WIDTH);
      computeH1(h1Z, h1DenseBias, h1Z, batch);
      products.multiply(
          h1Z, 0, false, h2DenseWeight, 0, false, h1, 0, batch, IMAGE_WIDTH, IMAGE_WIDTH);
      computeH1(h1, h2DenseBias, h1, batch);
      products.multiply(
          h1,
          0,
          false,
          logitsDenseWeight,
          0,
          false,
          logitsZ,
          0,
          batch,
          IMAGE_WIDTH,
          LOGITS_DENSE_WEIGHT_WIDTH);
      maxLossZ(logitsZ, logitsDenseBias, gradLossLogSoftmax2, batch);
      argmaxDigit(logitsZ, logitsDenseBias, digit, batch);
      mean = sumMean(digit, label, labelOffset, lanes, batch);
      sumLossLogSoftmax3(logitsZ, logitsDenseBias, gradLossLogSoftmax2, lossZ, lanes, batch);
      accuracy = mean / lossMean;
      computeLossLogSoftmax3(lossZ, lossZ, batch);
      sumLossLogSoftmax2(
          label,
          labelOffset,
          logitsZ,
          logitsDenseBias,
          gradLossLogSoftmax2,
          lossZ,
          lossLogSoftmax2,
          lanes,
          batch);
      lossMean2 = sumLossMean(lossLogSoftmax2, lanes, batch);
      loss2 = lossMean2 / lossMean;
      return new double[] {loss2, accuracy};
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

    private void update() {
      computeLossMean();
      products.multiply(
          image,
          imageOffset,
          false,
          h1DenseWeight,
          0,
          false,
          h1Z,
          0,
          batch,
          IMAGE_WIDTH,
          IMAGE_WIDTH);
      computeH1(h1Z, h1DenseBias, h1, batch);
      products.multiply(
          h1, 0, false, h2DenseWeight, 0, false, h2Z, 0, batch, IMAGE_WIDTH, IMAGE_WIDTH);
      sumGradLossLogSoftmax(
          gradLossLogSoftmax, label, labelOffset, gradLossLogSoftmax2, lanes, batch);
      computeH1(h2Z, h2DenseBias, h2, batch);
      products.multiply(
          h2,
          0,
          false,
          logitsDenseWeight,
          0,
          false,
          logitsZ,
          0,
          batch,
          IMAGE_WIDTH,
          LOGITS_DENSE_WEIGHT_WIDTH);
      maxLossZ(logitsZ, logitsDenseBias, lossZ, batch);
      computeLossLogSoftmax(logitsZ, logitsDenseBias, lossZ, lossLogSoftmax, batch);
      sumLossLogSoftmax(lossLogSoftmax, lossLogSoftmax2, lanes, batch);
      computeLossLogSoftmax2(
          lossLogSoftmax2, gradLossLogSoftmax2, lossLogSoftmax2, gradLossLogSoftmax2, batch);
      computeGradLossLogSoftmax(
          gradLossLogSoftmax,
          label,
          labelOffset,
          gradLossLogSoftmax2,
          lossLogSoftmax,
          lossLogSoftmax,
          batch);
      sumLossLogSoftmax2(
          label,
          labelOffset,
          logitsZ,
          logitsDenseBias,
          lossZ,
          lossLogSoftmax2,
          gradLossLogSoftmax2,
          lanes,
          batch);
      products.multiply(
          lossLogSoftmax,
          0,
          false,
          logitsDenseWeight,
          0,
          true,
          gradLogitsZ,
          0,
          batch,
          LOGITS_DENSE_WEIGHT_WIDTH,
          IMAGE_WIDTH);
      products.multiply(
          h2,
          0,
          true,
          lossLogSoftmax,
          0,
          false,
          gradLogitsZ2,
          0,
          IMAGE_WIDTH,
          batch,
          LOGITS_DENSE_WEIGHT_WIDTH);
      sumGradLogitsZ(lossLogSoftmax, gradLogitsZ3, columns, batch);
      computeGradH2(gradLogitsZ, h2, h2Z, h2DenseBias, gradLogitsZ, batch);
      updateLogitsDenseWeight(
          logitsDenseWeightAdamM,
          gradLogitsZ2,
          logitsDenseWeightAdamV,
          logitsDenseWeight,
          gradH1Parameter,
          gradH1Parameter2);
      updateLogitsDenseWeight(
          logitsDenseBiasAdamM,
          gradLogitsZ3,
          logitsDenseBiasAdamV,
          logitsDenseBias,
          gradH1Parameter,
          gradH1Parameter2);
      lossMean2 = sumLossMean(gradLossLogSoftmax2, lanes, batch);
      products.multiply(
          gradLogitsZ, 0, false, h2DenseWeight, 0, true, h2Z, 0, batch, IMAGE_WIDTH, IMAGE_WIDTH);
      products.multiply(
          h1, 0, true, gradLogitsZ, 0, false, gradH2Z, 0, IMAGE_WIDTH, batch, IMAGE_WIDTH);
      sumGradH2Z(gradLogitsZ, gradLogitsZ2, columns2, batch);
      loss = lossMean2 / lossMean;
      computeGradH2(h2Z, h1, h1Z, h1DenseBias, h2Z, batch);
      updateLogitsDenseWeight(
          h2DenseWeightAdamM,
          gradH2Z,
          h2DenseWeightAdamV,
          h2DenseWeight,
          gradH1Parameter,
          gradH1Parameter2);
      updateLogitsDenseWeight(
          h2DenseBiasAdamM,
          gradLogitsZ2,
          h2DenseBiasAdamV,
          h2DenseBias,
          gradH1Parameter,
          gradH1Parameter2);
      products.multiply(
          image, imageOffset, true, h2Z, 0, false, gradH2Z, 0, IMAGE_WIDTH, batch, IMAGE_WIDTH);
      sumGradH2Z(h2Z, columns2, gradLogitsZ2, batch);
      updateLogitsDenseWeight(
          h1DenseWeightAdamM,
          gradH2Z,
          h1DenseWeightAdamV,
          h1DenseWeight,
          gradH1Parameter,
          gradH1Parameter2);
      updateLogitsDenseWeight(
          h1DenseBiasAdamM,
          columns2,
          h1DenseBiasAdamV,
          h1DenseBias,
          gradH1Parameter,
          gradH1Parameter2);
      step++;
    }

    // mnist.nn:12: data idx("data/train-images-idx3-ubyte.gz", "data/train-labels-idx1-ubyte.gz") …
    private static Object[] rows(double[][] columns, int batch) {
      double[] image = new double[batch * IMAGE_WIDTH];
      computeImage(columns[0], 0, image, batch);
      return new Object[] {image, columns[1]};
    }

    // mnist.nn:13: validate idx("data/t10k-images-idx3-ubyte.gz", "data/t10k-labels-idx1-ubyte.gz …
    private static Object[] rowsOfSource(double[][] columns, int batch) {
      double[] image = new double[batch * IMAGE_WIDTH];
      computeImage(columns[0], 0, image, batch);
      return new Object[] {image, columns[1]};
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    // mnist.nn:15: optimize adam(rate = 1e-3)
    private void computeLossMean() {
      float newLossMean = (float) batch;
      float newGradLossLogSoftmax = -(1f / newLossMean);
      double newGradH1T = (double) step + 1.0;
      float newGradH1Parameter = (float) (1.0 - DoubleMath.pow(0.9, newGradH1T));
      float newGradH1Parameter2 = (float) (1.0 - DoubleMath.pow(0.999, newGradH1T));
      lossMean = newLossMean;
      gradLossLogSoftmax = newGradLossLogSoftmax;
      gradH1T = newGradH1T;
      gradH1Parameter = newGradH1Parameter;
      gradH1Parameter2 = newGradH1Parameter2;
    }

    // mnist.nn:5: h1 = image |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
    private static void computeH1(float[] z, float[] parameter, float[] h1, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * IMAGE_WIDTH;
        for (int j = 0; j < IMAGE_WIDTH; j++) {
          h1[row + j] = FloatMath.sigmoid(z[row + j] + parameter[j]);
        }
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void sumGradLossLogSoftmax(
        float gradLossLogSoftmax,
        int[] label,
        int labelOffset,
        float[] gradLossLogSoftmax2,
        float[] lanes,
        int batch) {
      for (int i = 0; i < batch; i++) {
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          lanes[j] = -(gradLossLogSoftmax * (label[labelOffset + i] == j ? 1f : 0f));
        }
        gradLossLogSoftmax2[i] = Sums.join(lanes, LOGITS_DENSE_WEIGHT_WIDTH);
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void maxLossZ(
        float[] logitsZ, float[] logitsDenseBias, float[] lossZ, int batch) {
      for (int i = 0; i < batch; i++) {
        float max = Float.NEGATIVE_INFINITY;
        int row = i * LOGITS_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          max = Math.max(max, logitsZ[row + j] + logitsDenseBias[j]);
        }
        lossZ[i] = max;
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void computeLossLogSoftmax(
        float[] logitsZ,
        float[] logitsDenseBias,
        float[] lossZ,
        float[] lossLogSoftmax,
        int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          lossLogSoftmax[row + j] = FloatMath.exp(logitsZ[row + j] + logitsDenseBias[j] - lossZ[i]);
        }
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void sumLossLogSoftmax(
        float[] lossLogSoftmax, float[] lossLogSoftmax2, float[] lanes, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          lanes[j] = lossLogSoftmax[row + j];
        }
        lossLogSoftmax2[i] = Sums.join(lanes, LOGITS_DENSE_WEIGHT_WIDTH);
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void computeLossLogSoftmax2(
        float[] lossLogSoftmax,
        float[] gradLossLogSoftmax,
        float[] lossLogSoftmax2,
        float[] gradLossLogSoftmax2,
        int batch) {
      for (int i = 0; i < batch; i++) {
        float lossLogSoftmaxValue = lossLogSoftmax[i];
        float newLossLogSoftmax2 = FloatMath.log(lossLogSoftmaxValue);
        float newGradLossLogSoftmax2 = gradLossLogSoftmax[i] / lossLogSoftmaxValue;
        lossLogSoftmax2[i] = newLossLogSoftmax2;
        gradLossLogSoftmax2[i] = newGradLossLogSoftmax2;
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void computeGradLossLogSoftmax(
        float gradLossLogSoftmax,
        int[] label,
        int labelOffset,
        float[] gradLossLogSoftmax2,
        float[] lossLogSoftmax,
        float[] gradLossLogSoftmax3,
        int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          gradLossLogSoftmax3[row + j] =
              gradLossLogSoftmax * (label[labelOffset + i] == j ? 1f : 0f)
                  + gradLossLogSoftmax2[i] * lossLogSoftmax[row + j];
        }
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void sumLossLogSoftmax2(
        int[] label,
        int labelOffset,
        float[] logitsZ,
        float[] logitsDenseBias,
        float[] lossZ,
        float[] lossLogSoftmax,
        float[] lossLogSoftmax2,
        float[] lanes,
        int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          lanes[j] =
              (label[labelOffset + i] == j ? 1f : 0f)
                  * (logitsZ[row + j] + logitsDenseBias[j] - lossZ[i] - lossLogSoftmax[i]);
        }
        lossLogSoftmax2[i] = Sums.join(lanes, LOGITS_DENSE_WEIGHT_WIDTH);
      }
    }

    // mnist.nn:7: logits = h2 |> dense(10, init = normal(stddev = 0.05))
    private static void sumGradLogitsZ(
        float[] gradLossLogSoftmax, float[] gradLogitsZ, float[] columns, int batch) {
      Arrays.fill(gradLogitsZ, 0, LOGITS_DENSE_WEIGHT_WIDTH, 0);
      for (int block = 0; block < batch; block += Sums.ROWS) {
        Arrays.fill(columns, 0, LOGITS_DENSE_WEIGHT_WIDTH, 0);
        int end = Math.min(batch, block + Sums.ROWS);
        for (int i = block; i < end; i++) {
          int row = i * LOGITS_DENSE_WEIGHT_WIDTH;
          for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
            columns[j] += gradLossLogSoftmax[row + j];
          }
        }
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          gradLogitsZ[j] += columns[j];
        }
      }
    }

    // mnist.nn:6: h2 = h1 |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
    private static void computeGradH2(
        float[] gradient, float[] h2, float[] z, float[] parameter, float[] gradient2, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * IMAGE_WIDTH;
        for (int j = 0; j < IMAGE_WIDTH; j++) {
          gradient2[row + j] =
              gradient[row + j] * h2[row + j] * FloatMath.sigmoid(-(z[row + j] + parameter[j]));
        }
      }
    }

    // mnist.nn:15: optimize adam(rate = 1e-3)
    private static void updateLogitsDenseWeight(
        float[] m,
        float[] gradient,
        float[] v,
        float[] parameter,
        float gradH1Parameter,
        float gradH1Parameter2) {
      for (int i = 0; i < m.length; i++) {
        float gradientValue = gradient[i];
        float newM = 0.9f * m[i] + 0.1f * gradientValue;
        float newV = 0.999f * v[i] + 0.001f * (gradientValue * gradientValue);
        float newParameter =
            parameter[i]
                - 0.001f
                    * (newM / gradH1Parameter)
                    / ((float) Math.sqrt(newV / gradH1Parameter2) + 1e-8f);
        m[i] = newM;
        v[i] = newV;
        parameter[i] = newParameter;
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static float sumLossMean(float[] lossLogSoftmax, float[] lanes, int batch) {
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

    // mnist.nn:6: h2 = h1 |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
    private static void sumGradH2Z(
        float[] gradient, float[] gradient2, float[] columns, int batch) {
      Arrays.fill(gradient2, 0, IMAGE_WIDTH, 0);
      for (int block = 0; block < batch; block += Sums.ROWS) {
        Arrays.fill(columns, 0, IMAGE_WIDTH, 0);
        int end = Math.min(batch, block + Sums.ROWS);
        for (int i = block; i < end; i++) {
          int row = i * IMAGE_WIDTH;
          for (int j = 0; j < IMAGE_WIDTH; j++) {
            columns[j] += gradient[row + j];
          }
        }
        for (int j = 0; j < IMAGE_WIDTH; j++) {
          gradient2[j] += columns[j];
        }
      }
    }

    // mnist.nn:8: output digit = argmax(logits, axis = 1)
    private static void argmaxDigit(
        float[] logitsZ, float[] logitsDenseBias, int[] digit, int batch) {
      for (int i = 0; i < batch; i++) {
        float max = Float.NEGATIVE_INFINITY;
        int best = 0;
        int row = i * LOGITS_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          float candidate = logitsZ[row + j] + logitsDenseBias[j];
          if (candidate > max) {
            max = candidate;
            best = j;
          }
        }
        digit[i] = best;
      }
    }

    // mnist.nn:17: metric accuracy(logits, label)
    private static float sumMean(
        int[] digit, int[] label, int labelOffset, float[] lanes, int batch) {
      float total = 0;
      for (int block = 0; block < batch; block += Sums.BLOCK) {
        Arrays.fill(lanes, 0);
        int end = Math.min(batch, block + Sums.BLOCK);
        for (int i = block; i < end; i++) {
          lanes[i & 15] += digit[i] == label[labelOffset + i] ? 1f : 0f;
        }
        total += Sums.join(lanes);
      }
      return total;
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void sumLossLogSoftmax3(
        float[] logitsZ,
        float[] logitsDenseBias,
        float[] lossZ,
        float[] lossLogSoftmax,
        float[] lanes,
        int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_DENSE_WEIGHT_WIDTH;
        for (int j = 0; j < LOGITS_DENSE_WEIGHT_WIDTH; j++) {
          lanes[j] = FloatMath.exp(logitsZ[row + j] + logitsDenseBias[j] - lossZ[i]);
        }
        lossLogSoftmax[i] = Sums.join(lanes, LOGITS_DENSE_WEIGHT_WIDTH);
      }
    }

    // mnist.nn:14: loss sparse_cross_entropy_logits(logits, label)
    private static void computeLossLogSoftmax3(
        float[] lossLogSoftmax, float[] lossLogSoftmax2, int batch) {
      for (int i = 0; i < batch; i++) {
        lossLogSoftmax2[i] = FloatMath.log(lossLogSoftmax[i]);
      }
    }

    // mnist.nn:5: h1 = image |> dense(784, init = normal(stddev = 0.05)) |> sigmoid
    private static void initializeH1DenseWeight(float[] radius, float[] angle, float[] parameter) {
      for (int i = 0; i < parameter.length; i++) {
        parameter[i] =
            0.05f
                * ((float) Math.sqrt(-2f * FloatMath.log1p(-radius[i]))
                    * FloatMath.cos(6.2831855f * angle[i]));
      }
    }

    private static void computeImage(
        double[] column0, int column0Offset, double[] image, int batch) {
      for (int i = 0; i < batch * IMAGE_WIDTH; i++) {
        image[i] = column0[column0Offset + i] / 255.0;
      }
    }
  }
}
