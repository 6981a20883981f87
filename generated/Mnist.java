import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.kernel.FloatEdge;
import dev.nnc.runtime.kernel.Products;
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
 * Handwritten digits of 28 x 28 pixels: 784-784-784-10.
 *
 * <p>Computes its outputs, for any number of threads at once.
 */
public final class Mnist extends InferenceModel<Mnist.Session> {
  public static final int IMAGE_WIDTH = 784;

  private Mnist(Session weights) {
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
  public static Mnist create(Options options) {
    return new Mnist(open(options));
  }

  /** The model with the weights of a file that a session has saved. */
  public static Mnist load(Path weights) {
    return create(Options.defaults().withWeights(Objects.requireNonNull(weights)));
  }

  /**
   * The model with the weights of such a file on the class path.
   *
   * @param near the class beside which the file stands
   */
  public static Mnist load(Class<?> near, String resource) {
    Session session = new Session(Options.defaults(), null);
    session.load(near, resource);
    return new Mnist(session);
  }

  /**
   * Computes {@code digit}.
   *
   * @param image float[batch, 784]
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
   * Computes {@code digit}.
   *
   * @param image float[batch, 784]
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

  @Override
  public Session session() {
    return new Session(weights().options(), weights());
  }

  /** The model with buffers for one thread. */
  public static final class Session extends InferenceSession {
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

    private final Kernels kernels = Twins.open(MethodHandles.lookup(), "MnistLanes", Kernels::new);
    private final Products products = own(new Products("Mnist", options().threads()));
    private final RandomFill random = new RandomFill();
    private int batch;
    private int capacity;

    /** float[batch, 784], from {@code imageOffset}. */
    private float[] image = {};

    private int imageOffset;

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

    /** float[batch, 784]. */
    private float[] h1 = {};

    /** float[batch, 784]. */
    private float[] h2 = {};

    /** float[batch, 10]. */
    private float[] logitsZ = {};

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

    private final FloatEdge h1Edge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeH1AndH2(tile, at, stride, row, rows, column, columns, h1Bias, h1);
    private final FloatEdge h2Edge =
        (tile, at, stride, row, rows, column, columns) ->
            kernels.computeH1AndH2(tile, at, stride, row, rows, column, columns, h2Bias, h2);

    {
      Products.warmUp();
    }

    private Session(Options options, Session lender) {
      super("Mnist", options, lender);
      placeholder("image", ElementType.FLOAT32, "[batch, 784]");
      output("digit", ElementType.INT32, "[batch]", "image");
    }

    private static Session open(Options options) {
      return start(new Session(options, null));
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
            h2 = new float[length("batch", batch, H2_WIDTH)];
            logitsZ = new float[length("batch", batch, LOGITS_WIDTH)];
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
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      h1Radius = new float[H1_WEIGHT_SIZE];
      h1Angle = new float[H1_WEIGHT_SIZE];
      Arrays.fill(h1Bias, 0f);
      Arrays.fill(logitsBias, 0f);
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
      h1Radius = new float[0];
      h1Angle = new float[0];
    }

    private void computeDigit() {
      // h1Z = image · h1Weight, [batch, 784] x [784, 784]
      products.multiply(image, imageOffset, h1Weight, null, batch, IMAGE_WIDTH, H1_WIDTH, h1Edge);
      // h2Z = h1 · h2Weight, [batch, 784] x [784, 784]
      products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge);
      // logitsZ = h2 · logitsWeight, [batch, 784] x [784, 10]
      products.multiply(h2, 0, logitsWeight, logitsZ, batch, H2_WIDTH, LOGITS_WIDTH);
      argmaxDigit(logitsZ, logitsBias, digit, batch);
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

    /** Loops in plain Java. {@code MnistLanes} gives the same bits, several elements at a time. */
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
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String IMAGE = "image";
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
