import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.math.FloatMath;
import dev.nnc.runtime.random.RandomFill;
import dev.nnc.runtime.random.Threefry;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.InferenceModel;
import dev.nnc.runtime.session.InferenceSession;
import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Linear regression with a placeholder and a variable, as in a first TensorFlow lesson.
 *
 * <p>Computes its outputs, for any number of threads at once.
 */
public final class Line extends InferenceModel<Line.Session> {
  public static final int X_WIDTH = 2;

  private Line(Session weights) {
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
  public static Line create(Options options) {
    return new Line(open(options));
  }

  /** The model with the weights of a file that a session has saved. */
  public static Line load(Path weights) {
    return create(Options.defaults().withWeights(Objects.requireNonNull(weights)));
  }

  /**
   * The model with the weights of such a file on the class path.
   *
   * @param near the class beside which the file stands
   */
  public static Line load(Class<?> near, String resource) {
    Session session = new Session(Options.defaults(), null);
    session.load(near, resource);
    return new Line(session);
  }

  /**
   * Computes {@code y}.
   *
   * @param x float[batch, 2]
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
   * @param x float[batch, 2]
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
    private static final long W1_RADIUS_STREAM = Threefry.stream("w1/normal/radius/random_uniform");
    private static final long W1_ANGLE_STREAM = Threefry.stream("w1/normal/angle/random_uniform");

    private final Products products = own(new Products("Line", options().threads()));
    private final RandomFill random = new RandomFill();
    private int batch;
    private int capacity;

    /** float[batch, 2], from {@code xOffset}. */
    private float[] x = {};

    private int xOffset;

    /** {@code w1}, float[2, 1]. */
    private final float[] w1 = floats(Cell.Kind.VARIABLE, "w1", X_WIDTH, 1);

    /** float[batch, 1]. */
    private float[] y = {};

    /** float[2, 1], while cells get their initial values. */
    private float[] w1Radius = {};

    /** float[2, 1], while cells get their initial values. */
    private float[] w1Angle = {};

    {
      Products.warmUp();
    }

    private Session(Options options, Session lender) {
      super("Line", options, lender);
      placeholder("x", ElementType.FLOAT32, "[batch, 2]");
      output("y", ElementType.FLOAT32, "[batch, 1]", "x");
    }

    private static Session open(Options options) {
      return start(new Session(options, null));
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
      return Arrays.copyOf(y, batch);
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
      System.arraycopy(y, 0, result, 0, batch);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            y = new float[length("batch", batch, 1)];
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
          yield tensor(y, batch, 1);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      w1Radius = new float[X_WIDTH];
      w1Angle = new float[X_WIDTH];
      random.fillUniform(w1Radius, 0, X_WIDTH, 1L, W1_RADIUS_STREAM, step, 0);
      random.fillUniform(w1Angle, 0, X_WIDTH, 1L, W1_ANGLE_STREAM, step, 0);
      initializeW1(w1Radius, w1Angle, w1);
      w1Radius = new float[0];
      w1Angle = new float[0];
    }

    private void computeY() {
      // y = x · w1, [batch, 2] x [2, 1]
      products.multiply(x, xOffset, w1, y, batch, X_WIDTH, 1);
    }

    // line.nn:5: variable w1 : float[2, 1] ~ normal(stddev = 1, seed = 1)
    private static void initializeW1(float[] w1Radius, float[] w1Angle, float[] w1) {
      for (int i = 0; i < X_WIDTH; i++) {
        w1[i] =
            (float) Math.sqrt(-2f * FloatMath.log1p(-w1Radius[i]))
                * FloatMath.cos(6.2831855f * w1Angle[i]);
      }
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String X = "x";
    public static final String Y = "y";
    public static final String W1 = "w1";

    private Names() {}
  }
}
