import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.InferenceModel;
import dev.nnc.runtime.session.InferenceSession;
import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * No data at all: walking down a function of two numbers to one of its four minima.
 *
 * <p>Computes its outputs, for any number of threads at once.
 */
public final class Himmelblau extends InferenceModel<Himmelblau.Session> {
  private Himmelblau(Session weights) {
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
  public static Himmelblau create(Options options) {
    return new Himmelblau(open(options));
  }

  /** The model with the weights of a file that a session has saved. */
  public static Himmelblau load(Path weights) {
    return create(Options.defaults().withWeights(Objects.requireNonNull(weights)));
  }

  /**
   * The model with the weights of such a file on the class path.
   *
   * @param near the class beside which the file stands
   */
  public static Himmelblau load(Class<?> near, String resource) {
    Session session = new Session(Options.defaults(), null);
    session.load(near, resource);
    return new Himmelblau(session);
  }

  /**
   * Computes {@code gradient}.
   *
   * @return float[2]
   */
  public float[] gradient() {
    Session session = take();
    try {
      return session.gradient();
    } finally {
      giveBack(session);
    }
  }

  /**
   * Computes {@code gradient}.
   *
   * @param result takes the float[2]
   */
  public void gradient(float[] result) {
    Session session = take();
    try {
      session.gradient(result);
    } finally {
      giveBack(session);
    }
  }

  /**
   * Computes {@code curvature}.
   *
   * @return float[2, 2]
   */
  public float[] curvature() {
    Session session = take();
    try {
      return session.curvature();
    } finally {
      giveBack(session);
    }
  }

  /**
   * Computes {@code curvature}.
   *
   * @param result takes the float[2, 2]
   */
  public void curvature(float[] result) {
    Session session = take();
    try {
      session.curvature(result);
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
    private static final float[] P = {-4f, 0f};
    private static final int P_WIDTH = 2;

    /** {@code p}, float[2]. */
    private final float[] p = floats(Cell.Kind.VARIABLE, "p", P_WIDTH);

    private float gradF;
    private float gradF2;
    private float gradF3;
    private float gradF4;

    /** float[2]. */
    private final float[] gradient = new float[P_WIDTH];

    /** float[2, 2]. */
    private final float[] curvature = new float[4];

    private Session(Options options, Session lender) {
      super("Himmelblau", options, lender);
      output("gradient", ElementType.FLOAT32, "[2]");
      output("curvature", ElementType.FLOAT32, "[2, 2]");
    }

    private static Session open(Options options) {
      return start(new Session(options, null));
    }

    /**
     * Computes {@code gradient}.
     *
     * @return float[2]
     */
    public float[] gradient() {
      computeGradient();
      return Arrays.copyOf(gradient, P_WIDTH);
    }

    /**
     * Computes {@code gradient}.
     *
     * @param result takes the float[2]
     */
    public void gradient(float[] result) {
      requireLength("gradient", result.length, P_WIDTH);
      computeGradient();
      System.arraycopy(gradient, 0, result, 0, P_WIDTH);
    }

    /**
     * Computes {@code curvature}.
     *
     * @return float[2, 2]
     */
    public float[] curvature() {
      computeCurvature();
      return Arrays.copyOf(curvature, P_WIDTH * P_WIDTH);
    }

    /**
     * Computes {@code curvature}.
     *
     * @param result takes the float[2, 2]
     */
    public void curvature(float[] result) {
      requireLength("curvature", result.length, P_WIDTH * P_WIDTH);
      computeCurvature();
      System.arraycopy(curvature, 0, result, 0, P_WIDTH * P_WIDTH);
    }

    @Override
    protected Tensor compute(String output) {
      return switch (output) {
        case "gradient" -> {
          computeGradient();
          yield tensor(gradient, P_WIDTH);
        }
        case "curvature" -> {
          computeCurvature();
          yield tensor(curvature, P_WIDTH, P_WIDTH);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      System.arraycopy(P, 0, p, 0, P_WIDTH);
    }

    private void computeGradient() {
      computeGradF();
      computeGradientAndCurvature(gradF, gradF2, gradient);
    }

    private void computeCurvature() {
      computeGradF2();
      computeGradientAndCurvature(gradF, gradF2, curvature);
      computeCurvatureOfOutput(gradF3, gradF4, curvature);
    }

    // himmelblau.nn:4: f = (p[0]^2 + p[1] - 11)^2 + (p[0] + p[1]^2 - 7)^2
    private void computeGradF() {
      float pValue = p[0];
      float pValue2 = p[1];
      float difference = pValue + pValue2 * pValue2 - 7f;
      float sum = difference + difference;
      float product = sum * pValue2;
      float difference2 = pValue * pValue + pValue2 - 11f;
      float sum2 = difference2 + difference2;
      gradF = product + product + sum2;
      float product2 = sum2 * pValue;
      gradF2 = sum + product2 + product2;
    }

    // himmelblau.nn:4: f = (p[0]^2 + p[1] - 11)^2 + (p[0] + p[1]^2 - 7)^2
    private void computeGradF2() {
      float pValue = p[0];
      float sum = 2f * pValue + 0f;
      float sum2 = sum + sum;
      float sum3 = 0f + 0f;
      float pValue2 = p[1];
      float difference = pValue + pValue2 * pValue2 - 7f;
      float sum4 = difference + difference;
      float sum5 = 1f + sum3 * pValue2;
      float sum6 = sum5 + sum5;
      float product = sum6 * pValue2;
      gradF = sum2 + sum3 * sum4 + product + product;
      float difference2 = pValue * pValue + pValue2 - 11f;
      float sum7 = difference2 + difference2;
      float product2 = sum2 * pValue;
      gradF2 = 2f * sum7 + product2 + product2 + sum6;
      float sum8 = sum3 * pValue + 1f;
      float sum9 = sum8 + sum8;
      float sum10 = 0f + 2f * pValue2;
      float sum11 = sum10 + sum10;
      float product3 = sum11 * pValue2;
      gradF3 = sum9 + 2f * sum4 + product3 + product3;
      float product4 = sum9 * pValue;
      gradF4 = sum3 * sum7 + product4 + product4 + sum11;
    }

    // himmelblau.nn:4: f = (p[0]^2 + p[1] - 11)^2 + (p[0] + p[1]^2 - 7)^2
    private static void computeGradientAndCurvature(float gradF, float gradF2, float[] value) {
      for (int i = 0; i < P_WIDTH; i++) {
        value[i] = (i == 1 ? gradF : 0f) + (i == 0 ? gradF2 : 0f);
      }
    }

    // himmelblau.nn:3: variable p : float[2] = [-4, 0]
    private static void computeCurvatureOfOutput(float gradF, float gradF2, float[] curvature) {
      for (int i = 0; i < P_WIDTH; i++) {
        curvature[i + 2] = (i == 1 ? gradF : 0f) + (i == 0 ? gradF2 : 0f);
      }
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String GRADIENT = "gradient";
    public static final String CURVATURE = "curvature";
    public static final String P = "p";

    private Names() {}
  }
}
