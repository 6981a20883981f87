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
import dev.nnc.runtime.kernel.FloatRowSums;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.RowLoop;
import dev.nnc.runtime.kernel.RowTeam;
import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.kernel.Twins;
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
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Handwritten digits of 8 x 8 pixels: 64-256-10.
 *
 * <p>Trains it: opens sessions, and is a program.
 */
public final class DigitsTrainer {
  public static final int IMAGE_WIDTH = 64;

  private DigitsTrainer() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  public static void main(String[] arguments) {
    TrainerMain.main(DigitsTrainer.class, DigitsTrainer::open, arguments);
  }

  /** The model with its weights, and how it is trained. */
  public static final class Session extends TrainingSession {
    private static final TrainingPlan PLAN =
        new TrainingPlan(
            new TrainingPlan.Run(32, Duration.epochs(60), 0, false),
            new DataPlan(
                List.of(
                    new PlaceholderPlan("image", ElementType.FLOAT32, List.of(64)),
                    new PlaceholderPlan("label", ElementType.INT32, List.of(), 10)),
                List.of(
                    new SourcePlan(
                        "csv",
                        List.of("data/digits.csv.gz"),
                        Map.ofEntries(Map.entry("header", "false")),
                        List.of(
                            new Selection(new Selector.Positions(1, 64), 64, "image"),
                            new Selection(new Selector.Position(65), 1, "label")),
                        List.of("image", "label"),
                        false,
                        Session::rows)),
                List.of(),
                new SplitPlan(List.of(0.8, 0.2), SplitPlan.By.CLASS, "label"),
                0,
                false),
            List.of("accuracy"),
            List.of());

    private static final int IMAGE = 0;
    private static final int LABEL = 1;
    private static final int HIDDEN_WIDTH = 256;
    private static final int LOGITS_WIDTH = 10;
    private static final int HIDDEN_WEIGHT_SIZE = IMAGE_WIDTH * HIDDEN_WIDTH;
    private static final int LOGITS_WEIGHT_SIZE = HIDDEN_WIDTH * LOGITS_WIDTH;
    private static final long HIDDEN_RADIUS_STREAM =
        Threefry.stream("hidden/dense/weight/he_normal/normal/radius/random_uniform");
    private static final long HIDDEN_ANGLE_STREAM =
        Threefry.stream("hidden/dense/weight/he_normal/normal/angle/random_uniform");
    private static final long LOGITS_UNIFORM_STREAM =
        Threefry.stream("logits/dense/weight/glorot_uniform/uniform/random_uniform");
    private static final long HIDDEN_KEPT_STREAM =
        Threefry.stream("hidden/dropout/kept/random_bits");

    private final Kernels kernels =
        Twins.open(MethodHandles.lookup(), "DigitsTrainerLanes", Kernels::new);
    private final Products products = own(new Products("Digits", options().threads()));
    private final RowTeam team = products.rows();
    private final RandomFill random = new RandomFill();
    private final float[] lanes = new float[Sums.LANES];
    private int batch;
    private int capacity;

    /** float[batch, 64], from {@code imageOffset}. */
    private float[] image = {};

    private int imageOffset;

    /** int[batch], from {@code labelOffset}. */
    private int[] label = {};

    private int labelOffset;

    /** float[batch], of all rows that are measured. */
    private float[] measuredLossLogSoftmax = {};

    /** float[batch], of all rows that are measured. */
    private float[] measuredAccuracy = {};

    /** {@code hidden/dense/weight}, float[64, 256]. */
    private final float[] hiddenWeight =
        floats(Cell.Kind.VARIABLE, "hidden/dense/weight", IMAGE_WIDTH, HIDDEN_WIDTH);

    /** {@code hidden/dense/bias}, float[256]. */
    private final float[] hiddenBias =
        floats(Cell.Kind.VARIABLE, "hidden/dense/bias", HIDDEN_WIDTH);

    /** {@code logits/dense/weight}, float[256, 10]. */
    private final float[] logitsWeight =
        floats(Cell.Kind.VARIABLE, "logits/dense/weight", HIDDEN_WIDTH, LOGITS_WIDTH);

    /** {@code logits/dense/bias}, float[10]. */
    private final float[] logitsBias =
        floats(Cell.Kind.VARIABLE, "logits/dense/bias", LOGITS_WIDTH);

    /** {@code hidden/dense/weight/adam/m}, float[64, 256]. */
    private final float[] hiddenWeightM =
        floats(Cell.Kind.SLOT, "hidden/dense/weight/adam/m", IMAGE_WIDTH, HIDDEN_WIDTH);

