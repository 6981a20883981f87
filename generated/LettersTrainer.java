import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.kernel.FloatEdge;
import dev.nnc.runtime.kernel.FloatRowSums;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.Ranks;
import dev.nnc.runtime.kernel.RowLoop;
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
 * The model {@code Letters}.
 *
 * <p>Trains it: opens sessions, and is a program.
 */
public final class LettersTrainer {
  public static final int PICTURE_WIDTH = 16;
  public static final int BITS = 5;

  private LettersTrainer() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  public static void main(String[] arguments) {
    TrainerMain.main(LettersTrainer.class, LettersTrainer::open, arguments);
  }

  /** The model with its weights, and how it is trained. */
  public static final class Session extends TrainingSession {
    private static final TrainingPlan PLAN =
        new TrainingPlan(
                new TrainingPlan.Run(256, Duration.epochs(40), 1111, false),
                new DataPlan(
                    List.of(
                        new PlaceholderPlan("picture", ElementType.FLOAT32, List.of(16)),
                        new PlaceholderPlan("bits_of", ElementType.FLOAT32, List.of(5))),
                    List.of(
                        new SourcePlan(
                            "csv",
                            List.of("data/letters.csv.gz"),
                            Map.of(),
                            List.of(
                                new Selection(
                                    new Selector.Between("x_box", "y_edge_x"), 16, "picture"),
                                new Selection(
                                    new Selector.Column("letter"),
                                    1,
                                    null,
                                    "bits_of",
                                    new Fill.Reject(),
                                    Category.fitted("data/bits_of/category")),
                                new Selection(
                                    new Selector.Column("letter"),
                                    1,
                                    null,
                                    "bits_of",
                                    new Fill.Reject(),
                                    Category.fitted("data/bits_of/category_2")),
                                new Selection(
                                    new Selector.Column("letter"),
                                    1,
                                    null,
                                    "bits_of",
                                    new Fill.Reject(),
                                    Category.fitted("data/bits_of/category_3")),
                                new Selection(
                                    new Selector.Column("letter"),
                                    1,
                                    null,
                                    "bits_of",
                                    new Fill.Reject(),
                                    Category.fitted("data/bits_of/category_4")),
                                new Selection(
                                    new Selector.Column("letter"),
                                    1,
                                    null,
                                    "bits_of",
                                    new Fill.Reject(),
                                    Category.fitted("data/bits_of/category_5"))),
                            List.of("picture", "bits_of"),
                            false,
                            Session::rows)),
                    List.of(),
                    new SplitPlan(List.of(0.8, 0.2), SplitPlan.By.ROWS, ""),
                    1111,
                    false),
                List.of("auc", "letters"),
                List.of())
            .withPictures(
                List.of(
                    new PicturePlan(
                        "pictures/letters.svg",
                        List.of(new PictureLayer.Curves(List.of("auc", "letters"))))))
            .withStop(
                new TrainingPlan.Stop(
                    "auc", TrainingPlan.Better.HIGHER, 1.0E-4, Duration.epochs(5), true));

    private static final int PICTURE = 0;
    private static final int BITS_OF = 1;
    private static final int H_WIDTH = 16;
    private static final int H0_WIDTH = 128;
    private static final int H1_WIDTH = 128;
    private static final int H2_WIDTH = 128;
    private static final int H0_WEIGHT_SIZE = H_WIDTH * H0_WIDTH;
    private static final int H1_WEIGHT_SIZE = H0_WIDTH * H1_WIDTH;
    private static final int H2_WEIGHT_SIZE = H1_WIDTH * H2_WIDTH;
    private static final int LOGITS_WEIGHT_SIZE = H2_WIDTH * BITS;
    private static final long H0_UNIFORM_STREAM =
        Threefry.stream("h/0/block/dense/weight/glorot_uniform/uniform/random_uniform");
    private static final long H1_UNIFORM_STREAM =
        Threefry.stream("h/1/block/dense/weight/glorot_uniform/uniform/random_uniform");
    private static final long H2_UNIFORM_STREAM =
        Threefry.stream("h/2/block/dense/weight/glorot_uniform/uniform/random_uniform");
    private static final long LOGITS_UNIFORM_STREAM =
        Threefry.stream("logits/dense/weight/glorot_uniform/uniform/random_uniform");
    private static final long H0_KEPT_STREAM =
        Threefry.stream("h/0/block/dropout/kept/random_bits");
    private static final long H1_KEPT_STREAM =
        Threefry.stream("h/1/block/dropout/kept/random_bits");
    private static final long H2_KEPT_STREAM =
        Threefry.stream("h/2/block/dropout/kept/random_bits");

    private final Kernels kernels =
        Twins.open(MethodHandles.lookup(), "LettersTrainerLanes", Kernels::new);
    private final Products products = own(new Products("Letters", options().threads()));
    private final RowTeam team = products.rows();
    private final RandomFill random = new RandomFill();
    private final float[] lanes = new float[Sums.LANES];
    private int batch;
    private int capacity;

    /** float[batch, 16], from {@code pictureOffset}. */
    private float[] picture = {};

    private int pictureOffset;

    /** float[batch, bits], from {@code bitsOfOffset}. */
    private float[] bitsOf = {};

    private int bitsOfOffset;

    /** float[batch, bits], of all rows that are measured. */
    private float[] measuredLossBinaryCrossEntropyLogits = {};

    /** float[batch, bits], of all rows that are measured. */
    private float[] measuredBitsOf = {};

    /** float[batch, bits], of all rows that are measured. */
    private float[] measuredP = {};

    /** float[batch, bits], of all rows that are measured. */
    private float[] measuredOther = {};

    /** float[batch], of all rows that are measured. */
    private float[] measuredLetters = {};

    /** float[batch, bits], of all rows that are measured. */
    private float[] pairs = {};

    /** {@code h/batch_norm/scale}, float[16]. */
    private final float[] hScale = floats(Cell.Kind.VARIABLE, "h/batch_norm/scale", H_WIDTH);

    /** {@code h/batch_norm/shift}, float[16]. */
    private final float[] hShift = floats(Cell.Kind.VARIABLE, "h/batch_norm/shift", H_WIDTH);

    /** {@code h/batch_norm/moving_mean}, float[16]. */
    private final float[] hMovingMean =
        floats(Cell.Kind.STATE, "h/batch_norm/moving_mean", H_WIDTH);

    /** {@code h/batch_norm/moving_variance}, float[16]. */
    private final float[] hMovingVariance =
        floats(Cell.Kind.STATE, "h/batch_norm/moving_variance", H_WIDTH);

    /** {@code h/0/block/dense/weight}, float[16, 128]. */
    private final float[] h0Weight =
        floats(Cell.Kind.VARIABLE, "h/0/block/dense/weight", H_WIDTH, H0_WIDTH);

    /** {@code h/0/block/dense/bias}, float[128]. */
    private final float[] h0Bias = floats(Cell.Kind.VARIABLE, "h/0/block/dense/bias", H0_WIDTH);

    /** {@code h/0/block/batch_norm/scale}, float[128]. */
    private final float[] h0Scale =
        floats(Cell.Kind.VARIABLE, "h/0/block/batch_norm/scale", H0_WIDTH);

    /** {@code h/0/block/batch_norm/shift}, float[128]. */
    private final float[] h0Shift =
        floats(Cell.Kind.VARIABLE, "h/0/block/batch_norm/shift", H0_WIDTH);

    /** {@code h/0/block/batch_norm/moving_mean}, float[128]. */
    private final float[] h0MovingMean =
        floats(Cell.Kind.STATE, "h/0/block/batch_norm/moving_mean", H0_WIDTH);

    /** {@code h/0/block/batch_norm/moving_variance}, float[128]. */
    private final float[] h0MovingVariance =
        floats(Cell.Kind.STATE, "h/0/block/batch_norm/moving_variance", H0_WIDTH);

    /** {@code h/1/block/dense/weight}, float[128, 128]. */
    private final float[] h1Weight =
        floats(Cell.Kind.VARIABLE, "h/1/block/dense/weight", H0_WIDTH, H1_WIDTH);

    /** {@code h/1/block/dense/bias}, float[128]. */
    private final float[] h1Bias = floats(Cell.Kind.VARIABLE, "h/1/block/dense/bias", H1_WIDTH);

    /** {@code h/1/block/batch_norm/scale}, float[128]. */
    private final float[] h1Scale =
        floats(Cell.Kind.VARIABLE, "h/1/block/batch_norm/scale", H1_WIDTH);

    /** {@code h/1/block/batch_norm/shift}, float[128]. */
    private final float[] h1Shift =
        floats(Cell.Kind.VARIABLE, "h/1/block/batch_norm/shift", H1_WIDTH);

    /** {@code h/1/block/batch_norm/moving_mean}, float[128]. */
    private final float[] h1MovingMean =
        floats(Cell.Kind.STATE, "h/1/block/batch_norm/moving_mean", H1_WIDTH);

    /** {@code h/1/block/batch_norm/moving_variance}, float[128]. */
    private final float[] h1MovingVariance =
        floats(Cell.Kind.STATE, "h/1/block/batch_norm/moving_variance", H1_WIDTH);

    /** {@code h/2/block/dense/weight}, float[128, 128]. */
    private final float[] h2Weight =
        floats(Cell.Kind.VARIABLE, "h/2/block/dense/weight", H1_WIDTH, H2_WIDTH);

    /** {@code h/2/block/dense/bias}, float[128]. */
    private final float[] h2Bias = floats(Cell.Kind.VARIABLE, "h/2/block/dense/bias", H2_WIDTH);

    /** {@code h/2/block/batch_norm/scale}, float[128]. */
    private final float[] h2Scale =
        floats(Cell.Kind.VARIABLE, "h/2/block/batch_norm/scale", H2_WIDTH);

    /** {@code h/2/block/batch_norm/shift}, float[128]. */
    private final float[] h2Shift =
        floats(Cell.Kind.VARIABLE, "h/2/block/batch_norm/shift", H2_WIDTH);

    /** {@code h/2/block/batch_norm/moving_mean}, float[128]. */
    private final float[] h2MovingMean =
        floats(Cell.Kind.STATE, "h/2/block/batch_norm/moving_mean", H2_WIDTH);

    /** {@code h/2/block/batch_norm/moving_variance}, float[128]. */
    private final float[] h2MovingVariance =
        floats(Cell.Kind.STATE, "h/2/block/batch_norm/moving_variance", H2_WIDTH);

    /** {@code logits/dense/weight}, float[128, bits]. */
    private final float[] logitsWeight =
        floats(Cell.Kind.VARIABLE, "logits/dense/weight", H2_WIDTH, BITS);

    /** {@code logits/dense/bias}, float[bits]. */
    private final float[] logitsBias = floats(Cell.Kind.VARIABLE, "logits/dense/bias", BITS);

    /** {@code h/batch_norm/scale/radam/m}, float[16]. */
    private final float[] hScaleM = floats(Cell.Kind.SLOT, "h/batch_norm/scale/radam/m", H_WIDTH);

    /** {@code h/batch_norm/scale/radam/v}, float[16]. */
    private final float[] hScaleV = floats(Cell.Kind.SLOT, "h/batch_norm/scale/radam/v", H_WIDTH);

    /** {@code h/batch_norm/shift/radam/m}, float[16]. */
    private final float[] hShiftM = floats(Cell.Kind.SLOT, "h/batch_norm/shift/radam/m", H_WIDTH);

    /** {@code h/batch_norm/shift/radam/v}, float[16]. */
    private final float[] hShiftV = floats(Cell.Kind.SLOT, "h/batch_norm/shift/radam/v", H_WIDTH);

    /** {@code h/0/block/dense/weight/radam/m}, float[16, 128]. */
    private final float[] h0WeightM =
        floats(Cell.Kind.SLOT, "h/0/block/dense/weight/radam/m", H_WIDTH, H0_WIDTH);

    /** {@code h/0/block/dense/weight/radam/v}, float[16, 128]. */
    private final float[] h0WeightV =
        floats(Cell.Kind.SLOT, "h/0/block/dense/weight/radam/v", H_WIDTH, H0_WIDTH);

    /** {@code h/0/block/dense/bias/radam/m}, float[128]. */
    private final float[] h0BiasM =
        floats(Cell.Kind.SLOT, "h/0/block/dense/bias/radam/m", H0_WIDTH);

    /** {@code h/0/block/dense/bias/radam/v}, float[128]. */
    private final float[] h0BiasV =
        floats(Cell.Kind.SLOT, "h/0/block/dense/bias/radam/v", H0_WIDTH);

    /** {@code h/0/block/batch_norm/scale/radam/m}, float[128]. */
    private final float[] h0ScaleM =
        floats(Cell.Kind.SLOT, "h/0/block/batch_norm/scale/radam/m", H0_WIDTH);

    /** {@code h/0/block/batch_norm/scale/radam/v}, float[128]. */
    private final float[] h0ScaleV =
        floats(Cell.Kind.SLOT, "h/0/block/batch_norm/scale/radam/v", H0_WIDTH);

