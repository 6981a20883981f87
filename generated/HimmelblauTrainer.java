import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.launch.TrainerMain;
import dev.nnc.runtime.math.DoubleMath;
import dev.nnc.runtime.picture.Element;
import dev.nnc.runtime.picture.Interval;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.picture.PicturePlan;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.Duration;
import dev.nnc.runtime.train.TrainingPlan;
import dev.nnc.runtime.train.TrainingSession;
import java.util.Arrays;
import java.util.List;

/**
 * No data at all: walking down a function of two numbers to one of its four minima.
 *
 * <p>Trains it: opens sessions, and is a program.
 */
public final class HimmelblauTrainer {
  private HimmelblauTrainer() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  public static void main(String[] arguments) {
    TrainerMain.main(HimmelblauTrainer.class, HimmelblauTrainer::open, arguments);
  }

  /** The model with its weights, and how it is trained. */
  public static final class Session extends TrainingSession {
    private static final TrainingPlan PLAN =
        new TrainingPlan(
                new TrainingPlan.Run(0, Duration.steps(400), 0, false),
                null,
                List.of("f", "x", "y"),
                List.of(new TrainingPlan.Log("p", Duration.steps(20))))
            .withPictures(
                List.of(
                    new PicturePlan(
                        "pictures/himmelblau.svg",
                        List.of(
                            new PictureLayer.Contour(
                                "f",
                                new Element("p[0]", "p", 0, new Interval(-6.0, 6.0)),
                                new Element("p[1]", "p", 1, new Interval(-6.0, 6.0)),
                                List.of("p"))))));

    private static final float[] P = {-4f, 0f};
    private static final int P_WIDTH = 2;

    /** {@code p}, float[2]. */
    private final float[] p = floats(Cell.Kind.VARIABLE, "p", P_WIDTH);

    /** {@code p/adam/m}, float[2]. */
    private final float[] pM = floats(Cell.Kind.SLOT, "p/adam/m", P_WIDTH);

    /** {@code p/adam/v}, float[2]. */
    private final float[] pV = floats(Cell.Kind.SLOT, "p/adam/v", P_WIDTH);

    private float pRateT;
    private float pEpsilonT;
    private float loss;
    private float gradF;
    private float gradF2;
    private float f;
    private float gradF3;
    private float gradF4;
    private double rate;

    /** float[1]. */
    private final float[] f2 = new float[1];

    /** float[1]. */
    private final float[] f3 = new float[1];

    /** float[2]. */
    private final float[] gradient = new float[P_WIDTH];

    /** float[2, 2]. */
    private final float[] curvature = new float[4];

    /** The derivative by {@code p}, float[2]. */
    private float[] pGradient = {};