    /** {@code hidden/dense/weight/adam/v}, float[64, 256]. */
    private final float[] hiddenWeightV =
        floats(Cell.Kind.SLOT, "hidden/dense/weight/adam/v", IMAGE_WIDTH, HIDDEN_WIDTH);

    /** {@code hidden/dense/bias/adam/m}, float[256]. */
    private final float[] hiddenBiasM =
        floats(Cell.Kind.SLOT, "hidden/dense/bias/adam/m", HIDDEN_WIDTH);

    /** {@code hidden/dense/bias/adam/v}, float[256]. */
    private final float[] hiddenBiasV =
        floats(Cell.Kind.SLOT, "hidden/dense/bias/adam/v", HIDDEN_WIDTH);

    /** {@code logits/dense/weight/adam/m}, float[256, 10]. */
    private final float[] logitsWeightM =
        floats(Cell.Kind.SLOT, "logits/dense/weight/adam/m", HIDDEN_WIDTH, LOGITS_WIDTH);

    /** {@code logits/dense/weight/adam/v}, float[256, 10]. */
    private final float[] logitsWeightV =
        floats(Cell.Kind.SLOT, "logits/dense/weight/adam/v", HIDDEN_WIDTH, LOGITS_WIDTH);

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

    /** float[batch, 256]; also holds {@code gradHiddenZ}, {@code hidden}. */
    private float[] hiddenZ = {};

    /** float[batch, 256]. */
    private float[] hidden = {};

    /** float[batch, 10]; also holds {@code probabilityExps}, {@code exps}, {@code probability}. */
    private float[] logitsZ = {};

    /**
     * float[batch]; also holds {@code gradProbabilityExpSum}, {@code lossLogSoftmax}, {@code top},
     * {@code expSum}, {@code lossLogSum}.
     */
    private float[] gradLossLogSum = {};

    /** float[batch]; also holds {@code expSum}, {@code lossLogSum}, {@code measuredAccuracy}. */
    private float[] top = {};

    /** float[batch, 10]; also holds {@code gradProbabilityExps}. */
    private float[] exps = {};

    /** float[10]; also holds {@code gradLogitsBiasBlock}. */
    private final float[] gradLogitsBias = new float[LOGITS_WIDTH];

    /** float[10]. */
    private final float[] gradLogitsBiasBlock = new float[LOGITS_WIDTH];

    /** float[256]. */
    private final float[] gradHiddenBias = new float[HIDDEN_WIDTH];

    /** float[batch]; also holds {@code measuredLossLogSoftmax}. */
    private float[] lossLogSoftmax = {};

    /**
     * float[64, 256], while cells get their initial values; also holds {@code hiddenNormal}, {@code
     * logitsUniform}.
     */
    private float[] hiddenRadius = {};

    /** float[64, 256], while cells get their initial values. */
    private float[] hiddenAngle = {};

    /** int[batch, 256]. */
    private int[] hiddenKept = {};

    /** int[batch]. */
    private int[] digit = {};

    /** The derivative by {@code hidden/dense/weight}, float[64, 256]. */
    private float[] hiddenWeightGradient = {};

    /** The derivative by {@code hidden/dense/bias}, float[256]. */
    private float[] hiddenBiasGradient = {};

    /** The derivative by {@code logits/dense/weight}, float[256, 10]. */
    private float[] logitsWeightGradient = {};

    /** The derivative by {@code logits/dense/bias}, float[10]. */
    private float[] logitsBiasGradient = {};

    private final FloatEdge hiddenEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeHiddenInTile(
                tile, at, stride, row, rows, column, columns, hiddenBias, hiddenZ);
    private final FloatEdge gradHiddenZEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeGradHiddenZ(
                hiddenKept,
                hiddenZ,
                hiddenBias,
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                hiddenZ);
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
    private final FloatEdge hiddenWeightEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.updateHiddenWeight(
                hiddenWeightM,
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                hiddenWeightV,
                hiddenWeight,
                rateT,
                epsilonT);
    private final RowLoop hiddenRows = this::computeHiddenRows;
    private final FloatRowSums gradHiddenBiasRows =
        (from, to, columns, at) -> kernels.sumGradHiddenBias(hiddenZ, columns, at, from, to);
    private float[] imageRows = {};
    private int[] labelRows = {};

    {
      Products.warmUp();
    }

