import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.kernel.FloatEdge;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.kernel.Twins;
import dev.nnc.runtime.math.FloatMath;
import dev.nnc.runtime.random.RandomFill;
import dev.nnc.runtime.random.Threefry;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.InferenceModel;
import dev.nnc.runtime.session.InferenceSession;
import dev.nnc.runtime.session.Options;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Handwritten digits of 8 x 8 pixels: 64-256-10.
 *
 * <p>Computes its outputs, for any number of threads at once.
 */
public final class Digits extends InferenceModel<Digits.Session> {
  public static final int IMAGE_WIDTH = 64;

  private Digits(Session weights) {
    super(weights);
  }

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  /** The model with initial values, or with those of the options' weights file. */
  public static Digits create(Options options) {
    return new Digits(open(options));
  }

  /** The model with the weights of a file that a session has saved. */
  public static Digits load(Path weights) {
    return create(Options.defaults().withWeights(Objects.requireNonNull(weights)));
  }

  /**
   * The model with the weights of such a file on the class path.
   *
   * @param near the class beside which the file stands
   */
  public static Digits load(Class<?> near, String resource) {
    Session session = new Session(Options.defaults(), null);
    session.load(near, resource);
    return new Digits(session);
  }

  /**
   * The digit that is most probable.
   *
   * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
   * @return int[batch]
   */
  public int[] digit(float[] image) {
    Session session = take();
    try {
      return session.digit(image);
    } finally {
      giveBack(session);
    }
  }

  /**
   * The digit that is most probable.
   *
   * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
   * @param result takes the int[batch]
   */
  public void digit(float[] image, int[] result) {
    Session session = take();
    try {
      session.digit(image, result);
    } finally {
      giveBack(session);
    }
  }

  /**
   * How probable each of the ten digits is.
   *
   * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
   * @return float[batch, 10]
   */
  public float[] probability(float[] image) {
    Session session = take();
    try {
      return session.probability(image);
    } finally {
      giveBack(session);
    }
  }

  /**
   * How probable each of the ten digits is.
   *
   * @param image float[batch, 64]. Grey values from 0 to 1, row by row of the picture.
   * @param result takes the float[batch, 10]
   */
  public void probability(float[] image, float[] result) {
    Session session = take();
    try {
      session.probability(image, result);
    } finally {
      giveBack(session);
    }
  }

  @Override
  public Session session() {
    return new Session(weights().options(), weights());
  }

  /** The model with buffers for one thread. */
  public static final class Session extends InferenceSession {
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

    private final Kernels kernels = Twins.open(MethodHandles.lookup(), "DigitsLanes", Kernels::new);
    private final Products products = own(new Products("Digits", options().threads()));
    private final RandomFill random = new RandomFill();
    private final float[] lanes = new float[Sums.LANES];
    private int batch;
    private int capacity;

    /** float[batch, 64], from {@code imageOffset}. */
    private float[] image = {};

    private int imageOffset;

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

    /** float[batch, 256]. */
    private float[] hidden = {};

    /** float[batch, 10]; also holds {@code exps}, {@code probability}. */
    private float[] logitsZ = {};

    /** float[batch]; also holds {@code expSum}. */
    private float[] top = {};

    /**
     * float[64, 256], while cells get their initial values; also holds {@code hiddenNormal}, {@code
     * logitsUniform}.
     */
    private float[] hiddenRadius = {};

    /** float[64, 256], while cells get their initial values. */
    private float[] hiddenAngle = {};

    /** int[batch]. */
    private int[] digit = {};

    private final FloatEdge hiddenEdge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeHidden(tile, at, stride, row, rows, column, columns, hiddenBias, hidden);

    {
      Products.warmUp();
    }

    private Session(Options options, Session lender) {
      super("Digits", options, lender);
      placeholder("image", ElementType.FLOAT32, "[batch, 64]");
      output("digit", ElementType.INT32, "[batch]", "image");
      output("probability", ElementType.FLOAT32, "[batch, 10]", "image");
    }

    private static Session open(Options options) {
      return start(new Session(options, null));
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
            hidden = new float[length("batch", batch, HIDDEN_WIDTH)];
            logitsZ = new float[length("batch", batch, LOGITS_WIDTH)];
            top = new float[length("batch", batch, 1)];
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
      random.fillUniform(hiddenRadius, 0, HIDDEN_WEIGHT_SIZE, seed, HIDDEN_RADIUS_STREAM, step, 0);
      computeHiddenNormal(hiddenRadius, hiddenRadius);
      random.fillUniform(hiddenAngle, 0, HIDDEN_WEIGHT_SIZE, seed, HIDDEN_ANGLE_STREAM, step, 0);
      initializeHiddenWeight(hiddenRadius, hiddenAngle, hiddenWeight);
      random.fillUniform(hiddenRadius, 0, LOGITS_WEIGHT_SIZE, seed, LOGITS_UNIFORM_STREAM, step, 0);
      initializeLogitsWeight(hiddenRadius, logitsWeight);
      hiddenRadius = new float[0];
      hiddenAngle = new float[0];
    }

    private void computeDigit() {
      // hiddenZ = image · hiddenWeight, [batch, 64] x [64, 256]
      products.multiply(
          image, imageOffset, hiddenWeight, null, batch, IMAGE_WIDTH, HIDDEN_WIDTH, hiddenEdge);
      // logitsZ = hidden · logitsWeight, [batch, 256] x [256, 10]
      products.multiply(hidden, 0, logitsWeight, logitsZ, batch, HIDDEN_WIDTH, LOGITS_WIDTH);
      argmaxDigit(logitsZ, logitsBias, digit, batch);
    }

    private void computeProbability() {
      // hiddenZ = image · hiddenWeight, [batch, 64] x [64, 256]
      products.multiply(
          image, imageOffset, hiddenWeight, null, batch, IMAGE_WIDTH, HIDDEN_WIDTH, hiddenEdge);
      // logitsZ = hidden · logitsWeight, [batch, 256] x [256, 10]
      products.multiply(hidden, 0, logitsWeight, logitsZ, batch, HIDDEN_WIDTH, LOGITS_WIDTH);
      maxTop(logitsZ, logitsBias, top, batch);
      computeExps(logitsZ, logitsBias, top, logitsZ, batch);
      computeExpSum(logitsZ, top, lanes, batch);
      computeProbabilityOfOutput(logitsZ, top, logitsZ, batch);
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
    private static void computeExps(
        float[] logitsZ, float[] logitsBias, float[] top, float[] exps, int batch) {
      for (int i = 0; i < batch; i++) {
        int row = i * LOGITS_WIDTH;
        for (int j = 0; j < LOGITS_WIDTH; j++) {
          exps[row + j] = FloatMath.exp(logitsZ[row + j] + logitsBias[j] - top[i]);
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

    /** Loops in plain Java. {@code DigitsLanes} gives the same bits, several elements at a time. */
    static class Kernels {
      // digits.nn:6: hidden = image |> dense(256, activation = relu, init = he_normal) |> dropout …
      void computeHidden(
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
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String IMAGE = "image";
    public static final String DIGIT = "digit";
    public static final String PROBABILITY = "probability";
    public static final String HIDDEN_DENSE_WEIGHT = "hidden/dense/weight";
    public static final String HIDDEN_DENSE_BIAS = "hidden/dense/bias";
    public static final String LOGITS_DENSE_WEIGHT = "logits/dense/weight";
    public static final String LOGITS_DENSE_BIAS = "logits/dense/bias";

    private Names() {}
  }
}