    private Session(Options options) {
      super("Himmelblau", options, PLAN);
      output("gradient", ElementType.FLOAT32, "[2]");
      output("curvature", ElementType.FLOAT32, "[2, 2]");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Makes one step of training.
     *
     * @return the loss before the step
     */
    public float step() {
      update();
      return loss;
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
      Arrays.fill(pM, 0f);
      System.arraycopy(P, 0, p, 0, P_WIDTH);
      Arrays.fill(pV, 0f);
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

    @Override
    protected double loss() {
      return loss;
    }

    private void logP() {}

    private void logF() {
      computeF();
    }

    @Override
    protected Tensor logged(String name) {
      return switch (name) {
        case "p" -> {
          logP();
          yield tensor(p, P_WIDTH);
        }
        case "f" -> {
          logF();
          yield Tensor.scalar(f);
        }
        default -> super.logged(name);
      };
    }

    @Override
    protected void steps(int count) {
      for (int i = 0; i < count; i++) {
        update();
        if (mayNotGoOn(loss)) {
          return;
        }
      }
    }

    @Override
    protected double[] evaluate(int firstRow, int rows) {
      computeF2();
      return new double[] {f, f, f2[0], f3[0]};
    }

    @Override
    protected double[] rates() {
      rate = 0.01;
      return new double[] {rate};
    }

    @Override
    protected void update() {
      computePRateTAndPEpsilonT();
      computeLossAndGradF();
      updateP(pM, gradF, gradF2, pV, p, pRateT, pEpsilonT);
      step++;
    }

    @Override
    protected void allocateGradients() {
      pGradient = floatGradient("p");
    }

    @Override
    protected void computeGradients() {
      computeLossAndGradF();
      computeGradientAndCurvature(gradF, gradF2, pGradient);
    }

    @Override
    protected void applyGradients() {
      computePRateTAndPEpsilonT();
      updatePInPart(pM, pGradient, pV, p, pRateT, pEpsilonT);
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
    private void computeF() {
      float pValue = p[0];
      float pValue2 = p[1];
      float difference = pValue * pValue + pValue2 - 11f;
      float difference2 = pValue + pValue2 * pValue2 - 7f;
      f = difference * difference + difference2 * difference2;
    }

    // himmelblau.nn:4: f = (p[0]^2 + p[1] - 11)^2 + (p[0] + p[1]^2 - 7)^2
    private void computeF2() {
      float newF2 = p[0];
      float newF3 = p[1];
      float difference = newF2 * newF2 + newF3 - 11f;
      float difference2 = newF2 + newF3 * newF3 - 7f;
      f = difference * difference + difference2 * difference2;
      f2[0] = newF2;
      f3[0] = newF3;
    }

    // himmelblau.nn:11: optimize adam(rate = 0.01)
    private void computePRateTAndPEpsilonT() {
      double sum = (double) step + 1.0;
      double root = Math.sqrt(1.0 - DoubleMath.pow(0.999, sum));
      pRateT = (float) (0.01 * root / (1.0 - DoubleMath.pow(0.9, sum)));
      pEpsilonT = (float) (1e-8 * root);
    }

    // himmelblau.nn:4: f = (p[0]^2 + p[1] - 11)^2 + (p[0] + p[1]^2 - 7)^2
    private void computeLossAndGradF() {
      float pValue = p[0];
      float pValue2 = p[1];
      float difference = pValue * pValue + pValue2 - 11f;
      float difference2 = pValue + pValue2 * pValue2 - 7f;
      loss = difference * difference + difference2 * difference2;
      float sum = difference2 + difference2;
      float product = sum * pValue2;
      float sum2 = difference + difference;
      gradF = product + product + sum2;
      float product2 = sum2 * pValue;
      gradF2 = sum + product2 + product2;
    }

    // himmelblau.nn:11: optimize adam(rate = 0.01)
    private static void updateP(
        float[] pM,
        float gradF,
        float gradF2,
        float[] pV,
        float[] p,
        float pRateT,
        float pEpsilonT) {
      for (int i = 0; i < P_WIDTH; i++) {
        float sum = (i == 1 ? gradF : 0f) + (i == 0 ? gradF2 : 0f);
        float newPM = 0.9f * pM[i] + 0.1f * sum;
        float newPV = 0.999f * pV[i] + 0.001f * (sum * sum);
        float newP = p[i] - pRateT * newPM / ((float) Math.sqrt(newPV) + pEpsilonT);
        pM[i] = newPM;
        pV[i] = newPV;
        p[i] = newP;
      }
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

    // himmelblau.nn:11: optimize adam(rate = 0.01)
    private static void updatePInPart(
        float[] pM, float[] gradP, float[] pV, float[] p, float pRateT, float pEpsilonT) {
      for (int i = 0; i < P_WIDTH; i++) {
        float gradPValue = gradP[i];
        float newPM = 0.9f * pM[i] + 0.1f * gradPValue;
        float newPV = 0.999f * pV[i] + 0.001f * (gradPValue * gradPValue);
        float newP = p[i] - pRateT * newPM / ((float) Math.sqrt(newPV) + pEpsilonT);
        pM[i] = newPM;
        pV[i] = newPV;
        p[i] = newP;
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