    private Session(Options options) {
      super("Digits", options, PLAN);
      placeholder("image", ElementType.FLOAT32, "[batch, 64]");
      placeholder("label", ElementType.INT32, "[batch]", 10);
      output("digit", ElementType.INT32, "[batch]", "image");
      output("probability", ElementType.FLOAT32, "[batch, 10]", "image");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Makes one step of training.
     *
     * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
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
     * The digit that is most probable.
     *
     * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
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
     * The digit that is most probable.
     *
     * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
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

    /**
     * How probable each of the ten digits is.
     *
     * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
     * @return float[batch, 10]
     */
    public float[] probability(float[] image) {
      int rows = rows("image", image.length);
      resize("batch", rows);
      place("image", image);
      computeProbability();
      return Arrays.copyOf(logitsZ, batch * LOGITS_WIDTH);
    }

    /**
     * How probable each of the ten digits is.
     *
     * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
     * @param result takes the float[batch, 10]
     */
    public void probability(float[] image, float[] result) {
      int rows = rows("image", image.length);
      resize("batch", rows);
      place("image", image);
      requireLength("probability", result.length, batch * LOGITS_WIDTH);
      computeProbability();
      System.arraycopy(logitsZ, 0, result, 0, batch * LOGITS_WIDTH);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            hiddenZ = new float[length("batch", batch, HIDDEN_WIDTH)];
            hidden = new float[length("batch", batch, HIDDEN_WIDTH)];
            logitsZ = new float[length("batch", batch, LOGITS_WIDTH)];
            gradLossLogSum = new float[length("batch", batch, 1)];
            top = new float[length("batch", batch, 1)];
            exps = new float[length("batch", batch, LOGITS_WIDTH)];
            lossLogSoftmax = new float[length("batch", batch, 1)];
            hiddenKept = new int[length("batch", batch, HIDDEN_WIDTH)];
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
        case "probability" -> {
          computeProbability();
          yield tensor(logitsZ, batch, LOGITS_WIDTH);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      hiddenRadius = new float[HIDDEN_WEIGHT_SIZE];
      hiddenAngle = new float[HIDDEN_WEIGHT_SIZE];
      Arrays.fill(hiddenBias, 0f);
      Arrays.fill(logitsBias, 0f);
      Arrays.fill(hiddenWeightM, 0f);
      Arrays.fill(logitsWeightM, 0f);
      random.fillUniform(hiddenRadius, 0, HIDDEN_WEIGHT_SIZE, seed, HIDDEN_RADIUS_STREAM, step, 0);
      computeHiddenNormal(hiddenRadius, hiddenRadius);
      random.fillUniform(hiddenAngle, 0, HIDDEN_WEIGHT_SIZE, seed, HIDDEN_ANGLE_STREAM, step, 0);
      initializeHiddenWeight(hiddenRadius, hiddenAngle, hiddenWeight);
      random.fillUniform(hiddenRadius, 0, LOGITS_WEIGHT_SIZE, seed, LOGITS_UNIFORM_STREAM, step, 0);
      initializeLogitsWeight(hiddenRadius, logitsWeight);
      Arrays.fill(hiddenWeightV, 0f);
      Arrays.fill(hiddenBiasM, 0f);
      Arrays.fill(hiddenBiasV, 0f);
      Arrays.fill(logitsWeightV, 0f);
      Arrays.fill(logitsBiasM, 0f);
      Arrays.fill(logitsBiasV, 0f);
      hiddenRadius = new float[0];
      hiddenAngle = new float[0];
    }

    private void computeDigit() {
      // hiddenZ = image · hiddenWeight, [batch, 64] x [64, 256]
      products.multiply(
          image, imageOffset, hiddenWeight, null, batch, IMAGE_WIDTH, HIDDEN_WIDTH, hiddenEdge);
      // logitsZ = hidden · logitsWeight, [batch, 256] x [256, 10]
      products.multiply(hiddenZ, 0, logitsWeight, logitsZ, batch, HIDDEN_WIDTH, LOGITS_WIDTH);
      argmaxDigit(logitsZ, logitsBias, digit, batch);
    }

    private void computeProbability() {
      // hiddenZ = image · hiddenWeight, [batch, 64] x [64, 256]
      products.multiply(
          image, imageOffset, hiddenWeight, null, batch, IMAGE_WIDTH, HIDDEN_WIDTH, hiddenEdge);
      // logitsZ = hidden · logitsWeight, [batch, 256] x [256, 10]
      products.multiply(hiddenZ, 0, logitsWeight, logitsZ, batch, HIDDEN_WIDTH, LOGITS_WIDTH);
      maxTop(logitsZ, logitsBias, gradLossLogSum, batch);
      computeExpsOfOutput(logitsZ, logitsBias, gradLossLogSum, logitsZ, batch);
      computeExpSum(logitsZ, gradLossLogSum, lanes, batch);
      computeProbabilityOfOutput(logitsZ, gradLossLogSum, logitsZ, batch);
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
      if (measuredLossLogSoftmax.length < length("batch", rows, 1)) {
        measuredLossLogSoftmax = new float[length("batch", rows, 1)];
      }
      if (measuredAccuracy.length < length("batch", rows, 1)) {
        measuredAccuracy = new float[length("batch", rows, 1)];
      }
      for (int row = 0; row < rows; row += MEASURED_ROWS) {
        int count = Math.min(MEASURED_ROWS, rows - row);
        readRows(firstRow + row, count);
        // hiddenZ = image · hiddenWeight, [batch, 64] x [64, 256]
        products.multiply(
            image, imageOffset, hiddenWeight, null, batch, IMAGE_WIDTH, HIDDEN_WIDTH, hiddenEdge);
        // logitsZ = hidden · logitsWeight, [batch, 256] x [256, 10]
        products.multiply(hiddenZ, 0, logitsWeight, logitsZ, batch, HIDDEN_WIDTH, LOGITS_WIDTH);
        maxTop(logitsZ, logitsBias, gradLossLogSum, batch);
        argmaxDigit(logitsZ, logitsBias, digit, batch);
        kernels.computeMeasuredAccuracy(digit, label, labelOffset, top, batch);
        computeProbabilityExps(logitsZ, logitsBias, gradLossLogSum, logitsZ, batch);
        computeExpSumInEvaluation(logitsZ, gradLossLogSum, lanes, batch);
        kernels.computeLossLogSumInEvaluation(gradLossLogSum, gradLossLogSum, batch);
        sumLossLogSoftmax(
            label, labelOffset, logitsZ, gradLossLogSum, lossLogSoftmax, lanes, batch);
        kernels.computeMeasuredLossLogSoftmax(lossLogSoftmax, lossLogSoftmax, batch);
        System.arraycopy(lossLogSoftmax, 0, measuredLossLogSoftmax, row, count);
        System.arraycopy(top, 0, measuredAccuracy, row, count);
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
      rate = 0.004 * DoubleMath.pow(0.5, (double) step / (10.0 * (double) stepsPerEpoch()));
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
      // hiddenZ = image · hiddenWeight, [batch, 64] x [64, 256]
      products.multiply(
          image, imageOffset, hiddenWeight, hiddenZ, batch, IMAGE_WIDTH, HIDDEN_WIDTH);
      team.run(hiddenRows, batch, 9216);
      // logitsZ = hidden · logitsWeight, [batch, 256] x [256, 10]
      products.multiply(hidden, 0, logitsWeight, logitsZ, batch, HIDDEN_WIDTH, LOGITS_WIDTH);
      computeGradLossLogSum(gradLossLogSoftmax, label, labelOffset, gradLossLogSum, lanes, batch);
      maxTop(logitsZ, logitsBias, top, batch);
      computeProbabilityExps(logitsZ, logitsBias, top, logitsZ, batch);
      kernels.computeExps(logitsZ, exps, batch);
      computeExpSum(exps, top, lanes, batch);
      kernels.computeLossLogSum(top, gradLossLogSum, top, gradLossLogSum, batch);
      computeGradProbabilityExps(
          gradLossLogSoftmax, label, labelOffset, gradLossLogSum, exps, exps, batch);
      sumLossLogSoftmax(label, labelOffset, logitsZ, top, gradLossLogSum, lanes, batch);
      // gradHidden = gradProbabilityExps · logitsWeightᵀ, [batch, 10] x [10, 256]
      products.multiplyByTransposed(
          exps, 0, logitsWeight, null, batch, LOGITS_WIDTH, HIDDEN_WIDTH, gradHiddenZEdge);
      // gradLogitsWeight = hiddenᵀ · gradProbabilityExps, [256, batch] x [batch, 10]
      products.multiplyTransposedBy(
          hidden, 0, exps, null, HIDDEN_WIDTH, batch, LOGITS_WIDTH, logitsWeightEdge);
      sumGradLogitsBias(exps, gradLogitsBias, gradLogitsBiasBlock, batch);
      kernels.adam(logitsBiasM, gradLogitsBias, logitsBiasV, logitsBias, rateT, epsilonT);
      lossTotal = kernels.computeLossTotal(gradLossLogSum, lanes, batch);
      // gradHiddenWeight = imageᵀ · gradHiddenZ, [64, batch] x [batch, 256]
      products.multiplyTransposedBy(
          image, imageOffset, hiddenZ, null, IMAGE_WIDTH, batch, HIDDEN_WIDTH, hiddenWeightEdge);
      team.sum(gradHiddenBiasRows, batch, HIDDEN_WIDTH, 768);
      team.total(0, gradHiddenBias, HIDDEN_WIDTH);
      loss = lossTotal / batchSize;
      kernels.adam(hiddenBiasM, gradHiddenBias, hiddenBiasV, hiddenBias, rateT, epsilonT);
      step++;
    }

    @Override
    protected void allocateGradients() {
      hiddenWeightGradient = floatGradient("hidden/dense/weight");
      hiddenBiasGradient = floatGradient("hidden/dense/bias");
      logitsWeightGradient = floatGradient("logits/dense/weight");
      logitsBiasGradient = floatGradient("logits/dense/bias");
    }

    @Override
    protected void computeGradients() {
      computeBatchSizeAndGradLossLogSoftmax();
      // hiddenZ = image · hiddenWeight, [batch, 64] x [64, 256]
      products.multiply(
          image, imageOffset, hiddenWeight, hiddenZ, batch, IMAGE_WIDTH, HIDDEN_WIDTH);
      team.run(hiddenRows, batch, 9216);
      // logitsZ = hidden · logitsWeight, [batch, 256] x [256, 10]
      products.multiply(hidden, 0, logitsWeight, logitsZ, batch, HIDDEN_WIDTH, LOGITS_WIDTH);
      computeGradLossLogSum(gradLossLogSoftmax, label, labelOffset, gradLossLogSum, lanes, batch);
      maxTop(logitsZ, logitsBias, top, batch);
      computeProbabilityExps(logitsZ, logitsBias, top, logitsZ, batch);
      kernels.computeExps(logitsZ, exps, batch);
      computeExpSum(exps, top, lanes, batch);
      kernels.computeLossLogSum(top, gradLossLogSum, top, gradLossLogSum, batch);
      computeGradProbabilityExps(
          gradLossLogSoftmax, label, labelOffset, gradLossLogSum, exps, exps, batch);
      sumLossLogSoftmax(label, labelOffset, logitsZ, top, gradLossLogSum, lanes, batch);
      // gradHidden = gradProbabilityExps · logitsWeightᵀ, [batch, 10] x [10, 256]
      products.multiplyByTransposed(
          exps, 0, logitsWeight, null, batch, LOGITS_WIDTH, HIDDEN_WIDTH, gradHiddenZEdge);
      // gradLogitsWeight = hiddenᵀ · gradProbabilityExps, [256, batch] x [batch, 10]
      products.multiplyTransposedBy(
          hidden, 0, exps, logitsWeightGradient, HIDDEN_WIDTH, batch, LOGITS_WIDTH);
      sumGradLogitsBias(exps, logitsBiasGradient, gradLogitsBias, batch);
      lossTotal = kernels.computeLossTotal(gradLossLogSum, lanes, batch);
      // gradHiddenWeight = imageᵀ · gradHiddenZ, [64, batch] x [batch, 256]
      products.multiplyTransposedBy(
          image, imageOffset, hiddenZ, hiddenWeightGradient, IMAGE_WIDTH, batch, HIDDEN_WIDTH);
      team.sum(gradHiddenBiasRows, batch, HIDDEN_WIDTH, 768);
      team.total(0, hiddenBiasGradient, HIDDEN_WIDTH);
      loss = lossTotal / batchSize;
    }

    @Override
    protected void applyGradients() {
      computeRateTAndEpsilonT();
      kernels.adam(
          hiddenWeightM, hiddenWeightGradient, hiddenWeightV, hiddenWeight, rateT, epsilonT);
      kernels.adam(hiddenBiasM, hiddenBiasGradient, hiddenBiasV, hiddenBias, rateT, epsilonT);
      kernels.adam(
          logitsWeightM, logitsWeightGradient, logitsWeightV, logitsWeight, rateT, epsilonT);
      kernels.adam(logitsBiasM, logitsBiasGradient, logitsBiasV, logitsBias, rateT, epsilonT);
    }

    // digits.nn:15: data csv("data/digits.csv.gz", header = false) {
    private static Object[] rows(double[][] columns, int batch) {
      double[] image = new double[batch * IMAGE_WIDTH];
      computeImage(columns[0], 0, image, batch);
      return new Object[] {image, columns[1]};
    }

    // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
    // digits.nn:22: metric accuracy(logits, label)
    private void computeLossAndAccuracy() {
      float value = (float) batch;
      evaluatedLoss = lossTotal / value;
      accuracy = total / value;
    }

    // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
    // digits.nn:20: optimize adam(rate = exponential(4e-3, decay = 0.5, every = 10 epochs))
    private void computeBatchSizeAndOthers() {
      batchSize = (float) batch;
      gradLossLogSoftmax = -(1f / batchSize);
      double t = (double) step + 1.0;
      double correction = Math.sqrt(1.0 - DoubleMath.pow(0.999, t));
      rateT =
          (float)
              (0.004
                  * DoubleMath.pow(0.5, (double) step / (10.0 * (double) stepsPerEpoch()))
                  * correction
                  / (1.0 - DoubleMath.pow(0.9, t)));
      epsilonT = (float) (1e-8 * correction);
    }

    // digits.nn:6: hidden = image |> dense(256, activation = relu, init = he_normal) |> dropout …
    private void computeHiddenRows(int from, int to) {
      random.fillBits16(
          hiddenKept,
          from * HIDDEN_WIDTH,
          (to - from) * HIDDEN_WIDTH,
          seed,
          HIDDEN_KEPT_STREAM,
          step,
          from * HIDDEN_WIDTH);
      kernels.computeHidden(hiddenKept, hiddenZ, hiddenBias, hidden, from, to);
    }

    // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
    private void computeBatchSizeAndGradLossLogSoftmax() {
      batchSize = (float) batch;
      gradLossLogSoftmax = -(1f / batchSize);
    }

    // digits.nn:20: optimize adam(rate = exponential(4e-3, decay = 0.5, every = 10 epochs))
    private void computeRateTAndEpsilonT() {
      double t = (double) step + 1.0;
      double correction = Math.sqrt(1.0 - DoubleMath.pow(0.999, t));
      rateT =
          (float)
              (0.004
                  * DoubleMath.pow(0.5, (double) step / (10.0 * (double) stepsPerEpoch()))
                  * correction
                  / (1.0 - DoubleMath.pow(0.9, t)));
      epsilonT = (float) (1e-8 * correction);
    }

    // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
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

    // digits.nn:11: output probability = softmax(logits)
    private static void maxTop(float[] logitsZ, float[] logitsBias, float[] top, int batch) {
      for (int i = 0; i < batch; i++) {
        float max = Float.NEGATIVE_INFINITY;
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          max = Math.max(max, logitsZ[row + j] + logitsBias[j]);
        }
        top[i] = max;
      }
    }

    // digits.nn:11: output probability = softmax(logits)
    private static void computeProbabilityExps(
        float[] logitsZ, float[] logitsBias, float[] top, float[] probabilityExps, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          probabilityExps[row + j] = logitsZ[row + j] + logitsBias[j] - top[i];
        }
      }
    }

