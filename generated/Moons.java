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
 * Two classes as interleaved half moons: a regularizer, a decaying rate, averaged weights.
 *
 * <p>Computes its outputs, for any number of threads at once.
 */
public final class Moons extends InferenceModel<Moons.Session> {
  public static final int POINT_WIDTH = 2;

  private Moons(Session weights) {
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
  public static Moons create(Options options) {
    return new Moons(open(options));
  }

  /** The model with the weights of a file that a session has saved. */
  public static Moons load(Path weights) {
    return create(Options.defaults().withWeights(Objects.requireNonNull(weights)));
  }

  /**
   * The model with the weights of such a file on the class path.
   *
   * @param near the class beside which the file stands
   */
  public static Moons load(Class<?> near, String resource) {
    Session session = new Session(Options.defaults(), null);
    session.load(near, resource);
    return new Moons(session);
  }

  /**
   * Computes {@code probability}.
   *
   * @param point float[batch, 2]
   * @return float[batch, 1]
   */
  public float[] probability(float[] point) {
    Session session = take();
    try {
      return session.probability(point);
    } finally {
      giveBack(session);
    }
  }

  /**
   * Computes {@code probability}.
   *
   * @param point float[batch, 2]
   * @param result takes the float[batch, 1]
   */
  public void probability(float[] point, float[] result) {
    Session session = take();
    try {
      session.probability(point, result);
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
    private static final int AVERAGE_WIDTH = 11;
    private static final int AVERAGE_SCORE_DENSE1_WEIGHT_SIZE = POINT_WIDTH * AVERAGE_WIDTH;
    private static final long SCORE_UNIFORM_STREAM =
        Threefry.stream("score/dense_1/weight/glorot_uniform/uniform/random_uniform");
    private static final long SCORE_UNIFORM_STREAM_2 =
        Threefry.stream("score/dense_2/weight/glorot_uniform/uniform/random_uniform");

    private final Kernels kernels = Twins.open(MethodHandles.lookup(), "MoonsLanes", Kernels::new);
    private final Products products = own(new Products("Moons", options().threads()));
    private final RandomFill random = new RandomFill();
    private int batch;
    private int capacity;

    /** float[batch, 2], from {@code pointOffset}. */
    private float[] point = {};

    private int pointOffset;

    /** {@code average/score/dense_1/weight}, float[2, 11]. */
    private final float[] averageScoreDense1Weight =
        floats(Cell.Kind.AVERAGE, "average/score/dense_1/weight", POINT_WIDTH, AVERAGE_WIDTH);

    /** {@code average/score/dense_1/bias}, float[11]. */
    private final float[] averageScoreDense1Bias =
        floats(Cell.Kind.AVERAGE, "average/score/dense_1/bias", AVERAGE_WIDTH);

    /** {@code average/score/dense_2/weight}, float[11, 1]. */
    private final float[] averageScoreDense2Weight =
        floats(Cell.Kind.AVERAGE, "average/score/dense_2/weight", AVERAGE_WIDTH, 1);

    /** {@code average/score/dense_2/bias}, float[1]. */
    private final float[] averageScoreDense2Bias =
        floats(Cell.Kind.AVERAGE, "average/score/dense_2/bias", 1);

    /** float[batch, 11]. */
    private float[] scoreRelu = {};

    /** float[batch, 1]; also holds {@code probability}. */
    private float[] scoreZ = {};

    /** float[2, 11], while cells get their initial values. */
    private float[] scoreUniform = {};

    private final FloatEdge scoreReluEdge =
        (tile, at, stride, row, rows, column, columns) ->
            computeScoreRelu(
                tile, at, stride, row, rows, column, columns, averageScoreDense1Bias, scoreRelu);

    {
      Products.warmUp();
    }

    private Session(Options options, Session lender) {
      super("Moons", options, lender);
      placeholder("point", ElementType.FLOAT32, "[batch, 2]");
      output("probability", ElementType.FLOAT32, "[batch, 1]", "point");
    }

    private static Session open(Options options) {
      return start(new Session(options, null));
    }

    /**
     * Computes {@code probability}.
     *
     * @param point float[batch, 2]
     * @return float[batch, 1]
     */
    public float[] probability(float[] point) {
      int rows = rows("point", point.length);
      resize("batch", rows);
      place("point", point);
      computeProbability();
      return Arrays.copyOf(scoreZ, batch);
    }

    /**
     * Computes {@code probability}.
     *
     * @param point float[batch, 2]
     * @param result takes the float[batch, 1]
     */
    public void probability(float[] point, float[] result) {
      int rows = rows("point", point.length);
      resize("batch", rows);
      place("point", point);
      requireLength("probability", result.length, batch);
      computeProbability();
      System.arraycopy(scoreZ, 0, result, 0, batch);
    }

    @Override
    protected void resize(String dimension, int size) {
      switch (dimension) {
        case "batch" -> {
          batch = size;
          if (size > capacity) {
            scoreRelu = new float[length("batch", batch, AVERAGE_WIDTH)];
            scoreZ = new float[length("batch", batch, 1)];
            capacity = size;
          }
        }
        default -> super.resize(dimension, size);
      }
    }

    @Override
    protected void place(String placeholder, Object data) {
      switch (placeholder) {
        case "point" -> {
          point = (float[]) data;
          pointOffset = 0;
        }
        default -> super.place(placeholder, data);
      }
    }

    @Override
    protected Tensor compute(String output) {
      return switch (output) {
        case "probability" -> {
          computeProbability();
          yield tensor(scoreZ, batch, 1);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      scoreUniform = new float[AVERAGE_SCORE_DENSE1_WEIGHT_SIZE];
      Arrays.fill(averageScoreDense1Bias, 0f);
      averageScoreDense2Bias[0] = 0f;
      random.fillUniform(
          scoreUniform, 0, AVERAGE_SCORE_DENSE1_WEIGHT_SIZE, seed, SCORE_UNIFORM_STREAM, step, 0);
      initializeAverageScoreDense1Weight(scoreUniform, averageScoreDense1Weight);
      random.fillUniform(scoreUniform, 0, AVERAGE_WIDTH, seed, SCORE_UNIFORM_STREAM_2, step, 0);
      initializeAverageScoreDense2Weight(scoreUniform, averageScoreDense2Weight);
      scoreUniform = new float[0];
    }

    private void computeProbability() {
      // scoreZ = point · averageScoreDense1Weight, [batch, 2] x [2, 11]
      products.multiply(
          point,
          pointOffset,
          averageScoreDense1Weight,
          null,
          batch,
          POINT_WIDTH,
          AVERAGE_WIDTH,
          scoreReluEdge);
      // scoreZ = scoreRelu · averageScoreDense2Weight, [batch, 11] x [11, 1]
      products.multiply(scoreRelu, 0, averageScoreDense2Weight, scoreZ, batch, AVERAGE_WIDTH, 1);
      kernels.computeProbabilityOfOutput(scoreZ, averageScoreDense2Bias, scoreZ, batch);
    }

    // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
    private static void computeScoreRelu(
        float[] scoreZ,
        int at,
        int stride,
        int row,
        int rows,
        int column,
        int columns,
        float[] averageScoreDense1Bias,
        float[] scoreRelu) {
      int origin = at - row * stride - column;
      for (int i = row; i < row + rows; i++) {
        int tileRow = origin + i * stride;
        int row2 = i * AVERAGE_WIDTH;
        for (int j = column; j < column + columns; j++) {
          float sum = scoreZ[tileRow + j] + averageScoreDense1Bias[j];
          scoreRelu[row2 + j] = sum <= 0f ? 0f : sum;
        }
      }
    }

    // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
    private static void initializeAverageScoreDense1Weight(
        float[] scoreUniform, float[] averageScoreDense1Weight) {
      for (int i = 0; i < AVERAGE_SCORE_DENSE1_WEIGHT_SIZE; i++) {
        averageScoreDense1Weight[i] = -0.67936623f + 1.3587325f * scoreUniform[i];
      }
    }

    // moons.nn:5: score = point |> dense(11, activation = relu) |> dense(1)
    private static void initializeAverageScoreDense2Weight(
        float[] scoreUniform, float[] averageScoreDense2Weight) {
      for (int i = 0; i < AVERAGE_WIDTH; i++) {
        averageScoreDense2Weight[i] = -0.70710677f + 1.4142135f * scoreUniform[i];
      }
    }

    /** Loops in plain Java. {@code MoonsLanes} gives the same bits, several elements at a time. */
    static class Kernels {
      // moons.nn:6: output probability = sigmoid(score)
      void computeProbabilityOfOutput(
          float[] scoreZ, float[] averageScoreDense2Bias, float[] probability, int batch) {
        for (int i = 0; i < batch; i++) {
          probability[i] = FloatMath.sigmoid(scoreZ[i] + averageScoreDense2Bias[0]);
        }
      }
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String POINT = "point";
    public static final String PROBABILITY = "probability";

    private Names() {}
  }
}
