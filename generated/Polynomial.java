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
 * The model {@code Polynomial}.
 *
 * <p>Computes its outputs, for any number of threads at once.
 */
public final class Polynomial extends InferenceModel<Polynomial.Session> {
  private Polynomial(Session weights) {
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
  public static Polynomial create(Options options) {
    return new Polynomial(open(options));
  }

  /** The model with the weights of a file that a session has saved. */
  public static Polynomial load(Path weights) {
    return create(Options.defaults().withWeights(Objects.requireNonNull(weights)));
  }

  /**
   * The model with the weights of such a file on the class path.
   *
   * @param near the class beside which the file stands
   */
  public static Polynomial load(Class<?> near, String resource) {
    Session session = new Session(Options.defaults(), null);
    session.load(near, resource);
    return new Polynomial(session);
  }

  /**
   * Computes {@code y}.
   *
   * @param x float[batch, 1]
   * @return float[batch, 1]
   */
  public float[] y(float[] x) {
    Session session = take();
    try {
      return session.y(x);
    } finally {
      giveBack(session);
    }
  }

  /**
   * Computes {@code y}.
   *
   * @param x float[batch, 1]
   * @param result takes the float[batch, 1]
   */
  public void y(float[] x, float[] result) {
    Session session = take();
    try {
      session.y(x, result);
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
        Twins.open(MethodHandles.lookup(), "PolynomialLanes", Kernels::new);
    private final Products products = own(new Products("Polynomial", options().threads()));
    private final RandomFill random = new RandomFill();
    private int batch;
    private int capacity;

    /** float[batch, 1], from {@code xOffset}. */
    private float[] x = {};

    private int xOffset;

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

    /** float[batch, 5]. */
    private float[] h1 = {};

    /** float[batch, 5]. */
    private float[] h2 = {};

    /** float[batch, 1]; also holds {@code y}. */
    private float[] scaledZ = {};

    /**
     * float[1, 5], while cells get their initial values; also holds {@code h1Normal}, {@code
     * scaledUniform}.
     */
    private float[] h1Radius = {};

    /** float[1, 5], while cells get their initial values. */
    private float[] h1Angle = {};

    /** float[5, 5], while cells get their initial values; also holds {@code h2Normal}. */
    private float[] h2Radius = {};

    /** float[5, 5], while cells get their initial values. */
    private float[] h2Angle = {};

    private final FloatEdge h1Edge =
        (tile, at, stride, row, rows, column, columns) ->
            computeH1AndH2(tile, at, stride, row, rows, column, columns, h1Bias, h1);
    private final FloatEdge h2Edge =
        (tile, at, stride, row, rows, column, columns) ->
            computeH1AndH2(tile, at, stride, row, rows, column, columns, h2Bias, h2);

    {
      Products.warmUp();
    }

    private Session(Options options, Session lender) {
      super("Polynomial", options, lender);
      placeholder("x", ElementType.FLOAT32, "[batch, 1]");
      output("y", ElementType.FLOAT32, "[batch, 1]", "x");
    }

    private static Session open(Options options) {
      return start(new Session(options, null));
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
            h1 = new float[length("batch", batch, H1_WIDTH)];
            h2 = new float[length("batch", batch, H2_WIDTH)];
            scaledZ = new float[length("batch", batch, 1)];
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
      h1Radius = new float[H1_WIDTH];
      h1Angle = new float[H1_WIDTH];
      h2Radius = new float[H2_WEIGHT_SIZE];
      h2Angle = new float[H2_WEIGHT_SIZE];
      Arrays.fill(h1Bias, 0f);
      scaledBias[0] = 0f;
      random.fillUniform(h1Radius, 0, H1_WIDTH, seed, H1_RADIUS_STREAM, step, 0);
      computeH1Normal(h1Radius, h1Radius);
      random.fillUniform(h1Angle, 0, H1_WIDTH, seed, H1_ANGLE_STREAM, step, 0);
      initializeWeight(h1Radius, h1Angle, h1Weight);
      random.fillUniform(h2Radius, 0, H2_WEIGHT_SIZE, seed, H2_RADIUS_STREAM, step, 0);
      computeH2Normal(h2Radius, h2Radius);
      random.fillUniform(h2Angle, 0, H2_WEIGHT_SIZE, seed, H2_ANGLE_STREAM, step, 0);
      initializeWeight(h2Radius, h2Angle, h2Weight);
      random.fillUniform(h1Radius, 0, H1_WIDTH, seed, SCALED_UNIFORM_STREAM, step, 0);
      initializeScaledWeight(h1Radius, scaledWeight);
      Arrays.fill(h2Bias, 0f);
      h1Radius = new float[0];
      h1Angle = new float[0];
      h2Radius = new float[0];
      h2Angle = new float[0];
    }

    private void computeY() {
      // h1Z = x · h1Weight, [batch, 1] x [1, 5]
      products.multiply(x, xOffset, h1Weight, null, batch, 1, H1_WIDTH, h1Edge);
      // h2Z = h1 · h2Weight, [batch, 5] x [5, 5]
      products.multiply(h1, 0, h2Weight, null, batch, H1_WIDTH, H2_WIDTH, h2Edge);
      // scaledZ = h2 · scaledWeight, [batch, 5] x [5, 1]
      products.multiply(h2, 0, scaledWeight, scaledZ, batch, H2_WIDTH, 1);
      kernels.computeYOfOutput(scaledZ, scaledBias, scaledZ, batch);
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

    /**
     * Loops in plain Java. {@code PolynomialLanes} gives the same bits, several elements at a time.
     */
    static class Kernels {
      // polynomial.nn:13: output y = y_low + (y_high - y_low) * scaled
      void computeYOfOutput(float[] scaledZ, float[] scaledBias, float[] y, int batch) {
        for (int i = 0; i < batch; i++) {
          y[i] = -1.2f + 1.5f * (scaledZ[i] + scaledBias[0]);
        }
      }
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String X = "x";
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