    /** {@code h/0/block/batch_norm/shift/radam/m}, float[128]. */
    private final float[] h0ShiftM =
        floats(Cell.Kind.SLOT, "h/0/block/batch_norm/shift/radam/m", H0_WIDTH);

    /** {@code h/0/block/batch_norm/shift/radam/v}, float[128]. */
    private final float[] h0ShiftV =
        floats(Cell.Kind.SLOT, "h/0/block/batch_norm/shift/radam/v", H0_WIDTH);

    /** {@code h/1/block/dense/weight/radam/m}, float[128, 128]. */
    private final float[] h1WeightM =
        floats(Cell.Kind.SLOT, "h/1/block/dense/weight/radam/m", H0_WIDTH, H1_WIDTH);

    /** {@code h/1/block/dense/weight/radam/v}, float[128, 128]. */
    private final float[] h1WeightV =
        floats(Cell.Kind.SLOT, "h/1/block/dense/weight/radam/v", H0_WIDTH, H1_WIDTH);

    /** {@code h/1/block/dense/bias/radam/m}, float[128]. */
    private final float[] h1BiasM =
        floats(Cell.Kind.SLOT, "h/1/block/dense/bias/radam/m", H1_WIDTH);

    /** {@code h/1/block/dense/bias/radam/v}, float[128]. */
    private final float[] h1BiasV =
        floats(Cell.Kind.SLOT, "h/1/block/dense/bias/radam/v", H1_WIDTH);

    /** {@code h/1/block/batch_norm/scale/radam/m}, float[128]. */
    private final float[] h1ScaleM =
        floats(Cell.Kind.SLOT, "h/1/block/batch_norm/scale/radam/m", H1_WIDTH);

    /** {@code h/1/block/batch_norm/scale/radam/v}, float[128]. */
    private final float[] h1ScaleV =
        floats(Cell.Kind.SLOT, "h/1/block/batch_norm/scale/radam/v", H1_WIDTH);

    /** {@code h/1/block/batch_norm/shift/radam/m}, float[128]. */
    private final float[] h1ShiftM =
        floats(Cell.Kind.SLOT, "h/1/block/batch_norm/shift/radam/m", H1_WIDTH);

    /** {@code h/1/block/batch_norm/shift/radam/v}, float[128]. */
    private final float[] h1ShiftV =
        floats(Cell.Kind.SLOT, "h/1/block/batch_norm/shift/radam/v", H1_WIDTH);

    /** {@code h/2/block/dense/weight/radam/m}, float[128, 128]. */
    private final float[] h2WeightM =
        floats(Cell.Kind.SLOT, "h/2/block/dense/weight/radam/m", H1_WIDTH, H2_WIDTH);

    /** {@code h/2/block/dense/weight/radam/v}, float[128, 128]. */
    private final float[] h2WeightV =
        floats(Cell.Kind.SLOT, "h/2/block/dense/weight/radam/v", H1_WIDTH, H2_WIDTH);

    /** {@code h/2/block/dense/bias/radam/m}, float[128]. */
    private final float[] h2BiasM =
        floats(Cell.Kind.SLOT, "h/2/block/dense/bias/radam/m", H2_WIDTH);

    /** {@code h/2/block/dense/bias/radam/v}, float[128]. */
    private final float[] h2BiasV =
        floats(Cell.Kind.SLOT, "h/2/block/dense/bias/radam/v", H2_WIDTH);

    /** {@code h/2/block/batch_norm/scale/radam/m}, float[128]. */
    private final float[] h2ScaleM =
        floats(Cell.Kind.SLOT, "h/2/block/batch_norm/scale/radam/m", H2_WIDTH);

    /** {@code h/2/block/batch_norm/scale/radam/v}, float[128]. */
    private final float[] h2ScaleV =
        floats(Cell.Kind.SLOT, "h/2/block/batch_norm/scale/radam/v", H2_WIDTH);

    /** {@code h/2/block/batch_norm/shift/radam/m}, float[128]. */
    private final float[] h2ShiftM =
        floats(Cell.Kind.SLOT, "h/2/block/batch_norm/shift/radam/m", H2_WIDTH);

    /** {@code h/2/block/batch_norm/shift/radam/v}, float[128]. */
    private final float[] h2ShiftV =
        floats(Cell.Kind.SLOT, "h/2/block/batch_norm/shift/radam/v", H2_WIDTH);

    /** {@code logits/dense/weight/radam/m}, float[128, bits]. */
    private final float[] logitsWeightM =
        floats(Cell.Kind.SLOT, "logits/dense/weight/radam/m", H2_WIDTH, BITS);

    /** {@code logits/dense/weight/radam/v}, float[128, bits]. */
    private final float[] logitsWeightV =
        floats(Cell.Kind.SLOT, "logits/dense/weight/radam/v", H2_WIDTH, BITS);

    /** {@code logits/dense/bias/radam/m}, float[bits]. */
    private final float[] logitsBiasM = floats(Cell.Kind.SLOT, "logits/dense/bias/radam/m", BITS);

    /** {@code logits/dense/bias/radam/v}, float[bits]. */
    private final float[] logitsBiasV = floats(Cell.Kind.SLOT, "logits/dense/bias/radam/v", BITS);

    private float batchSize;
    private float batchSize2;
    private float gradLossTotal;
    private float gradLossBinaryCrossEntropyLogits;
    private float rateT;
    private float adaptive;
    private float lossTotal;
    private float loss;
    private float hSize;
    private float hSize2;
    private float hSize3;
    private float hSize4;
    private float hSize5;
    private float hSize6;
    private float hSize7;
    private float hSize8;
    private float hSize9;
    private float hSize10;
    private float hSize11;
    private float hSize12;
    private float hSize13;
    private float hSize14;
    private float hSize15;
    private float hSize16;
    private float gradient;
    private float total;
    private float evaluatedLoss;
    private float letters;
    private float total2;
    private float auc;
    private double rate;
    private boolean tractable;

    /** float[16]; also holds {@code hMean}, {@code hRsqrt}, {@code areasBlock}, {@code pairs}. */
    private final float[] hTotal = new float[H_WIDTH];

    /** float[16]; also holds {@code hRsqrt}, {@code pairsBlock}. */
    private final float[] hTotal2 = new float[H_WIDTH];

    /** float[batch, 16]. */
    private float[] h = {};

    /** float[batch, 128]; also holds {@code h}. */
    private float[] h0Z = {};

    /** float[128]; also holds {@code h0Mean}, {@code gradH0Bias}, {@code h0Rsqrt}. */
    private final float[] h0Total = new float[H0_WIDTH];

    /**
     * float[128]; also holds {@code h0Rsqrt}, {@code gradH0Mean}, {@code gradH0Total}, {@code
     * gradHShift}, {@code h1Rsqrt}.
     */
    private final float[] h0Total2 = new float[H0_WIDTH];

    /** float[128]; also holds {@code h2Rsqrt}. */
    private final float[] h0Rsqrt = new float[H0_WIDTH];

    /** float[batch, 128]; also holds {@code h}. */
    private float[] h0Rsqrt2 = {};

    /** float[batch, 128]; also holds {@code h1Z}. */
    private float[] h0Swish = {};

    /** float[batch, 128]; also holds {@code gradH0Rsqrt}, {@code gradH0D}, {@code gradH0Z}. */
    private float[] h0Swish2 = {};

    /** float[batch, 128]. */
    private float[] h2 = {};

    /** float[batch, 128]. */
    private float[] gradH0Rsqrt = {};

    /** float[128]; also holds {@code h1Mean}, {@code gradH1Bias}. */
    private final float[] h1Total = new float[H1_WIDTH];

    /**
     * float[128]; also holds {@code h1Rsqrt}, {@code gradH1Mean}, {@code gradH1Total}, {@code
     * gradH0Rsqrt}, {@code gradH0Total}, {@code gradHScale}.
     */
    private final float[] h1Total2 = new float[H1_WIDTH];

    /** float[128]; also holds {@code gradH0Shift}. */
    private final float[] h1Rsqrt = new float[H1_WIDTH];

    /** float[batch, 128]. */
    private float[] h1Rsqrt2 = {};

    /** float[batch, 128]; also holds {@code h2Z}. */
    private float[] h1Swish = {};

    /** float[batch, 128]; also holds {@code gradH1Rsqrt}, {@code gradH1D}, {@code gradH1Z}. */
    private float[] h1Swish2 = {};

    /** float[batch, 128]. */
    private float[] h3 = {};

    /** float[batch, 128]. */
    private float[] gradH1Rsqrt = {};

    /** float[128]; also holds {@code h2Mean}, {@code gradH2Bias}. */
    private final float[] h2Total = new float[H2_WIDTH];

    /**
     * float[128]; also holds {@code h2Rsqrt}, {@code gradH2Mean}, {@code gradH2Total}, {@code
     * gradH1Rsqrt}, {@code gradH1Total}, {@code gradH0Scale}.
     */
    private final float[] h2Total2 = new float[H2_WIDTH];

    /** float[128]; also holds {@code gradH1Shift}. */
    private final float[] h2Rsqrt = new float[H2_WIDTH];

    /** float[batch, 128]. */
    private float[] h2Rsqrt2 = {};

    /** float[batch, 128]. */
    private float[] h2Swish = {};

    /** float[batch, 128]; also holds {@code gradH2Rsqrt}, {@code gradH2D}, {@code gradH2Z}. */
    private float[] h2Swish2 = {};

    /** float[batch, 128]. */
    private float[] h4 = {};

    /** float[batch, 128]. */
    private float[] gradH2Rsqrt = {};

    /** float[batch, bits]; also holds {@code measuredOther}, {@code p}. */
    private float[] logits = {};

    /** float[batch, bits]; also holds {@code logitsZ}, {@code measuredP}. */
    private float[] gradLogits = {};

    /** float[128, bits]; also holds {@code logitsUniform}. */
    private final float[] gradLogitsWeight = new float[LOGITS_WEIGHT_SIZE];

    /** float[bits]; also holds {@code areas}, {@code gradLogitsBiasBlock}. */
    private final float[] gradLogitsBias = new float[BITS];

    /** float[bits]; also holds {@code areasBlock}, {@code areas}. */
    private final float[] gradLogitsBiasBlock = new float[BITS];

    /** float[128]; also holds {@code gradH2Total}, {@code gradH1Scale}. */
    private final float[] gradH2Rsqrt2 = new float[H2_WIDTH];

    /** float[128]. */
    private final float[] gradH2Scale = new float[H2_WIDTH];

    /** float[128]. */
    private final float[] gradH2Shift = new float[H2_WIDTH];

    /** float[128, 128]; also holds {@code h1Uniform}, {@code h2Uniform}. */
    private final float[] gradH2Weight = new float[H2_WEIGHT_SIZE];

    /** float[128, 128]. */
    private final float[] gradH1Weight = new float[H1_WEIGHT_SIZE];

    /** float[batch, 16]. */
    private float[] gradH = {};

    /** float[16, 128]; also holds {@code h0Uniform}. */
    private final float[] gradH0Weight = new float[H0_WEIGHT_SIZE];

    /** float[batch, bits]. */
    private float[] measuredLossBinaryCrossEntropyLogits2 = {};

    /** float[batch]; also holds {@code measuredLetters}. */
    private float[] right = {};

    /** int[batch, 128]. */
    private int[] h0Kept = {};

    /** int[batch, 128]. */
    private int[] h1Kept = {};

    /** int[batch, 128]. */
    private int[] h2Kept = {};

    /** The derivative by {@code h/batch_norm/scale}, float[16]. */
    private float[] hScaleGradient = {};

    /** The derivative by {@code h/batch_norm/shift}, float[16]. */
    private float[] hShiftGradient = {};

    /** The derivative by {@code h/0/block/dense/weight}, float[16, 128]. */
    private float[] h0WeightGradient = {};

    /** The derivative by {@code h/0/block/dense/bias}, float[128]. */
    private float[] h0BiasGradient = {};

    /** The derivative by {@code h/0/block/batch_norm/scale}, float[128]. */
    private float[] h0ScaleGradient = {};

    /** The derivative by {@code h/0/block/batch_norm/shift}, float[128]. */
    private float[] h0ShiftGradient = {};

    /** The derivative by {@code h/1/block/dense/weight}, float[128, 128]. */
    private float[] h1WeightGradient = {};

    /** The derivative by {@code h/1/block/dense/bias}, float[128]. */
    private float[] h1BiasGradient = {};

    /** The derivative by {@code h/1/block/batch_norm/scale}, float[128]. */
    private float[] h1ScaleGradient = {};

    /** The derivative by {@code h/1/block/batch_norm/shift}, float[128]. */
    private float[] h1ShiftGradient = {};

    /** The derivative by {@code h/2/block/dense/weight}, float[128, 128]. */
    private float[] h2WeightGradient = {};

    /** The derivative by {@code h/2/block/dense/bias}, float[128]. */
    private float[] h2BiasGradient = {};

    /** The derivative by {@code h/2/block/batch_norm/scale}, float[128]. */
    private float[] h2ScaleGradient = {};