    // digits.nn:11: output probability = softmax(logits)
    private static void computeExpSum(float[] exps, float[] expSum, float[] lanes, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          lanes[j] = exps[row + j];
        }
        expSum[i] = Sums.join(lanes, LOGITS_WIDTH);
      }
    }

    // digits.nn:11: output probability = softmax(logits)
    private static void computeGradProbabilityExps(
        float gradLossLogSoftmax,
        int[] label,
        int labelOffset,
        float[] gradProbabilityExpSum,
        float[] exps,
        float[] gradProbabilityExps,
        int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          gradProbabilityExps[row + j] =
              gradLossLogSoftmax * (label[labelOffset + i] == j ? 1f : 0f)
                  + gradProbabilityExpSum[i] * exps[row + j];
        }
      }
    }

    // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
    private static void sumLossLogSoftmax(
        int[] label,
        int labelOffset,
        float[] probabilityExps,
        float[] lossLogSum,
        float[] lossLogSoftmax,
        float[] lanes,
        int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          lanes[j] =
              (label[labelOffset + i] == j ? 1f : 0f) * (probabilityExps[row + j] - lossLogSum[i]);
        }
        lossLogSoftmax[i] = Sums.join(lanes, LOGITS_WIDTH);
      }
    }

    // digits.nn:20: optimize adam(rate = exponential(4e-3, decay = 0.5, every = 10 epochs))
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

    // digits.nn:7: logits = hidden |> dense(10)
    private static void sumGradLogitsBias(
        float[] gradProbabilityExps, float[] gradLogitsBias, float[] columns, int batch) {
      Arrays.fill(gradLogitsBias, 0, LOGITS_WIDTH, 0);
      for (int block = 0; block < batch; block += Sums.ROWS) {
        Arrays.fill(columns, 0, LOGITS_WIDTH, 0);
        int end = Math.min(batch, block + Sums.ROWS);
        for (int i = block; i < end; i++) {
          int row = i * LOGITS_WIDTH;
          for (int j = 0; j < LOGITS_WIDTH; j++) {
            columns[j] += gradProbabilityExps[row + j];
          }
        }
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          gradLogitsBias[j] += columns[j];
        }
      }
    }

    // digits.nn:9: output digit = argmax(logits, axis = 1)
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

    // digits.nn:11: output probability = softmax(logits)
    private static void computeExpSumInEvaluation(
        float[] probabilityExps, float[] expSum, float[] lanes, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          lanes[j] = FloatMath.exp(probabilityExps[row + j]);
        }
        expSum[i] = Sums.join(lanes, LOGITS_WIDTH);
      }
    }

    // digits.nn:11: output probability = softmax(logits)
    private static void computeExpsOfOutput(
        float[] logitsZ, float[] logitsBias, float[] top, float[] exps, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          exps[row + j] = FloatMath.exp(logitsZ[row + j] + logitsBias[j] - top[i]);
        }
      }
    }

    // digits.nn:11: output probability = softmax(logits)
    private static void computeProbabilityOfOutput(
        float[] exps, float[] expSum, float[] probability, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          probability[row + j] = exps[row + j] / expSum[i];
        }
      }
    }

    // digits.nn:6: hidden = image |> dense(256, activation = relu, init = he_normal) |> dropout …
    private static void computeHiddenNormal(float[] hiddenRadius, float[] hiddenNormal) {
      for (int i = 0; i < HIDDEN_WEIGHT_SIZE; i++) {
        hiddenNormal[i] = (float) Math.sqrt(-2f * FloatMath.log1p(-hiddenRadius[i]));
      }
    }

    // digits.nn:6: hidden = image |> dense(256, activation = relu, init = he_normal) |> dropout …
    private static void initializeHiddenWeight(
        float[] hiddenNormal, float[] hiddenAngle, float[] hiddenWeight) {
      for (int i = 0; i < HIDDEN_WEIGHT_SIZE; i++) {
        hiddenWeight[i] =
            0.17677669f * (hiddenNormal[i] * FloatMath.cos(6.2831855f * hiddenAngle[i]));
      }
    }

    // digits.nn:7: logits = hidden |> dense(10)
    private static void initializeLogitsWeight(float[] logitsUniform, float[] logitsWeight) {
      for (int i = 0; i < LOGITS_WEIGHT_SIZE; i++) {
        logitsWeight[i] = -0.15018785f + 0.3003757f * logitsUniform[i];
      }
    }

    private static void computeImage(
        double[] column0, int column0Offset, double[] image, int batch) {
      for (int i = 0; i < batch * IMAGE_WIDTH; i++) {
        image[i] = column0[column0Offset + i] / 16.0;
      }
    }

    /**
     * Loops in plain Java. {@code DigitsTrainerLanes} gives the same bits, several elements at a
     * time.
     */
    static class Kernels {
      // digits.nn:6: hidden = image |> dense(256, activation = relu, init = he_normal) |> dropout …
      void computeHidden(
          int[] hiddenKept, float[] hiddenZ, float[] hiddenBias, float[] hidden, int from, int to) {
        for (int i = from; i < to; i++) {
          int row = i * HIDDEN_WIDTH;
          for (int j = 0; j < HIDDEN_WIDTH; j++) {
            float sum = hiddenZ[row + j] + hiddenBias[j];
            hidden[row + j] =
                hiddenKept[row + j] >= 26_214 ? (sum <= 0f ? 0f : sum) * 1.6666666f : 0f;
          }
        }
      }

      // digits.nn:11: output probability = softmax(logits)
      void computeExps(float[] probabilityExps, float[] exps, int batch) {
        for (int i = 0; i < batch * LOGITS_WIDTH; i++) {
          exps[i] = FloatMath.exp(probabilityExps[i]);
        }
      }

      // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
      void computeLossLogSum(
          float[] expSum,
          float[] gradLossLogSum,
          float[] lossLogSum,
          float[] gradProbabilityExpSum,
          int batch) {
        for (int i = 0; i < batch; i++) {
          float expSumValue = expSum[i];
          float newLossLogSum = FloatMath.log(expSumValue);
          float newGradProbabilityExpSum = gradLossLogSum[i] / expSumValue;
          lossLogSum[i] = newLossLogSum;
          gradProbabilityExpSum[i] = newGradProbabilityExpSum;
        }
      }

      // digits.nn:6: hidden = image |> dense(256, activation = relu, init = he_normal) |> dropout …
      void computeGradHiddenZ(
          int[] hiddenKept,
          float[] hiddenZ,
          float[] hiddenBias,
          float[] gradHidden,
          int at,
          int stride,
          int row,
          int rows,
          int column,
          int columns,
          float[] gradHiddenZ) {
        int origin = at - row * stride - column;
        for (int i = row; i < row + rows; i++) {
          int tileRow = origin + i * stride;
          int row2 = i * HIDDEN_WIDTH;
          for (int j = column; j < column + columns; j++) {
            gradHiddenZ[row2 + j] =
                hiddenKept[row2 + j] >= 26_214 && !(hiddenZ[row2 + j] + hiddenBias[j] <= 0f)
                    ? gradHidden[tileRow + j] * 1.6666666f
                    : 0f;
          }
        }
      }

      // digits.nn:20: optimize adam(rate = exponential(4e-3, decay = 0.5, every = 10 epochs))
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

      // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
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

      // digits.nn:20: optimize adam(rate = exponential(4e-3, decay = 0.5, every = 10 epochs))
      void updateHiddenWeight(
          float[] hiddenWeightM,
          float[] gradHiddenWeight,
          int at,
          int stride,
          int row,
          int rows,
          int column,
          int columns,
          float[] hiddenWeightV,
          float[] hiddenWeight,
          float rateT,
          float epsilonT) {
        int origin = at - row * stride - column;
        for (int i = row; i < row + rows; i++) {
          int tileRow = origin + i * stride;
          int row2 = i * HIDDEN_WIDTH;
          for (int j = column; j < column + columns; j++) {
            float gradHiddenWeightValue = gradHiddenWeight[tileRow + j];
            float newHiddenWeightM = 0.9f * hiddenWeightM[row2 + j] + 0.1f * gradHiddenWeightValue;
            float newHiddenWeightV =
                0.999f * hiddenWeightV[row2 + j]
                    + 0.001f * (gradHiddenWeightValue * gradHiddenWeightValue);
            float newHiddenWeight =
                hiddenWeight[row2 + j]
                    - rateT * newHiddenWeightM / ((float) Math.sqrt(newHiddenWeightV) + epsilonT);
            hiddenWeightM[row2 + j] = newHiddenWeightM;
            hiddenWeightV[row2 + j] = newHiddenWeightV;
            hiddenWeight[row2 + j] = newHiddenWeight;
          }
        }
      }

      // digits.nn:6: hidden = image |> dense(256, activation = relu, init = he_normal) |> dropout …
      void sumGradHiddenBias(float[] gradHiddenZ, float[] columns, int at, int from, int to) {
        for (int i = from; i < to; i++) {
          int row = i * HIDDEN_WIDTH;
          for (int j = 0; j < HIDDEN_WIDTH; j++) {
            columns[at + j] += gradHiddenZ[row + j];
          }
        }
      }

      // digits.nn:6: hidden = image |> dense(256, activation = relu, init = he_normal) |> dropout …
      void computeHiddenInTile(
          float[] hiddenZ,
          int at,
          int stride,
          int row,
          int rows,
          int column,
          int columns,
          float[] hiddenBias,
          float[] hidden) {
        int origin = at - row * stride - column;
        for (int i = row; i < row + rows; i++) {
          int tileRow = origin + i * stride;
          int row2 = i * HIDDEN_WIDTH;
          for (int j = column; j < column + columns; j++) {
            float sum = hiddenZ[tileRow + j] + hiddenBias[j];
            hidden[row2 + j] = sum <= 0f ? 0f : sum;
          }
        }
      }

      // digits.nn:22: metric accuracy(logits, label)
      void computeMeasuredAccuracy(
          int[] digit, int[] label, int labelOffset, float[] measuredAccuracy, int batch) {
        for (int i = 0; i < batch; i++) {
          measuredAccuracy[i] = digit[i] == label[labelOffset + i] ? 1f : 0f;
        }
      }

      // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
      void computeLossLogSumInEvaluation(float[] expSum, float[] lossLogSum, int batch) {
        for (int i = 0; i < batch; i++) {
          lossLogSum[i] = FloatMath.log(expSum[i]);
        }
      }

      // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
      void computeMeasuredLossLogSoftmax(
          float[] lossLogSoftmax, float[] measuredLossLogSoftmax, int batch) {
        for (int i = 0; i < batch; i++) {
          measuredLossLogSoftmax[i] = -lossLogSoftmax[i];
        }
      }

      // digits.nn:19: loss sparse_cross_entropy_logits(logits, label)
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
    public static final String PROBABILITY = "probability";
    public static final String HIDDEN_DENSE_WEIGHT = "hidden/dense/weight";
    public static final String HIDDEN_DENSE_BIAS = "hidden/dense/bias";
    public static final String LOGITS_DENSE_WEIGHT = "logits/dense/weight";
    public static final String LOGITS_DENSE_BIAS = "logits/dense/bias";

    private Names() {}
  }
}