    /** The derivative by {@code h/2/block/batch_norm/shift}, float[128]. */
    private float[] h2ShiftGradient = {};

    /** The derivative by {@code logits/dense/weight}, float[128, bits]. */
    private float[] logitsWeightGradient = {};

    /** The derivative by {@code logits/dense/bias}, float[bits]. */
    private float[] logitsBiasGradient = {};

    private final FloatEdge hEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeHInTile(
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                h0Bias,
                h0MovingMean,
                h0Total,
                h0Scale,
                h0Shift,
                h0Z);
    private final FloatEdge hEdge2 =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeHInTile(
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                h1Bias,
                h1MovingMean,
                h0Total2,
                h1Scale,
                h1Shift,
                h0Rsqrt2);
    private final FloatEdge hEdge3 =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeHInTile(
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                h2Bias,
                h2MovingMean,
                h0Rsqrt,
                h2Scale,
                h2Shift,
                h0Z);
    private final FloatEdge pEdge =
        (tile, at, stride, row, rows, column, columns) ->
            computePInTile(tile, at, stride, row, rows, column, columns, logitsBias, logits);
    private final FloatEdge measuredLossBinaryCrossEntropyLogitsEdge =
        (tile, at, stride, row, rows, column, columns) ->
            computeMeasuredLossBinaryCrossEntropyLogits(
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                logitsBias,
                bitsOf,
                bitsOfOffset,
                measuredLossBinaryCrossEntropyLogits2);
    private final FloatEdge logitsEdge =
        (tile, at, stride, row, rows, column, columns) ->
            computeLogits(tile, at, stride, row, rows, column, columns, logitsBias, logits);
    private final FloatEdge gradH2RsqrtEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeGradRsqrt(
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                h2Swish2,
                h2Rsqrt2,
                gradH2Rsqrt,
                h2Swish2);
    private final FloatEdge gradH1RsqrtEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeGradRsqrt(
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                h1Swish2,
                h1Rsqrt2,
                gradH1Rsqrt,
                h1Swish2);
    private final FloatEdge gradH0RsqrtEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeGradRsqrt(
                tile,
                at,
                stride,
                row,
                rows,
                column,
                columns,
                h0Swish2,
                h0Rsqrt2,
                gradH0Rsqrt,
                h0Swish2);
    private final RowLoop hRows =
        (from, to) ->
            kernels.computeH(
                picture, pictureOffset, hMovingMean, hTotal, hScale, hShift, h, from, to);
    private final FloatRowSums hTotalRows =
        (from, to, columns, at) ->
            kernels.computeHTotal(picture, pictureOffset, columns, at, from, to);
    private final FloatRowSums hTotalRows2 =
        (from, to, columns, at) ->
            kernels.computeHTotalInStep(picture, pictureOffset, hTotal, columns, at, from, to);
    private final RowLoop hRows2 =
        (from, to) ->
            kernels.computeH(picture, pictureOffset, hTotal, hTotal2, hScale, hShift, h, from, to);
    private final FloatRowSums h0TotalRows =
        (from, to, columns, at) -> kernels.computeTotal(h0Z, h0Bias, columns, at, from, to);
    private final FloatRowSums h0TotalRows2 =
        (from, to, columns, at) ->
            kernels.computeTotalInStep(h0Z, h0Bias, h0Total, columns, at, from, to);
    private final RowLoop h0RsqrtRows = this::computeH0RsqrtRows;
    private final FloatRowSums h1TotalRows =
        (from, to, columns, at) -> kernels.computeTotal(h0Swish, h1Bias, columns, at, from, to);
    private final FloatRowSums h1TotalRows2 =
        (from, to, columns, at) ->
            kernels.computeTotalInStep(h0Swish, h1Bias, h1Total, columns, at, from, to);
    private final RowLoop h1RsqrtRows = this::computeH1RsqrtRows;
    private final FloatRowSums h2TotalRows =
        (from, to, columns, at) -> kernels.computeTotal(h1Swish, h2Bias, columns, at, from, to);
    private final FloatRowSums h2TotalRows2 =
        (from, to, columns, at) ->
            kernels.computeTotalInStep(h1Swish, h2Bias, h2Total, columns, at, from, to);
    private final RowLoop h2RsqrtRows = this::computeH2RsqrtRows;
    private final FloatRowSums gradH2RsqrtRows =
        (from, to, columns, at) ->
            kernels.sumGradRsqrt(
                h2Kept, h2Swish2, h2Scale, h1Swish, h2Bias, h2Total, h2Rsqrt, columns, at, from,
                to);
    private final FloatRowSums gradH2DRows =
        (from, to, columns, at) ->
            kernels.computeGradD(
                h2Kept,
                h2Swish2,
                h2Scale,
                h2Rsqrt,
                gradH2Rsqrt2,
                h1Swish,
                h2Bias,
                h2Total,
                h2Swish2,
                columns,
                at,
                from,
                to);
    private final FloatRowSums gradH2ZRows =
        (from, to, columns, at) ->
            kernels.computeGradZ(h2Swish2, h2Total2, h2Swish2, columns, at, from, to);
    private final FloatRowSums gradH1RsqrtRows =
        (from, to, columns, at) ->
            kernels.sumGradRsqrt(
                h1Kept, h1Swish2, h1Scale, h0Swish, h1Bias, h1Total, h1Rsqrt, columns, at, from,
                to);
    private final FloatRowSums gradH1DRows =
        (from, to, columns, at) ->
            kernels.computeGradD(
                h1Kept, h1Swish2, h1Scale, h1Rsqrt, h2Total2, h0Swish, h1Bias, h1Total, h1Swish2,
                columns, at, from, to);
    private final FloatRowSums gradH1ZRows =
        (from, to, columns, at) ->
            kernels.computeGradZ(h1Swish2, h1Total2, h1Swish2, columns, at, from, to);
    private final FloatRowSums gradH0RsqrtRows =
        (from, to, columns, at) ->
            kernels.sumGradRsqrt(
                h0Kept, h0Swish2, h0Scale, h0Z, h0Bias, h0Total, h0Rsqrt, columns, at, from, to);
    private final FloatRowSums gradH0DRows =
        (from, to, columns, at) ->
            kernels.computeGradD(
                h0Kept, h0Swish2, h0Scale, h0Rsqrt, h1Total2, h0Z, h0Bias, h0Total, h0Swish2,
                columns, at, from, to);
    private final FloatRowSums gradH0ZRows =
        (from, to, columns, at) ->
            kernels.computeGradZ(h0Swish2, h0Total2, h0Swish2, columns, at, from, to);
    private final FloatRowSums gradHShiftRows =
        (from, to, columns, at) ->
            kernels.sumGradHShift(
                gradH, picture, pictureOffset, hTotal, hTotal2, columns, at, from, to);
    private float[] pictureRows = {};
    private float[] bitsOfRows = {};

    {
      Products.warmUp();
    }

    private Session(Options options) {
      super("Letters", options, PLAN);
      placeholder("picture", ElementType.FLOAT32, "[batch, 16]");
      placeholder("bits_of", ElementType.FLOAT32, "[batch, 5]");
      output("p", ElementType.FLOAT32, "[batch, 5]", "picture");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Makes one step of training.
     *
     * @param picture float[batch, 16]
     * @param bitsOf float[batch, bits]
     * @return the loss before the step
     */
    public float step(float[] picture, float[] bitsOf) {
      int rows = rows("picture", picture.length);
      requireRows("bits_of", bitsOf.length, rows);
      resize("batch", rows);
      place("picture", picture);
      place("bits_of", bitsOf);
      update();
      return loss;
    }

    /**
     * Computes {@code p}.
     *
     * @param picture float[batch, 16]
     * @return float[batch, bits]
     */
    public float[] p(float[] picture) {
      int rows = rows("picture", picture.length);
      resize("batch", rows);
      place("picture", picture);
      computeP();
      return Arrays.copyOf(logits, batch * BITS);
    }

    /**
     * Computes {@code p}.
     *
     * @param picture float[batch, 16]
     * @param result takes the float[batch, bits]
     */
    public void p(float[] picture, float[] result) {
      int rows = rows("picture", picture.length);
      resize("batch", rows);
      place("picture", picture);
      requireLength("p", result.length, batch * BITS);
      computeP();
      System.arraycopy(logits, 0, result, 0, batch * BITS);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            h = new float[length("batch", batch, H_WIDTH)];
            h0Z = new float[length("batch", batch, H0_WIDTH)];
            h0Rsqrt2 = new float[length("batch", batch, H0_WIDTH)];
            h0Swish = new float[length("batch", batch, H0_WIDTH)];
            h0Swish2 = new float[length("batch", batch, H0_WIDTH)];
            h2 = new float[length("batch", batch, H0_WIDTH)];
            gradH0Rsqrt = new float[length("batch", batch, H0_WIDTH)];
            h1Rsqrt2 = new float[length("batch", batch, H1_WIDTH)];
            h1Swish = new float[length("batch", batch, H1_WIDTH)];
            h1Swish2 = new float[length("batch", batch, H1_WIDTH)];
            h3 = new float[length("batch", batch, H0_WIDTH)];
            gradH1Rsqrt = new float[length("batch", batch, H1_WIDTH)];
            h2Rsqrt2 = new float[length("batch", batch, H2_WIDTH)];
            h2Swish = new float[length("batch", batch, H2_WIDTH)];
            h2Swish2 = new float[length("batch", batch, H2_WIDTH)];
            h4 = new float[length("batch", batch, H0_WIDTH)];
            gradH2Rsqrt = new float[length("batch", batch, H2_WIDTH)];
            logits = new float[length("batch", batch, BITS)];
            gradLogits = new float[length("batch", batch, BITS)];
            gradH = new float[length("batch", batch, H_WIDTH)];
            measuredLossBinaryCrossEntropyLogits2 = new float[length("batch", batch, BITS)];
            right = new float[length("batch", batch, 1)];
            h0Kept = new int[length("batch", batch, H0_WIDTH)];
            h1Kept = new int[length("batch", batch, H1_WIDTH)];
            h2Kept = new int[length("batch", batch, H2_WIDTH)];
            capacity = size;
          }
        }
        default -> super.resize(dimension, size);
      }
    }

    @Override
    protected void place(String placeholder, Object data) {
      switch (placeholder) {
        case "picture" -> {
          picture = (float[]) data;
          pictureOffset = 0;
        }
        case "bits_of" -> {
          bitsOf = (float[]) data;
          bitsOfOffset = 0;
        }
        default -> super.place(placeholder, data);
      }
    }

    @Override
    protected Tensor compute(String output) {
      return switch (output) {
        case "p" -> {
          computeP();
          yield tensor(logits, batch, BITS);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      initializePart();
      initializePart2();
    }

    private void computeP() {
      kernels.computeHRsqrt(hMovingVariance, hTotal);
      kernels.computeRsqrtInEvaluation(h0MovingVariance, h0Total);
      kernels.computeRsqrtInEvaluation(h1MovingVariance, h0Total2);
      kernels.computeRsqrtInEvaluation(h2MovingVariance, h0Rsqrt);
      team.run(hRows, batch, 240);
      // h0Z = h · h0Weight, [batch, 16] x [16, 128]
      products.multiply(h, 0, h0Weight, null, batch, H_WIDTH, H0_WIDTH, hEdge);
      // h1Z = h · h1Weight, [batch, 128] x [128, 128]
      products.multiply(h0Z, 0, h1Weight, null, batch, H0_WIDTH, H1_WIDTH, hEdge2);
      // h2Z = h · h2Weight, [batch, 128] x [128, 128]
      products.multiply(h0Rsqrt2, 0, h2Weight, null, batch, H0_WIDTH, H2_WIDTH, hEdge3);
      // logitsZ = h · logitsWeight, [batch, 128] x [128, bits]
      products.multiply(h0Z, 0, logitsWeight, null, batch, H0_WIDTH, BITS, pEdge);
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
      if (measuredLossBinaryCrossEntropyLogits.length < length("batch", rows, BITS)) {
        measuredLossBinaryCrossEntropyLogits = new float[length("batch", rows, BITS)];
      }
      if (measuredBitsOf.length < length("batch", rows, BITS)) {
        measuredBitsOf = new float[length("batch", rows, BITS)];
      }
      if (measuredP.length < length("batch", rows, BITS)) {
        measuredP = new float[length("batch", rows, BITS)];
      }
      if (measuredOther.length < length("batch", rows, BITS)) {
        measuredOther = new float[length("batch", rows, BITS)];
      }
      if (measuredLetters.length < length("batch", rows, 1)) {
        measuredLetters = new float[length("batch", rows, 1)];
      }
      if (pairs.length < length("batch", rows, BITS)) {
        pairs = new float[length("batch", rows, BITS)];
      }
      for (int row = 0; row < rows; row += MEASURED_ROWS) {
        int count = Math.min(MEASURED_ROWS, rows - row);
        readRows(firstRow + row, count);
        kernels.computeHRsqrt(hMovingVariance, hTotal);
        kernels.computeRsqrtInEvaluation(h0MovingVariance, h0Total);
        kernels.computeRsqrtInEvaluation(h1MovingVariance, h0Total2);
        kernels.computeRsqrtInEvaluation(h2MovingVariance, h0Rsqrt);
        kernels.computeMeasuredOther(bitsOf, bitsOfOffset, logits, batch);
        team.run(hRows, batch, 240);
        // h0Z = h · h0Weight, [batch, 16] x [16, 128]
        products.multiply(h, 0, h0Weight, null, batch, H_WIDTH, H0_WIDTH, hEdge);
        // h1Z = h · h1Weight, [batch, 128] x [128, 128]
        products.multiply(h0Z, 0, h1Weight, null, batch, H0_WIDTH, H1_WIDTH, hEdge2);
        // h2Z = h · h2Weight, [batch, 128] x [128, 128]
        products.multiply(h0Rsqrt2, 0, h2Weight, null, batch, H0_WIDTH, H2_WIDTH, hEdge3);
        // logitsZ = h · logitsWeight, [batch, 128] x [128, bits]
        products.multiply(
            h0Z,
            0,
            logitsWeight,
            gradLogits,
            batch,
            H0_WIDTH,
            BITS,
            measuredLossBinaryCrossEntropyLogitsEdge);
        computeMeasuredP(gradLogits, logitsBias, gradLogits, batch);
        maxRight(gradLogits, bitsOf, bitsOfOffset, right, batch);
        kernels.computeMeasuredLetters(right, right, batch);
        System.arraycopy(
            measuredLossBinaryCrossEntropyLogits2,
            0,
            measuredLossBinaryCrossEntropyLogits,
            row * BITS,
            count * BITS);
        System.arraycopy(bitsOf, bitsOfOffset, measuredBitsOf, row * BITS, count * BITS);
        System.arraycopy(gradLogits, 0, measuredP, row * BITS, count * BITS);
        System.arraycopy(logits, 0, measuredOther, row * BITS, count * BITS);
        System.arraycopy(right, 0, measuredLetters, row, count);
      }
      batch = rows;
      lossTotal =
          kernels.computeLossTotalInEvaluation(
              measuredLossBinaryCrossEntropyLogits, 0, lanes, batch);
      computePairs();
      sumAreas(measuredBitsOf, 0, gradLogitsBias, gradLogitsBiasBlock, batch);
      sumAreas(measuredOther, 0, gradLogitsBiasBlock, hTotal, batch);
      total = kernels.computeTotalInEvaluation(measuredLetters, 0, lanes, batch);
      computeLossAndLetters();
      sumPairs(measuredBitsOf, 0, pairs, hTotal, hTotal2, batch);
      total2 = computeTotal2(hTotal, gradLogitsBias, gradLogitsBiasBlock, lanes);
      auc = total2 / 5f;
      resize("batch", Math.min(rows, MEASURED_ROWS));
      return new double[] {evaluatedLoss, auc, letters};
    }

    @Override
    protected double[] rates() {
      rate = 0.002;
      return new double[] {rate};
    }

    /** Takes rows of the data in place. */
    private void readRows(int first, int rows) {
      resize("batch", rows);
      picture = dataset().floats(PICTURE);
      pictureOffset = first * PICTURE_WIDTH;
      bitsOf = dataset().floats(BITS_OF);
      bitsOfOffset = first * BITS;
    }

    /** Copies the rows of a shuffled batch side by side. */
    private void gatherRows(Batches batches, int rows) {
      resize("batch", rows);
      if (pictureRows.length < rows * PICTURE_WIDTH) {
        pictureRows = new float[length("batch", rows, PICTURE_WIDTH)];
      }
      if (bitsOfRows.length < rows * BITS) {
        bitsOfRows = new float[length("batch", rows, BITS)];
      }
      batches.gather(PICTURE, pictureRows);
      batches.gather(BITS_OF, bitsOfRows);
      place("picture", pictureRows);
      place("bits_of", bitsOfRows);
    }

    @Override
    protected void update() {
      updatePart();
      updatePart2();
      step++;
    }

    @Override
    protected void allocateGradients() {
      hScaleGradient = floatGradient("h/batch_norm/scale");
      hShiftGradient = floatGradient("h/batch_norm/shift");
      h0WeightGradient = floatGradient("h/0/block/dense/weight");
      h0BiasGradient = floatGradient("h/0/block/dense/bias");
      h0ScaleGradient = floatGradient("h/0/block/batch_norm/scale");
      h0ShiftGradient = floatGradient("h/0/block/batch_norm/shift");
      h1WeightGradient = floatGradient("h/1/block/dense/weight");
      h1BiasGradient = floatGradient("h/1/block/dense/bias");
      h1ScaleGradient = floatGradient("h/1/block/batch_norm/scale");
      h1ShiftGradient = floatGradient("h/1/block/batch_norm/shift");
      h2WeightGradient = floatGradient("h/2/block/dense/weight");
      h2BiasGradient = floatGradient("h/2/block/dense/bias");
      h2ScaleGradient = floatGradient("h/2/block/batch_norm/scale");
      h2ShiftGradient = floatGradient("h/2/block/batch_norm/shift");
      logitsWeightGradient = floatGradient("logits/dense/weight");
      logitsBiasGradient = floatGradient("logits/dense/bias");
    }

    @Override
    protected void computeGradients() {
      computeGradientsPart();
      computeGradientsPart2();
    }

    @Override
    protected void applyGradients() {
      computeRateTAndOthers();
      hSize = kernels.sumHSize5(hScaleGradient, lanes);
      hSize2 = kernels.sumHSize5(hShiftGradient, lanes);
      hSize3 = kernels.sumHSize4(h0WeightGradient, lanes);
      hSize4 = kernels.sumHSize2(h0BiasGradient, lanes);
      hSize5 = kernels.sumHSize2(h0ScaleGradient, lanes);
      hSize6 = kernels.sumHSize2(h0ShiftGradient, lanes);
      hSize7 = kernels.sumHSize3(h1WeightGradient, lanes);
      hSize8 = kernels.sumHSize2(h1BiasGradient, lanes);
      hSize9 = kernels.sumHSize2(h1ScaleGradient, lanes);
      hSize10 = kernels.sumHSize2(h1ShiftGradient, lanes);
      hSize11 = kernels.sumHSize3(h2WeightGradient, lanes);
      hSize12 = kernels.sumHSize2(h2BiasGradient, lanes);
      hSize13 = kernels.sumHSize2(h2ScaleGradient, lanes);
      hSize14 = kernels.sumHSize2(h2ShiftGradient, lanes);
      hSize15 = kernels.sumHSize(logitsWeightGradient, lanes);
      hSize16 = sumHSizeInStep(logitsBiasGradient, lanes);
      computeGradient2();
      kernels.radam(hScaleM, hScaleGradient, gradient, hScaleV, hScale, rateT, tractable, adaptive);
      kernels.radam(hShiftM, hShiftGradient, gradient, hShiftV, hShift, rateT, tractable, adaptive);
      kernels.radam(
          h0WeightM, h0WeightGradient, gradient, h0WeightV, h0Weight, rateT, tractable, adaptive);
      kernels.radam(h0BiasM, h0BiasGradient, gradient, h0BiasV, h0Bias, rateT, tractable, adaptive);
      kernels.radam(
          h0ScaleM, h0ScaleGradient, gradient, h0ScaleV, h0Scale, rateT, tractable, adaptive);
      kernels.radam(
          h0ShiftM, h0ShiftGradient, gradient, h0ShiftV, h0Shift, rateT, tractable, adaptive);
      kernels.radam(
          h1WeightM, h1WeightGradient, gradient, h1WeightV, h1Weight, rateT, tractable, adaptive);
      kernels.radam(h1BiasM, h1BiasGradient, gradient, h1BiasV, h1Bias, rateT, tractable, adaptive);
      kernels.radam(
          h1ScaleM, h1ScaleGradient, gradient, h1ScaleV, h1Scale, rateT, tractable, adaptive);
      kernels.radam(
          h1ShiftM, h1ShiftGradient, gradient, h1ShiftV, h1Shift, rateT, tractable, adaptive);
      kernels.radam(
          h2WeightM, h2WeightGradient, gradient, h2WeightV, h2Weight, rateT, tractable, adaptive);
      kernels.radam(h2BiasM, h2BiasGradient, gradient, h2BiasV, h2Bias, rateT, tractable, adaptive);
      kernels.radam(
          h2ScaleM, h2ScaleGradient, gradient, h2ScaleV, h2Scale, rateT, tractable, adaptive);
      kernels.radam(
          h2ShiftM, h2ShiftGradient, gradient, h2ShiftV, h2Shift, rateT, tractable, adaptive);
      kernels.radam(
          logitsWeightM,
          logitsWeightGradient,
          gradient,
          logitsWeightV,
          logitsWeight,
          rateT,
          tractable,
          adaptive);
      kernels.radam(
          logitsBiasM,
          logitsBiasGradient,
          gradient,
          logitsBiasV,
          logitsBias,
          rateT,
          tractable,
          adaptive);
    }

    // letters.nn:21: data csv("data/letters.csv.gz") {
    private static Object[] rows(double[][] columns, int batch) {
      double[] picture = new double[batch * PICTURE_WIDTH];
      double[] bitsOf = new double[batch * BITS];
      computePicture(columns[0], 0, picture, batch);
      computeBitsOf(columns[1], 0, bitsOf, batch);
      computeBitsOfOfRows(columns[2], 0, bitsOf, batch);
      computeBitsOf2(columns[3], 0, bitsOf, batch);
      computeBitsOf3(columns[4], 0, bitsOf, batch);
      computeBitsOf4(columns[5], 0, bitsOf, batch);
      return new Object[] {picture, bitsOf};
    }

    private void initializePart() {
      Arrays.fill(hScale, 1f);
      Arrays.fill(hShift, 0f);
      Arrays.fill(h0Bias, 0f);
      Arrays.fill(h0Scale, 1f);
      Arrays.fill(logitsBias, 0f);
      Arrays.fill(h0WeightM, 0f);
      Arrays.fill(h1WeightM, 0f);
      Arrays.fill(logitsWeightM, 0f);
      random.fillUniform(gradH0Weight, 0, H0_WEIGHT_SIZE, seed, H0_UNIFORM_STREAM, step, 0);
      initializeH0Weight(gradH0Weight, h0Weight);
      random.fillUniform(gradH2Weight, 0, H1_WEIGHT_SIZE, seed, H1_UNIFORM_STREAM, step, 0);
      initializeWeight(gradH2Weight, h1Weight);
      random.fillUniform(gradH2Weight, 0, H2_WEIGHT_SIZE, seed, H2_UNIFORM_STREAM, step, 0);
      initializeWeight(gradH2Weight, h2Weight);
      random.fillUniform(
          gradLogitsWeight, 0, LOGITS_WEIGHT_SIZE, seed, LOGITS_UNIFORM_STREAM, step, 0);
      initializeLogitsWeight(gradLogitsWeight, logitsWeight);
      Arrays.fill(hMovingMean, 0f);
      Arrays.fill(hMovingVariance, 1f);
      Arrays.fill(h0Shift, 0f);
      Arrays.fill(h0MovingMean, 0f);
      Arrays.fill(h0MovingVariance, 1f);
      Arrays.fill(h1Bias, 0f);
      Arrays.fill(h1Scale, 1f);
      Arrays.fill(h1Shift, 0f);
      Arrays.fill(h1MovingMean, 0f);
      Arrays.fill(h1MovingVariance, 1f);
      Arrays.fill(h2Bias, 0f);
      Arrays.fill(h2Scale, 1f);
      Arrays.fill(h2Shift, 0f);
      Arrays.fill(h2MovingMean, 0f);
      Arrays.fill(h2MovingVariance, 1f);
      Arrays.fill(hScaleM, 0f);
      Arrays.fill(hScaleV, 0f);
      Arrays.fill(hShiftM, 0f);
      Arrays.fill(hShiftV, 0f);
      Arrays.fill(h0WeightV, 0f);
      Arrays.fill(h0BiasM, 0f);
      Arrays.fill(h0BiasV, 0f);
      Arrays.fill(h0ScaleM, 0f);
      Arrays.fill(h0ScaleV, 0f);
      Arrays.fill(h0ShiftM, 0f);
      Arrays.fill(h0ShiftV, 0f);
      Arrays.fill(h1WeightV, 0f);
      Arrays.fill(h1BiasM, 0f);
      Arrays.fill(h1BiasV, 0f);
      Arrays.fill(h1ScaleM, 0f);
      Arrays.fill(h1ScaleV, 0f);
      Arrays.fill(h1ShiftM, 0f);
      Arrays.fill(h1ShiftV, 0f);
      Arrays.fill(h2WeightM, 0f);
    }

    private void initializePart2() {
      Arrays.fill(h2WeightV, 0f);
      Arrays.fill(h2BiasM, 0f);
      Arrays.fill(h2BiasV, 0f);
      Arrays.fill(h2ScaleM, 0f);
      Arrays.fill(h2ScaleV, 0f);
      Arrays.fill(h2ShiftM, 0f);
      Arrays.fill(h2ShiftV, 0f);
      Arrays.fill(logitsWeightV, 0f);
      Arrays.fill(logitsBiasM, 0f);
      Arrays.fill(logitsBiasV, 0f);
    }

    // letters.nn:34: metric auc(p, bits_of)
    private void computePairs() {
      Ranks.weightBelow(measuredP, 0, measuredOther, 0, pairs, batch, BITS, 0.5);
    }

    // letters.nn:31: loss binary_cross_entropy_logits(logits, bits_of, label_smoothing = 0.01)
    // letters.nn:35: metric letters = mean(float(right))
    private void computeLossAndLetters() {
      evaluatedLoss = lossTotal / (float) (batch * BITS);
      letters = total / (float) batch;
    }

    // letters.nn:13: h = picture |> batch_norm
    // letters.nn:31: loss binary_cross_entropy_logits(logits, bits_of, label_smoothing = 0.01)
    // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
    private void computeBatchSizeAndOthers() {
      batchSize = (float) batch;
      batchSize2 = (float) (batch * BITS);
      gradLossTotal = 1f / batchSize2;
      gradLossBinaryCrossEntropyLogits = -gradLossTotal;
      double t = (double) step + 1.0;
      rateT = (float) (0.002 / (1.0 - DoubleMath.pow(0.9, t)));
      double hLength = DoubleMath.pow(0.999, t);
      double hLength2 = 1.0 - hLength;
      double length = 1998.9999999999982 - 2.0 * t * hLength / hLength2;
      tractable = length > 5.0;
      double safe = tractable ? length : 6.0;
      double product =
          Math.sqrt((safe - 4.0) * (safe - 2.0) * 1998.9999999999982 / (3984014.9999999925 * safe))
              * Math.sqrt(hLength2);
      adaptive = (float) product;
    }

    // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
    // letters.nn:14: repeat 3 as i { h = block(h, 128) }
    private void computeH0RsqrtRows(int from, int to) {
      random.fillBits16(
          h0Kept,
          from * H0_WIDTH,
          (to - from) * H0_WIDTH,
          seed,
          H0_KEPT_STREAM,
          step,
          from * H0_WIDTH);
      kernels.computeRsqrt(
          h0Z,
          h0Bias,
          h0Total,
          h0Rsqrt,
          h0Scale,
          h0Shift,
          h0Kept,
          h0Rsqrt2,
          h0Swish,
          h0Swish2,
          h2,
          gradH0Rsqrt,
          from,
          to);
    }

    // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
    // letters.nn:14: repeat 3 as i { h = block(h, 128) }
    private void computeH1RsqrtRows(int from, int to) {
      random.fillBits16(
          h1Kept,
          from * H1_WIDTH,
          (to - from) * H1_WIDTH,
          seed,
          H1_KEPT_STREAM,
          step,
          from * H1_WIDTH);
      kernels.computeRsqrt(
          h0Swish,
          h1Bias,
          h1Total,
          h1Rsqrt,
          h1Scale,
          h1Shift,
          h1Kept,
          h1Rsqrt2,
          h1Swish,
          h1Swish2,
          h3,
          gradH1Rsqrt,
          from,
          to);
    }

    // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
    // letters.nn:14: repeat 3 as i { h = block(h, 128) }
    private void computeH2RsqrtRows(int from, int to) {
      random.fillBits16(
          h2Kept,
          from * H2_WIDTH,
          (to - from) * H2_WIDTH,
          seed,
          H2_KEPT_STREAM,
          step,
          from * H2_WIDTH);
      kernels.computeRsqrt(
          h1Swish,
          h2Bias,
          h2Total,
          h2Rsqrt,
          h2Scale,
          h2Shift,
          h2Kept,
          h2Rsqrt2,
          h2Swish,
          h2Swish2,
          h4,
          gradH2Rsqrt,
          from,
          to);
    }

    // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
    private void computeGradient() {
      float sum =
          hSize16 + hSize15 + hSize13 + hSize14 + hSize11 + hSize12 + hSize9 + hSize10 + hSize7
              + hSize8;
      float quotient =
          5f
              / Math.max(
                  (float) Math.sqrt(sum + hSize5 + hSize6 + hSize3 + hSize4 + hSize + hSize2),
                  1e-30f);
      gradient = Math.min(1f, quotient);
    }

    private void updatePart() {
      computeBatchSizeAndOthers();
      team.sum(hTotalRows, batch, H_WIDTH, 48);
      team.total(0, hTotal, H_WIDTH);
      kernels.updateMovingMean(hTotal, batchSize, hMovingMean, hTotal);
      team.sum(hTotalRows2, batch, H_WIDTH, 128);
      team.total(0, hTotal2, H_WIDTH);
      kernels.updateHMovingVariance(hTotal2, batchSize, hMovingVariance, hTotal2);
      team.run(hRows2, batch, 240);
      // h0Z = h · h0Weight, [batch, 16] x [16, 128]
      products.multiply(h, 0, h0Weight, h0Z, batch, H_WIDTH, H0_WIDTH);
      team.sum(h0TotalRows, batch, H0_WIDTH, 768);
      team.total(0, h0Total, H0_WIDTH);
      kernels.updateMovingMean(h0Total, batchSize, h0MovingMean, h0Total);
      team.sum(h0TotalRows2, batch, H0_WIDTH, 1408);
      team.total(0, h0Total2, H0_WIDTH);
      kernels.updateMovingVariance(h0Total2, batchSize, h0MovingVariance, h0Total2, h0Rsqrt);
      team.run(h0RsqrtRows, batch, 11_136);
      // h1Z = h · h1Weight, [batch, 128] x [128, 128]
      products.multiply(h2, 0, h1Weight, h0Swish, batch, H0_WIDTH, H1_WIDTH);
      team.sum(h1TotalRows, batch, H1_WIDTH, 768);
      team.total(0, h1Total, H1_WIDTH);
      kernels.updateMovingMean(h1Total, batchSize, h1MovingMean, h1Total);
      team.sum(h1TotalRows2, batch, H1_WIDTH, 1408);
      team.total(0, h1Total2, H1_WIDTH);
      kernels.updateMovingVariance(h1Total2, batchSize, h1MovingVariance, h1Total2, h1Rsqrt);
      team.run(h1RsqrtRows, batch, 11_136);
      // h2Z = h · h2Weight, [batch, 128] x [128, 128]
      products.multiply(h3, 0, h2Weight, h1Swish, batch, H0_WIDTH, H2_WIDTH);
      team.sum(h2TotalRows, batch, H2_WIDTH, 768);
      team.total(0, h2Total, H2_WIDTH);
      kernels.updateMovingMean(h2Total, batchSize, h2MovingMean, h2Total);
      team.sum(h2TotalRows2, batch, H2_WIDTH, 1408);
      team.total(0, h2Total2, H2_WIDTH);
      kernels.updateMovingVariance(h2Total2, batchSize, h2MovingVariance, h2Total2, h2Rsqrt);
      team.run(h2RsqrtRows, batch, 11_136);
      // logitsZ = h · logitsWeight, [batch, 128] x [128, bits]
      products.multiply(h4, 0, logitsWeight, null, batch, H0_WIDTH, BITS, logitsEdge);
      kernels.computeGradLogits(
          gradLossBinaryCrossEntropyLogits,
          bitsOf,
          bitsOfOffset,
          gradLossTotal,
          logits,
          gradLogits,
          batch);
      lossTotal = kernels.computeLossTotal(logits, bitsOf, bitsOfOffset, lanes, batch);
      // gradH = gradLogits · logitsWeightᵀ, [batch, bits] x [bits, 128]
      products.multiplyByTransposed(
          gradLogits, 0, logitsWeight, null, batch, BITS, H0_WIDTH, gradH2RsqrtEdge);
      // gradLogitsWeight = hᵀ · gradLogits, [128, batch] x [batch, bits]
      products.multiplyTransposedBy(h4, 0, gradLogits, gradLogitsWeight, H0_WIDTH, batch, BITS);
      sumGradLogitsBias(gradLogits, gradLogitsBias, gradLogitsBiasBlock, batch);
      loss = lossTotal / batchSize2;
      team.sum(gradH2RsqrtRows, batch, 3 * H2_WIDTH, 6912);
      team.total(0, gradH2Rsqrt2, H2_WIDTH);
      team.total(H2_WIDTH, gradH2Scale, H2_WIDTH);
      team.total(2 * H2_WIDTH, gradH2Shift, H2_WIDTH);
      hSize = kernels.sumHSize(gradLogitsWeight, lanes);
      hSize2 = sumHSizeInStep(gradLogitsBias, lanes);
      kernels.computeGradTotal(gradH2Rsqrt2, h2Rsqrt, h2Total2, batchSize, gradH2Rsqrt2);
      team.sum(gradH2DRows, batch, H2_WIDTH, 4352);
      team.total(0, h2Total2, H2_WIDTH);
      hSize3 = kernels.sumHSize2(gradH2Scale, lanes);
      hSize4 = kernels.sumHSize2(gradH2Shift, lanes);
      kernels.computeGradTotalInStep(h2Total2, batchSize, h2Total2);
      team.sum(gradH2ZRows, batch, H2_WIDTH, 1152);
      team.total(0, h2Total, H2_WIDTH);
      // gradH = gradH2Z · h2Weightᵀ, [batch, 128] x [128, 128]
      products.multiplyByTransposed(
          h2Swish2, 0, h2Weight, null, batch, H2_WIDTH, H0_WIDTH, gradH1RsqrtEdge);
      // gradH2Weight = hᵀ · gradH2Z, [128, batch] x [batch, 128]
      products.multiplyTransposedBy(h3, 0, h2Swish2, gradH2Weight, H0_WIDTH, batch, H2_WIDTH);
      team.sum(gradH1RsqrtRows, batch, 3 * H1_WIDTH, 6912);
      team.total(0, h2Total2, H1_WIDTH);
      team.total(H1_WIDTH, gradH2Rsqrt2, H1_WIDTH);
      team.total(2 * H1_WIDTH, h2Rsqrt, H1_WIDTH);
      hSize5 = kernels.sumHSize3(gradH2Weight, lanes);
      hSize6 = kernels.sumHSize2(h2Total, lanes);
      kernels.computeGradTotal(h2Total2, h1Rsqrt, h1Total2, batchSize, h2Total2);
      team.sum(gradH1DRows, batch, H1_WIDTH, 4352);
      team.total(0, h1Total2, H1_WIDTH);
      hSize7 = kernels.sumHSize2(gradH2Rsqrt2, lanes);
      hSize8 = kernels.sumHSize2(h2Rsqrt, lanes);
      kernels.computeGradTotalInStep(h1Total2, batchSize, h1Total2);
    }

    private void updatePart2() {
      team.sum(gradH1ZRows, batch, H1_WIDTH, 1152);
      team.total(0, h1Total, H1_WIDTH);
      // gradH = gradH1Z · h1Weightᵀ, [batch, 128] x [128, 128]
      products.multiplyByTransposed(
          h1Swish2, 0, h1Weight, null, batch, H1_WIDTH, H0_WIDTH, gradH0RsqrtEdge);
      // gradH1Weight = hᵀ · gradH1Z, [128, batch] x [batch, 128]
      products.multiplyTransposedBy(h2, 0, h1Swish2, gradH1Weight, H0_WIDTH, batch, H1_WIDTH);
      team.sum(gradH0RsqrtRows, batch, 3 * H0_WIDTH, 6912);
      team.total(0, h1Total2, H0_WIDTH);
      team.total(H0_WIDTH, h2Total2, H0_WIDTH);
      team.total(2 * H0_WIDTH, h1Rsqrt, H0_WIDTH);
      hSize9 = kernels.sumHSize3(gradH1Weight, lanes);
      hSize10 = kernels.sumHSize2(h1Total, lanes);
      kernels.computeGradTotal(h1Total2, h0Rsqrt, h0Total2, batchSize, h1Total2);
      team.sum(gradH0DRows, batch, H0_WIDTH, 4352);
      team.total(0, h0Total2, H0_WIDTH);
      hSize11 = kernels.sumHSize2(h2Total2, lanes);
      hSize12 = kernels.sumHSize2(h1Rsqrt, lanes);
      kernels.computeGradTotalInStep(h0Total2, batchSize, h0Total2);
      team.sum(gradH0ZRows, batch, H0_WIDTH, 1152);
      team.total(0, h0Total, H0_WIDTH);
      // gradH = gradH0Z · h0Weightᵀ, [batch, 128] x [128, 16]
      products.multiplyByTransposed(h0Swish2, 0, h0Weight, gradH, batch, H0_WIDTH, H_WIDTH);
      // gradH0Weight = hᵀ · gradH0Z, [16, batch] x [batch, 128]
      products.multiplyTransposedBy(h, 0, h0Swish2, gradH0Weight, H_WIDTH, batch, H0_WIDTH);
      team.sum(gradHShiftRows, batch, 2 * H_WIDTH, 240);
      team.total(0, h0Total2, H_WIDTH);
      team.total(H_WIDTH, h1Total2, H_WIDTH);
      hSize13 = kernels.sumHSize4(gradH0Weight, lanes);
      hSize14 = kernels.sumHSize2(h0Total, lanes);
      hSize15 = kernels.sumHSize5(h0Total2, lanes);
      hSize16 = kernels.sumHSize5(h1Total2, lanes);
      computeGradient();
      kernels.radam(hScaleM, h1Total2, gradient, hScaleV, hScale, rateT, tractable, adaptive);
      kernels.radam(hShiftM, h0Total2, gradient, hShiftV, hShift, rateT, tractable, adaptive);
      kernels.radam(
          h0WeightM, gradH0Weight, gradient, h0WeightV, h0Weight, rateT, tractable, adaptive);
      kernels.radam(h0BiasM, h0Total, gradient, h0BiasV, h0Bias, rateT, tractable, adaptive);
      kernels.radam(h0ScaleM, h2Total2, gradient, h0ScaleV, h0Scale, rateT, tractable, adaptive);
      kernels.radam(h0ShiftM, h1Rsqrt, gradient, h0ShiftV, h0Shift, rateT, tractable, adaptive);
      kernels.radam(
          h1WeightM, gradH1Weight, gradient, h1WeightV, h1Weight, rateT, tractable, adaptive);
      kernels.radam(h1BiasM, h1Total, gradient, h1BiasV, h1Bias, rateT, tractable, adaptive);
      kernels.radam(
          h1ScaleM, gradH2Rsqrt2, gradient, h1ScaleV, h1Scale, rateT, tractable, adaptive);
      kernels.radam(h1ShiftM, h2Rsqrt, gradient, h1ShiftV, h1Shift, rateT, tractable, adaptive);
      kernels.radam(
          h2WeightM, gradH2Weight, gradient, h2WeightV, h2Weight, rateT, tractable, adaptive);
      kernels.radam(h2BiasM, h2Total, gradient, h2BiasV, h2Bias, rateT, tractable, adaptive);
      kernels.radam(h2ScaleM, gradH2Scale, gradient, h2ScaleV, h2Scale, rateT, tractable, adaptive);
      kernels.radam(h2ShiftM, gradH2Shift, gradient, h2ShiftV, h2Shift, rateT, tractable, adaptive);
      kernels.radam(
          logitsWeightM,
          gradLogitsWeight,
          gradient,
          logitsWeightV,
          logitsWeight,
          rateT,
          tractable,
          adaptive);
      kernels.radam(
          logitsBiasM,
          gradLogitsBias,
          gradient,
          logitsBiasV,
          logitsBias,
          rateT,
          tractable,
          adaptive);
    }

    // letters.nn:13: h = picture |> batch_norm
    // letters.nn:31: loss binary_cross_entropy_logits(logits, bits_of, label_smoothing = 0.01)
    private void computeBatchSizeAndOthers2() {
      batchSize = (float) batch;
      batchSize2 = (float) (batch * BITS);
      gradLossTotal = 1f / batchSize2;
      gradLossBinaryCrossEntropyLogits = -gradLossTotal;
    }

    private void computeGradientsPart() {
      computeBatchSizeAndOthers2();
      team.sum(hTotalRows, batch, H_WIDTH, 48);
      team.total(0, hTotal, H_WIDTH);
      kernels.updateMovingMean(hTotal, batchSize, hMovingMean, hTotal);
      team.sum(hTotalRows2, batch, H_WIDTH, 128);
      team.total(0, hTotal2, H_WIDTH);
      kernels.updateHMovingVariance(hTotal2, batchSize, hMovingVariance, hTotal2);
      team.run(hRows2, batch, 240);
      // h0Z = h · h0Weight, [batch, 16] x [16, 128]
      products.multiply(h, 0, h0Weight, h0Z, batch, H_WIDTH, H0_WIDTH);
      team.sum(h0TotalRows, batch, H0_WIDTH, 768);
      team.total(0, h0Total, H0_WIDTH);
      kernels.updateMovingMean(h0Total, batchSize, h0MovingMean, h0Total);
      team.sum(h0TotalRows2, batch, H0_WIDTH, 1408);
      team.total(0, h0Total2, H0_WIDTH);
      kernels.updateMovingVariance(h0Total2, batchSize, h0MovingVariance, h0Total2, h0Rsqrt);
      team.run(h0RsqrtRows, batch, 11_136);
      // h1Z = h · h1Weight, [batch, 128] x [128, 128]
      products.multiply(h2, 0, h1Weight, h0Swish, batch, H0_WIDTH, H1_WIDTH);
      team.sum(h1TotalRows, batch, H1_WIDTH, 768);
      team.total(0, h1Total, H1_WIDTH);
      kernels.updateMovingMean(h1Total, batchSize, h1MovingMean, h1Total);
      team.sum(h1TotalRows2, batch, H1_WIDTH, 1408);
      team.total(0, h1Total2, H1_WIDTH);
      kernels.updateMovingVariance(h1Total2, batchSize, h1MovingVariance, h1Total2, h1Rsqrt);
      team.run(h1RsqrtRows, batch, 11_136);
      // h2Z = h · h2Weight, [batch, 128] x [128, 128]
      products.multiply(h3, 0, h2Weight, h1Swish, batch, H0_WIDTH, H2_WIDTH);
      team.sum(h2TotalRows, batch, H2_WIDTH, 768);
      team.total(0, h2Total, H2_WIDTH);
      kernels.updateMovingMean(h2Total, batchSize, h2MovingMean, h2Total);
      team.sum(h2TotalRows2, batch, H2_WIDTH, 1408);
      team.total(0, h2Total2, H2_WIDTH);
      kernels.updateMovingVariance(h2Total2, batchSize, h2MovingVariance, h2Total2, h2Rsqrt);
      team.run(h2RsqrtRows, batch, 11_136);
      // logitsZ = h · logitsWeight, [batch, 128] x [128, bits]
      products.multiply(h4, 0, logitsWeight, null, batch, H0_WIDTH, BITS, logitsEdge);
      kernels.computeGradLogits(
          gradLossBinaryCrossEntropyLogits,
          bitsOf,
          bitsOfOffset,
          gradLossTotal,
          logits,
          gradLogits,
          batch);
      lossTotal = kernels.computeLossTotal(logits, bitsOf, bitsOfOffset, lanes, batch);
      // gradH = gradLogits · logitsWeightᵀ, [batch, bits] x [bits, 128]
      products.multiplyByTransposed(
          gradLogits, 0, logitsWeight, null, batch, BITS, H0_WIDTH, gradH2RsqrtEdge);
      // gradLogitsWeight = hᵀ · gradLogits, [128, batch] x [batch, bits]
      products.multiplyTransposedBy(h4, 0, gradLogits, logitsWeightGradient, H0_WIDTH, batch, BITS);
      sumGradLogitsBias(gradLogits, logitsBiasGradient, gradLogitsBias, batch);
      loss = lossTotal / batchSize2;
      team.sum(gradH2RsqrtRows, batch, 3 * H2_WIDTH, 6912);
      team.total(0, gradH2Rsqrt2, H2_WIDTH);
      team.total(H2_WIDTH, h2ScaleGradient, H2_WIDTH);
      team.total(2 * H2_WIDTH, h2ShiftGradient, H2_WIDTH);
      kernels.computeGradTotal(gradH2Rsqrt2, h2Rsqrt, h2Total2, batchSize, gradH2Rsqrt2);
      team.sum(gradH2DRows, batch, H2_WIDTH, 4352);
      team.total(0, h2Total2, H2_WIDTH);
      kernels.computeGradTotalInStep(h2Total2, batchSize, h2Total2);
      team.sum(gradH2ZRows, batch, H2_WIDTH, 1152);
      team.total(0, h2BiasGradient, H2_WIDTH);
      // gradH = gradH2Z · h2Weightᵀ, [batch, 128] x [128, 128]
      products.multiplyByTransposed(
          h2Swish2, 0, h2Weight, null, batch, H2_WIDTH, H0_WIDTH, gradH1RsqrtEdge);
      // gradH2Weight = hᵀ · gradH2Z, [128, batch] x [batch, 128]
      products.multiplyTransposedBy(h3, 0, h2Swish2, h2WeightGradient, H0_WIDTH, batch, H2_WIDTH);
      team.sum(gradH1RsqrtRows, batch, 3 * H1_WIDTH, 6912);
      team.total(0, h2Total2, H1_WIDTH);
      team.total(H1_WIDTH, h1ScaleGradient, H1_WIDTH);
      team.total(2 * H1_WIDTH, h1ShiftGradient, H1_WIDTH);
      kernels.computeGradTotal(h2Total2, h1Rsqrt, h1Total2, batchSize, h2Total2);
      team.sum(gradH1DRows, batch, H1_WIDTH, 4352);
      team.total(0, h1Total2, H1_WIDTH);
      kernels.computeGradTotalInStep(h1Total2, batchSize, h1Total2);
      team.sum(gradH1ZRows, batch, H1_WIDTH, 1152);
      team.total(0, h1BiasGradient, H1_WIDTH);
      // gradH = gradH1Z · h1Weightᵀ, [batch, 128] x [128, 128]
      products.multiplyByTransposed(
          h1Swish2, 0, h1Weight, null, batch, H1_WIDTH, H0_WIDTH, gradH0RsqrtEdge);
      // gradH1Weight = hᵀ · gradH1Z, [128, batch] x [batch, 128]
      products.multiplyTransposedBy(h2, 0, h1Swish2, h1WeightGradient, H0_WIDTH, batch, H1_WIDTH);
      team.sum(gradH0RsqrtRows, batch, 3 * H0_WIDTH, 6912);
      team.total(0, h1Total2, H0_WIDTH);
      team.total(H0_WIDTH, h0ScaleGradient, H0_WIDTH);
      team.total(2 * H0_WIDTH, h0ShiftGradient, H0_WIDTH);
      kernels.computeGradTotal(h1Total2, h0Rsqrt, h0Total2, batchSize, h1Total2);
      team.sum(gradH0DRows, batch, H0_WIDTH, 4352);
      team.total(0, h0Total2, H0_WIDTH);
      kernels.computeGradTotalInStep(h0Total2, batchSize, h0Total2);
      team.sum(gradH0ZRows, batch, H0_WIDTH, 1152);
      team.total(0, h0BiasGradient, H0_WIDTH);
    }

    private void computeGradientsPart2() {
      // gradH = gradH0Z · h0Weightᵀ, [batch, 128] x [128, 16]
      products.multiplyByTransposed(h0Swish2, 0, h0Weight, gradH, batch, H0_WIDTH, H_WIDTH);
      // gradH0Weight = hᵀ · gradH0Z, [16, batch] x [batch, 128]
      products.multiplyTransposedBy(h, 0, h0Swish2, h0WeightGradient, H_WIDTH, batch, H0_WIDTH);
      team.sum(gradHShiftRows, batch, 2 * H_WIDTH, 240);
      team.total(0, hShiftGradient, H_WIDTH);
      team.total(H_WIDTH, hScaleGradient, H_WIDTH);
    }

    // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
    private void computeRateTAndOthers() {
      double t = (double) step + 1.0;
      rateT = (float) (0.002 / (1.0 - DoubleMath.pow(0.9, t)));
      double hLength = DoubleMath.pow(0.999, t);
      double hLength2 = 1.0 - hLength;
      double length = 1998.9999999999982 - 2.0 * t * hLength / hLength2;
      tractable = length > 5.0;
      double safe = tractable ? length : 6.0;
      double product =
          Math.sqrt((safe - 4.0) * (safe - 2.0) * 1998.9999999999982 / (3984014.9999999925 * safe))
              * Math.sqrt(hLength2);
      adaptive = (float) product;
    }

    // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
    private void computeGradient2() {
      float sum =
          hSize + hSize2 + hSize3 + hSize4 + hSize5 + hSize6 + hSize7 + hSize8 + hSize9 + hSize10;
      float quotient =
          5f
              / Math.max(
                  (float)
                      Math.sqrt(sum + hSize11 + hSize12 + hSize13 + hSize14 + hSize15 + hSize16),
                  1e-30f);
      gradient = Math.min(1f, quotient);
    }

    // letters.nn:15: logits = h |> dense(bits)
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
        int row2 = i * BITS;
        for (int j = column; j < column + columns; j++) {
          logits[row2 + j] = logitsZ[tileRow + j] + logitsBias[j];
        }
      }
    }

    // letters.nn:15: logits = h |> dense(bits)
    private static void sumGradLogitsBias(
        float[] gradLogits, float[] gradLogitsBias, float[] columns, int batch) {
      Arrays.fill(gradLogitsBias, 0, BITS, 0);
      for (int block = 0; block < batch; block += Sums.ROWS) {
        Arrays.fill(columns, 0, BITS, 0);
        int end = Math.min(batch, block + Sums.ROWS);
        for (int i = block; i < end; i++) {
          int row = i * BITS;
          for (int j = 0; j < BITS; j++) {
            columns[j] += gradLogits[row + j];
          }
        }
        for (int j = 0; j < BITS; j++) {
          gradLogitsBias[j] += columns[j];
        }
      }
    }

    // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
    private static float sumHSizeInStep(float[] gradLogitsBias, float[] lanes) {
      for (int i = 0; i < BITS; i++) {
        float gradLogitsBiasValue = gradLogitsBias[i];
        lanes[i] = gradLogitsBiasValue * gradLogitsBiasValue;
      }
      return Sums.join(lanes, BITS);
    }

    // letters.nn:31: loss binary_cross_entropy_logits(logits, bits_of, label_smoothing = 0.01)
    private static void computeMeasuredLossBinaryCrossEntropyLogits(
        float[] logitsZ,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] logitsBias,
        float[] bitsOf,
        int bitsOfOffset,
        float[] measuredLossBinaryCrossEntropyLogits) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int bitsOfRow = bitsOfOffset + i * BITS;
        int measuredLossBinaryCrossEntropyLogitsRow = i * BITS;
        for (int j = column; j < column + columns; j++) {
          float sum = logitsZ[tileRow + j] + logitsBias[j];
          measuredLossBinaryCrossEntropyLogits[measuredLossBinaryCrossEntropyLogitsRow + j] =
              FloatMath.softplus(sum) - (bitsOf[bitsOfRow + j] * 0.99f + 0.005f) * sum;
        }
      }
    }

    // letters.nn:16: output p = sigmoid(logits)
    private static void computeMeasuredP(
        float[] logitsZ, float[] logitsBias, float[] measuredP, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * BITS;
        for (int j = 0; j < BITS; j++) {
          measuredP[row + j] = FloatMath.sigmoid(logitsZ[row + j] + logitsBias[j]);
        }
      }
    }

    // letters.nn:17: right = max(abs(p - bits_of), axis = 1) < 0.5
    private static void maxRight(
        float[] measuredP, float[] bitsOf, int bitsOfOffset, float[] right, int batch) {
      for (int i = 0; i < batch; i++) {
        float max = Float.NEGATIVE_INFINITY;
        int measuredPRow = i * BITS;
        int bitsOfRow = bitsOfOffset + i * BITS;
        for (int j = 0; j < BITS; j++) {
          max = Math.max(max, Math.abs(measuredP[measuredPRow + j] - bitsOf[bitsOfRow + j]));
        }
        right[i] = max;
      }
    }

    // letters.nn:34: metric auc(p, bits_of)
    private static void sumAreas(
        float[] value, int valueOffset, float[] areas, float[] columns, int batch) {
      Arrays.fill(areas, 0, BITS, 0);
      for (int block = 0; block < batch; block += Sums.ROWS) {
        Arrays.fill(columns, 0, BITS, 0);
        int end = Math.min(batch, block + Sums.ROWS);
        for (int i = block; i < end; i++) {
          int row = valueOffset + i * BITS;
          for (int j = 0; j < BITS; j++) {
            columns[j] += value[row + j];
          }
        }
        for (int j = 0; j < BITS; j++) {
          areas[j] += columns[j];
        }
      }
    }

    // letters.nn:34: metric auc(p, bits_of)
    private static void sumPairs(
        float[] measuredBitsOf,
        int measuredBitsOfOffset,
        float[] pairs,
        float[] pairs2,
        float[] columns,
        int batch) {
      Arrays.fill(pairs2, 0, BITS, 0);
      for (int block = 0; block < batch; block += Sums.ROWS) {
        Arrays.fill(columns, 0, BITS, 0);
        int end = Math.min(batch, block + Sums.ROWS);
        for (int i = block; i < end; i++) {
          int measuredBitsOfRow = measuredBitsOfOffset + i * BITS;
          int pairsRow = i * BITS;
          for (int j = 0; j < BITS; j++) {
            columns[j] += measuredBitsOf[measuredBitsOfRow + j] * pairs[pairsRow + j];
          }
        }
        for (int j = 0; j < BITS; j++) {
          pairs2[j] += columns[j];
        }
      }
    }

    // letters.nn:34: metric auc(p, bits_of)
    private static float computeTotal2(
        float[] pairs, float[] areas, float[] areas2, float[] lanes) {
      for (int i = 0; i < BITS; i++) {
        lanes[i] = pairs[i] / (areas[i] * areas2[i]);
      }
      return Sums.join(lanes, BITS);
    }

    // letters.nn:16: output p = sigmoid(logits)
    private static void computePInTile(
        float[] logitsZ,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] logitsBias,
        float[] p) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * BITS;
        for (int j = column; j < column + columns; j++) {
          p[row2 + j] = FloatMath.sigmoid(logitsZ[tileRow + j] + logitsBias[j]);
        }
      }
    }

    // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
    private static void initializeH0Weight(float[] h0Uniform, float[] h0Weight) {
      for (int i = 0; i < H0_WEIGHT_SIZE; i++) {
        h0Weight[i] = -0.20412415f + 0.4082483f * h0Uniform[i];
      }
    }

    // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
    private static void initializeWeight(float[] uniform, float[] weight) {
      for (int i = 0; i < H1_WEIGHT_SIZE; i++) {
        weight[i] = -0.15309311f + 0.30618623f * uniform[i];
      }
    }

    // letters.nn:15: logits = h |> dense(bits)
    private static void initializeLogitsWeight(float[] logitsUniform, float[] logitsWeight) {
      for (int i = 0; i < LOGITS_WEIGHT_SIZE; i++) {
        logitsWeight[i] = -0.2123977f + 0.4247954f * logitsUniform[i];
      }
    }

    private static void computePicture(
        double[] column0, int column0Offset, double[] picture, int batch) {
      for (int i = 0; i < batch * PICTURE_WIDTH; i++) {
        picture[i] = column0[column0Offset + i] / 15.0;
      }
    }

    // letters.nn:8: def bit(number, place) = mod(floor(number / 2^place), 2)
    private static void computeBitsOf(
        double[] column1, int column1Offset, double[] bitsOf, int batch) {
      for (int i = 0; i < batch; i++) {
        double floor = Math.floor(column1[column1Offset + i]);
        bitsOf[i * BITS] = floor - Math.floor(floor / 2.0) * 2.0;
      }
    }

    // letters.nn:8: def bit(number, place) = mod(floor(number / 2^place), 2)
    private static void computeBitsOfOfRows(
        double[] column2, int column2Offset, double[] bitsOf, int batch) {
      for (int i = 0; i < batch; i++) {
        double floor = Math.floor(column2[column2Offset + i] / 2.0);
        bitsOf[i * BITS + 1] = floor - Math.floor(floor / 2.0) * 2.0;
      }
    }

    // letters.nn:8: def bit(number, place) = mod(floor(number / 2^place), 2)
    private static void computeBitsOf2(
        double[] column3, int column3Offset, double[] bitsOf, int batch) {
      for (int i = 0; i < batch; i++) {
        double floor = Math.floor(column3[column3Offset + i] / 4.0);
        bitsOf[i * BITS + 2] = floor - Math.floor(floor / 2.0) * 2.0;
      }
    }

    // letters.nn:8: def bit(number, place) = mod(floor(number / 2^place), 2)
    private static void computeBitsOf3(
        double[] column4, int column4Offset, double[] bitsOf, int batch) {
      for (int i = 0; i < batch; i++) {
        double floor = Math.floor(column4[column4Offset + i] / 8.0);
        bitsOf[i * BITS + 3] = floor - Math.floor(floor / 2.0) * 2.0;
      }
    }

    // letters.nn:8: def bit(number, place) = mod(floor(number / 2^place), 2)
    private static void computeBitsOf4(
        double[] column5, int column5Offset, double[] bitsOf, int batch) {
      for (int i = 0; i < batch; i++) {
        double floor = Math.floor(column5[column5Offset + i] / 16.0);
        bitsOf[i * BITS + 4] = floor - Math.floor(floor / 2.0) * 2.0;
      }
    }

    /**
     * Loops in plain Java. {@code LettersTrainerLanes} gives the same bits, several elements at a
     * time.
     */
    static class Kernels {
      // letters.nn:13: h = picture |> batch_norm
      void computeHTotal(
          float[] picture, int pictureOffset, float[] columns, int at, int from, int to) {
        for (int i = from; i < to; i++) {
          int row = pictureOffset + i * H_WIDTH;
          for (int j = 0; j < H_WIDTH; j++) {
            columns[at + j] += picture[row + j];
          }
        }
      }

      // letters.nn:13: h = picture |> batch_norm
      void updateMovingMean(float[] total, float batchSize, float[] movingMean, float[] mean) {
        for (int i = 0; i < movingMean.length; i++) {
          float newMean = total[i] / batchSize;
          float newMovingMean = 0.99f * movingMean[i] + 0.01f * newMean;
          mean[i] = newMean;
          movingMean[i] = newMovingMean;
        }
      }

      // letters.nn:13: h = picture |> batch_norm
      void computeHTotalInStep(
          float[] picture,
          int pictureOffset,
          float[] hMean,
          float[] columns,
          int at,
          int from,
          int to) {
        for (int i = from; i < to; i++) {
          int row = pictureOffset + i * H_WIDTH;
          for (int j = 0; j < H_WIDTH; j++) {
            float difference = picture[row + j] - hMean[j];
            columns[at + j] += difference * difference;
          }
        }
      }

      // letters.nn:13: h = picture |> batch_norm
      void updateHMovingVariance(
          float[] hTotal, float batchSize, float[] hMovingVariance, float[] hRsqrt) {
        for (int i = 0; i < H_WIDTH; i++) {
          float quotient = hTotal[i] / batchSize;
          float newHRsqrt = 1f / (float) Math.sqrt(quotient + 0.001f);
          float newHMovingVariance = 0.99f * hMovingVariance[i] + 0.01f * quotient;
          hRsqrt[i] = newHRsqrt;
          hMovingVariance[i] = newHMovingVariance;
        }
      }

      // letters.nn:13: h = picture |> batch_norm
      void computeH(
          float[] picture,
          int pictureOffset,
          float[] value,
          float[] hRsqrt,
          float[] hScale,
          float[] hShift,
          float[] h,
          int from,
          int to) {
        for (int i = from; i < to; i++) {
          int pictureRow = pictureOffset + i * H_WIDTH;
          int hRow = i * H_WIDTH;
          for (int j = 0; j < H_WIDTH; j++) {
            h[hRow + j] = (picture[pictureRow + j] - value[j]) * hRsqrt[j] * hScale[j] + hShift[j];
          }
        }
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void computeTotal(float[] z, float[] bias, float[] columns, int at, int from, int to) {
        for (int i = from; i < to; i++) {
          int row = i * H0_WIDTH;
          for (int j = 0; j < H0_WIDTH; j++) {
            columns[at + j] += z[row + j] + bias[j];
          }
        }
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void computeTotalInStep(
          float[] z, float[] bias, float[] mean, float[] columns, int at, int from, int to) {
        for (int i = from; i < to; i++) {
          int row = i * H0_WIDTH;
          for (int j = 0; j < H0_WIDTH; j++) {
            float difference = z[row + j] + bias[j] - mean[j];
            columns[at + j] += difference * difference;
          }
        }
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void updateMovingVariance(
          float[] total, float batchSize, float[] movingVariance, float[] rsqrt, float[] rsqrt2) {
        for (int i = 0; i < H0_WIDTH; i++) {
          float quotient = total[i] / batchSize;
          float newRsqrt = (float) Math.sqrt(quotient + 0.001f);
          float newRsqrt2 = 1f / newRsqrt;
          float newMovingVariance = 0.99f * movingVariance[i] + 0.01f * quotient;
          rsqrt[i] = newRsqrt;
          rsqrt2[i] = newRsqrt2;
          movingVariance[i] = newMovingVariance;
        }
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      // letters.nn:14: repeat 3 as i { h = block(h, 128) }
      void computeRsqrt(
          float[] z,
          float[] bias,
          float[] mean,
          float[] rsqrt,
          float[] scale,
          float[] shift,
          int[] kept,
          float[] rsqrt2,
          float[] swish,
          float[] swish2,
          float[] h,
          float[] gradRsqrt,
          int from,
          int to) {
        for (int i = from; i < to; i++) {
          int row = i * H0_WIDTH;
          for (int j = 0; j < H0_WIDTH; j++) {
            float newRsqrt2 = (z[row + j] + bias[j] - mean[j]) * rsqrt[j] * scale[j] + shift[j];
            float newSwish = FloatMath.exp(-Math.abs(newRsqrt2));
            float sum = 1f + newSwish;
            float newSwish2 = (newRsqrt2 < 0f ? newSwish : 1f) / sum;
            float newH = kept[row + j] >= 3277 ? newRsqrt2 * newSwish2 * 1.0526316f : 0f;
            float newGradRsqrt = newSwish2 * ((newRsqrt2 > 0f ? newSwish : 1f) / sum);
            rsqrt2[row + j] = newRsqrt2;
            swish[row + j] = newSwish;
            swish2[row + j] = newSwish2;
            h[row + j] = newH;
            gradRsqrt[row + j] = newGradRsqrt;
          }
        }
      }

      // letters.nn:31: loss binary_cross_entropy_logits(logits, bits_of, label_smoothing = 0.01)
      void computeGradLogits(
          float gradLossBinaryCrossEntropyLogits,
          float[] bitsOf,
          int bitsOfOffset,
          float gradLossTotal,
          float[] logits,
          float[] gradLogits,
          int batch) {
        for (int i = 0; i < batch * BITS; i++) {
          gradLogits[i] =
              gradLossBinaryCrossEntropyLogits * (bitsOf[bitsOfOffset + i] * 0.99f + 0.005f)
                  + gradLossTotal * FloatMath.sigmoid(logits[i]);
        }
      }

      // letters.nn:31: loss binary_cross_entropy_logits(logits, bits_of, label_smoothing = 0.01)
      float computeLossTotal(
          float[] logits, float[] bitsOf, int bitsOfOffset, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch * BITS; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch * BITS, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            float logitsValue = logits[i];
            lanes[i & 15] +=
                FloatMath.softplus(logitsValue)
                    - (bitsOf[bitsOfOffset + i] * 0.99f + 0.005f) * logitsValue;
          }
          total += Sums.join(lanes);
        }
        return total;
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void computeGradRsqrt(
          float[] gradH,
          int at,
          int stride,
          int row,
          int rows,
          int column,
          int columns,
          float[] swish,
          float[] rsqrt,
          float[] gradRsqrt,
          float[] gradRsqrt2) {
        int origin = at - row * stride - column;
        for (int i = row; i < row + rows; i++) {
          int tileRow = origin + i * stride;
          int row2 = i * H2_WIDTH;
          for (int j = column; j < column + columns; j++) {
            float product = gradH[tileRow + j] * 1.0526316f;
            gradRsqrt2[row2 + j] =
                product * swish[row2 + j] + product * rsqrt[row2 + j] * gradRsqrt[row2 + j];
          }
        }
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void sumGradRsqrt(
          int[] kept,
          float[] gradRsqrt,
          float[] scale,
          float[] z,
          float[] bias,
          float[] mean,
          float[] rsqrt,
          float[] columns,
          int at,
          int from,
          int to) {
        for (int i = from; i < to; i++) {
          int row = i * H2_WIDTH;
          for (int j = 0; j < H2_WIDTH; j++) {
            boolean condition = kept[row + j] >= 3277;
            float gradRsqrtValue = gradRsqrt[row + j];
            float difference = z[row + j] + bias[j] - mean[j];
            columns[at + j] += condition ? gradRsqrtValue * scale[j] * difference : 0f;
            columns[at + H2_WIDTH + j] += condition ? gradRsqrtValue * (difference * rsqrt[j]) : 0f;
            columns[at + 2 * H2_WIDTH + j] += condition ? gradRsqrtValue : 0f;
          }
        }
      }

      // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
      float sumHSize(float[] gradLogitsWeight, float[] lanes) {
        Arrays.fill(lanes, 0);
        for (int i = 0; i < LOGITS_WEIGHT_SIZE; i++) {
          float gradLogitsWeightValue = gradLogitsWeight[i];
          lanes[i & 15] += gradLogitsWeightValue * gradLogitsWeightValue;
        }
        return Sums.join(lanes);
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void computeGradTotal(
          float[] gradRsqrt, float[] rsqrt, float[] rsqrt2, float batchSize, float[] gradTotal) {
        for (int i = 0; i < H2_WIDTH; i++) {
          float rsqrt2Value = rsqrt2[i];
          gradTotal[i] = 0.5f * (-gradRsqrt[i] * rsqrt[i] / rsqrt2Value) / rsqrt2Value / batchSize;
        }
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void computeGradD(
          int[] kept,
          float[] gradRsqrt,
          float[] scale,
          float[] rsqrt,
          float[] gradTotal,
          float[] z,
          float[] bias,
          float[] mean,
          float[] gradD,
          float[] columns,
          int at,
          int from,
          int to) {
        for (int i = from; i < to; i++) {
          int row = i * H2_WIDTH;
          for (int j = 0; j < H2_WIDTH; j++) {
            float product = gradTotal[j] * (z[row + j] + bias[j] - mean[j]);
            float newGradD =
                (kept[row + j] >= 3277 ? gradRsqrt[row + j] * scale[j] * rsqrt[j] : 0f)
                    + product
                    + product;
            columns[at + j] += -newGradD;
            gradD[row + j] = newGradD;
          }
        }
      }

      // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
      float sumHSize2(float[] gradient, float[] lanes) {
        Arrays.fill(lanes, 0);
        for (int i = 0; i < H0_WIDTH; i++) {
          float gradientValue = gradient[i];
          lanes[i & 15] += gradientValue * gradientValue;
        }
        return Sums.join(lanes);
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void computeGradTotalInStep(float[] gradMean, float batchSize, float[] gradTotal) {
        for (int i = 0; i < H2_WIDTH; i++) {
          gradTotal[i] = gradMean[i] / batchSize;
        }
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void computeGradZ(
          float[] gradD,
          float[] gradTotal,
          float[] gradZ,
          float[] columns,
          int at,
          int from,
          int to) {
        for (int i = from; i < to; i++) {
          int row = i * H2_WIDTH;
          for (int j = 0; j < H2_WIDTH; j++) {
            float newGradZ = gradD[row + j] + gradTotal[j];
            columns[at + j] += newGradZ;
            gradZ[row + j] = newGradZ;
          }
        }
      }

      // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
      float sumHSize3(float[] gradWeight, float[] lanes) {
        float total = 0;
        for (int block = 0; block < H1_WEIGHT_SIZE; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(H1_WEIGHT_SIZE, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            float gradWeightValue = gradWeight[i];
            lanes[i & 15] += gradWeightValue * gradWeightValue;
          }
          total += Sums.join(lanes);
        }
        return total;
      }

      // letters.nn:13: h = picture |> batch_norm
      void sumGradHShift(
          float[] gradH,
          float[] picture,
          int pictureOffset,
          float[] hMean,
          float[] hRsqrt,
          float[] columns,
          int at,
          int from,
          int to) {
        for (int i = from; i < to; i++) {
          int gradHRow = i * H_WIDTH;
          int pictureRow = pictureOffset + i * H_WIDTH;
          for (int j = 0; j < H_WIDTH; j++) {
            float gradHValue = gradH[gradHRow + j];
            columns[at + j] += gradHValue;
            columns[at + H_WIDTH + j] +=
                gradHValue * ((picture[pictureRow + j] - hMean[j]) * hRsqrt[j]);
          }
        }
      }

      // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
      float sumHSize4(float[] gradH0Weight, float[] lanes) {
        Arrays.fill(lanes, 0);
        for (int i = 0; i < H0_WEIGHT_SIZE; i++) {
          float gradH0WeightValue = gradH0Weight[i];
          lanes[i & 15] += gradH0WeightValue * gradH0WeightValue;
        }
        return Sums.join(lanes);
      }

      // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
      float sumHSize5(float[] gradient, float[] lanes) {
        for (int i = 0; i < H_WIDTH; i++) {
          float gradientValue = gradient[i];
          lanes[i] = gradientValue * gradientValue;
        }
        return Sums.join(lanes, H_WIDTH);
      }

      // letters.nn:32: optimize clip_global_norm(5) then radam(rate = 2e-3)
      void radam(
          float[] m,
          float[] gradient,
          float gradient2,
          float[] v,
          float[] parameter,
          float rateT,
          boolean tractable,
          float adaptive) {
        for (int i = 0; i < m.length; i++) {
          float product = gradient[i] * gradient2;
          float newM = 0.9f * m[i] + 0.1f * product;
          float newV = 0.999f * v[i] + 0.001f * (product * product);
          float newParameter =
              parameter[i]
                  - rateT * newM * (tractable ? adaptive / ((float) Math.sqrt(newV) + 1e-8f) : 1f);
          m[i] = newM;
          v[i] = newV;
          parameter[i] = newParameter;
        }
      }

      // letters.nn:13: h = picture |> batch_norm
      void computeHRsqrt(float[] hMovingVariance, float[] hRsqrt) {
        for (int i = 0; i < H_WIDTH; i++) {
          hRsqrt[i] = 1f / (float) Math.sqrt(hMovingVariance[i] + 0.001f);
        }
      }

      // letters.nn:6: h |> dense(units) |> batch_norm |> swish |> dropout(drop)
      void computeRsqrtInEvaluation(float[] movingVariance, float[] rsqrt) {
        for (int i = 0; i < H0_WIDTH; i++) {
          rsqrt[i] = 1f / (float) Math.sqrt(movingVariance[i] + 0.001f);
        }
      }

      // letters.nn:34: metric auc(p, bits_of)
      void computeMeasuredOther(
          float[] bitsOf, int bitsOfOffset, float[] measuredOther, int batch) {
        for (int i = 0; i < batch * BITS; i++) {
          measuredOther[i] = 1f - bitsOf[bitsOfOffset + i];
        }
      }

      // letters.nn:14: repeat 3 as i { h = block(h, 128) }
      void computeHInTile(
          float[] z,
          int at,
          int stride,
          int row,
          int rows,
          int column,
          int columns,
          float[] bias,
          float[] movingMean,
          float[] rsqrt,
          float[] scale,
          float[] shift,
          float[] h) {
        int origin = at - row * stride - column;
        for (int i = row; i < row + rows; i++) {
          int tileRow = origin + i * stride;
          int row2 = i * H0_WIDTH;
          for (int j = column; j < column + columns; j++) {
            float sum = (z[tileRow + j] + bias[j] - movingMean[j]) * rsqrt[j] * scale[j] + shift[j];
            h[row2 + j] = sum * FloatMath.sigmoid(sum);
          }
        }
      }

      // letters.nn:35: metric letters = mean(float(right))
      void computeMeasuredLetters(float[] right, float[] measuredLetters, int batch) {
        for (int i = 0; i < batch; i++) {
          measuredLetters[i] = right[i] < 0.5f ? 1f : 0f;
        }
      }

      // letters.nn:31: loss binary_cross_entropy_logits(logits, bits_of, label_smoothing = 0.01)
      float computeLossTotalInEvaluation(
          float[] measuredLossBinaryCrossEntropyLogits,
          int measuredLossBinaryCrossEntropyLogitsOffset,
          float[] lanes,
          int batch) {
        float total = 0;
        for (int block = 0; block < batch * BITS; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch * BITS, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            lanes[i & 15] +=
                measuredLossBinaryCrossEntropyLogits[
                    measuredLossBinaryCrossEntropyLogitsOffset + i];
          }
          total += Sums.join(lanes);
        }
        return total;
      }

      // letters.nn:35: metric letters = mean(float(right))
      float computeTotalInEvaluation(
          float[] measuredLetters, int measuredLettersOffset, float[] lanes, int batch) {
        float total = 0;
        for (int block = 0; block < batch; block += Sums.BLOCK) {
          Arrays.fill(lanes, 0);
          int end = Math.min(batch, block + Sums.BLOCK);
          for (int i = block; i < end; i++) {
            lanes[i & 15] += measuredLetters[measuredLettersOffset + i];
          }
          total += Sums.join(lanes);
        }
        return total;
      }
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String PICTURE = "picture";
    public static final String BITS_OF = "bits_of";
    public static final String P = "p";
    public static final String H_BATCH_NORM_SCALE = "h/batch_norm/scale";
    public static final String H_BATCH_NORM_SHIFT = "h/batch_norm/shift";
    public static final String H0_BLOCK_DENSE_WEIGHT = "h/0/block/dense/weight";
    public static final String H0_BLOCK_DENSE_BIAS = "h/0/block/dense/bias";
    public static final String H0_BLOCK_BATCH_NORM_SCALE = "h/0/block/batch_norm/scale";
    public static final String H0_BLOCK_BATCH_NORM_SHIFT = "h/0/block/batch_norm/shift";
    public static final String H1_BLOCK_DENSE_WEIGHT = "h/1/block/dense/weight";
    public static final String H1_BLOCK_DENSE_BIAS = "h/1/block/dense/bias";
    public static final String H1_BLOCK_BATCH_NORM_SCALE = "h/1/block/batch_norm/scale";
    public static final String H1_BLOCK_BATCH_NORM_SHIFT = "h/1/block/batch_norm/shift";
    public static final String H2_BLOCK_DENSE_WEIGHT = "h/2/block/dense/weight";
    public static final String H2_BLOCK_DENSE_BIAS = "h/2/block/dense/bias";
    public static final String H2_BLOCK_BATCH_NORM_SCALE = "h/2/block/batch_norm/scale";
    public static final String H2_BLOCK_BATCH_NORM_SHIFT = "h/2/block/batch_norm/shift";
    public static final String LOGITS_DENSE_WEIGHT = "logits/dense/weight";
    public static final String LOGITS_DENSE_BIAS = "logits/dense/bias";

    private Names() {}
  }
}
