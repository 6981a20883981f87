package dev.nnc.runtime.train;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.launch.TrainerMain;
import dev.nnc.runtime.random.RandomFill;
import dev.nnc.runtime.random.Threefry;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the compiler should write for the script {@code Line}, by hand: the target of the emitter.
 *
 * <pre>
 * model Line {
 *   placeholder x  : float[batch, 2]
 *   placeholder y_ : float[batch, 1]
 *   variable    w1 : float[2, 1] ~ normal(stddev = 1, seed = 1)
 *   output y = x &#64; w1
 * }
 *
 * train Line {
 *   data     csv("data/line.csv") { x = [x1, x2], y_ = [y] }
 *   loss     mse(y, y_)
 *   optimize sgd(rate = 0.001)
 *   run      batch 8, 20_000 steps, in order
 *   log      w1 every 500 steps
 * }
 * </pre>
 *
 * <p>Outside: how a session is opened, and the program. In the session, from top to bottom: the
 * plan (what the train block says that is no arithmetic), the sizes and arrays, the constructor
 * that registers them by name, the typed interface for users, what the general interface asks of a
 * generated class, the routines (initialize, update, evaluate, one for each output), and one short
 * method for each fused kernel, headed by its line of the script.
 */
public final class LineTrainer {
  private LineTrainer() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  public static void main(String[] arguments) {
    TrainerMain.main(LineTrainer.class, LineTrainer::open, arguments);
  }

  /** The model with its weights, and how it is trained. */
  public static final class Session extends TrainingSession {
    private static final TrainingPlan PLAN =
        new TrainingPlan(
            new TrainingPlan.Run(8, Duration.steps(20_000), 0, true),
            new DataPlan(
                List.of(
                    new PlaceholderPlan("x", ElementType.FLOAT32, List.of(2)),
                    new PlaceholderPlan("y_", ElementType.FLOAT32, List.of(1))),
                List.of(
                    new SourcePlan(
                        "csv",
                        List.of("data/line.csv"),
                        Map.of(),
                        List.of(
                            new Selection(new Selector.Columns(List.of("x1", "x2")), 2, "x"),
                            new Selection(new Selector.Columns(List.of("y")), 1, "y_")),
                        List.of("x", "y_"),
                        false,
                        Session::rows)),
                List.of(),
                null,
                0,
                true),
            List.of(),
            List.of(new TrainingPlan.Log("w1", Duration.steps(500))));

    private static final int X_WIDTH = 2;
    private static final int Y__WIDTH = 1;

    /** Where the rows of a placeholder stand in {@link #dataset()}. */
    private static final int X = 0;

    private static final int Y_ = 1;

    private static final long W1_STREAM = Threefry.stream("w1");

    private final Products products = own(new Products("Line", options().threads()));
    private final RandomFill random = new RandomFill();

    private int batch;
    private int capacity;

    /** float[batch, 2], from {@code xOffset}. */
    private float[] x = {};

    private int xOffset;

    /** float[batch, 1], from {@code y_Offset}. */
    private float[] y_ = {};

    private int y_Offset;

    /** Rows of a shuffled batch, gathered. */
    private float[] xRows = {};

    private float[] y_Rows = {};

    /** {@code w1}, float[2, 1]. */
    private final float[] w1 = floats(Cell.Kind.VARIABLE, "w1", 2, 1);

    /** float[batch, 1]; also holds {@code gradY}. */
    private float[] y = {};

    private final float[] gradW1 = new float[2];
    private float loss;

    /** The derivative by {@code w1}, float[2, 1]. */
    private float[] gradientW1 = {};

    private Session(Options options) {
      super("Line", options, PLAN);
      placeholder("x", ElementType.FLOAT32, "[batch, 2]");
      placeholder("y_", ElementType.FLOAT32, "[batch, 1]");
      output("y", ElementType.FLOAT32, "[batch, 1]", "x");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Makes one step of training.
     *
     * @param x float[batch, 2]
     * @param y_ float[batch, 1]
     * @return the loss before the step
     */
    public float step(float[] x, float[] y_) {
      int rows = rows("x", x.length);
      requireRows("y_", y_.length, rows);
      resize("batch", rows);
      place("x", x);
      place("y_", y_);
      update();
      return loss;
    }

    /**
     * Computes {@code y}.
     *
     * @param x float[batch, 2]
     * @return float[batch, 1]
     */
    public float[] y(float[] x) {
      resize("batch", rows("x", x.length));
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
      resize("batch", rows("x", x.length));
      place("x", x);
      requireLength("y", result.length, batch);
      computeY();
      System.arraycopy(y, 0, result, 0, batch);
    }

    @Override
    protected void resize(String dimension, int size) {
      batch = size;
      if (size > capacity) {
        capacity = size;
        y = new float[length("batch", size, 1)];
      }
    }

    @Override
    protected void place(String placeholder, Object data) {
      switch (placeholder) {
        case "x" -> {
          x = (float[]) data;
          xOffset = 0;
        }
        case "y_" -> {
          y_ = (float[]) data;
          y_Offset = 0;
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
    protected Tensor logged(String name) {
      return switch (name) {
        case "w1" -> tensor(w1, 2, 1);
        default -> super.logged(name);
      };
    }

    @Override
    protected double loss() {
      return loss;
    }

    @Override
    protected void initializeCells() {
      initializeW1();
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
      multiplyY();
      return new double[] {sumSquares() / batch};
    }

    /** Takes rows of the data in place. */
    private void readRows(int first, int rows) {
      resize("batch", rows);
      x = dataset().floats(X);
      xOffset = first * X_WIDTH;
      y_ = dataset().floats(Y_);
      y_Offset = first * Y__WIDTH;
    }

    /** Copies the rows of a shuffled batch side by side. */
    private void gatherRows(Batches batches, int rows) {
      resize("batch", rows);
      if (xRows.length < rows * X_WIDTH) {
        xRows = new float[length("batch", rows, X_WIDTH)];
        y_Rows = new float[length("batch", rows, Y__WIDTH)];
      }
      batches.gather(X, xRows);
      batches.gather(Y_, y_Rows);
      place("x", xRows);
      place("y_", y_Rows);
    }

    @Override
    protected void update() {
      multiplyY();
      loss = sumSquares() / batch;
      subtractY();
      multiplyGradW1(gradW1);
      updateW1(w1, gradW1, 0.001f);
      step++;
    }

    @Override
    protected void allocateGradients() {
      gradientW1 = floatGradient("w1");
    }

    @Override
    protected void computeGradients() {
      multiplyY();
      loss = sumSquares() / batch;
      subtractY();
      multiplyGradW1(gradientW1);
    }

    @Override
    protected void applyGradients() {
      updateW1(w1, gradientW1, 0.001f);
    }

    private void computeY() {
      multiplyY();
    }

    // line.nn:10: data csv("data/line.csv") { x = [x1, x2], y_ = [y] }
    private static Object[] rows(double[][] columns, int rows) {
      return new Object[] {columns[0], columns[1]};
    }

    // line.nn:4: variable w1 : float[2, 1] ~ normal(stddev = 1, seed = 1)
    private void initializeW1() {
      float[] u = new float[4];
      random.fillUniform(u, 0, 4, 1, W1_STREAM, 0, 0);
      for (int i = 0; i < 2; i++) {
        double radius = Math.sqrt(-2 * Math.log(1 - u[i]));
        w1[i] = (float) (radius * Math.cos(2 * Math.PI * u[i + 2]));
      }
    }

    // line.nn:5: output y = x @ w1
    private void multiplyY() {
      products.multiply(x, xOffset, false, w1, 0, false, y, 0, batch, 2, 1);
    }

    // line.nn:11: loss mse(y, y_)
    private float sumSquares() {
      float sum = 0;
      for (int i = 0; i < batch; i++) {
        float difference = y[i] - y_[y_Offset + i];
        sum += difference * difference;
      }
      return sum;
    }

    // line.nn:11: loss mse(y, y_)
    private void subtractY() {
      float scale = 2f / batch;
      for (int i = 0; i < batch; i++) {
        y[i] = scale * (y[i] - y_[y_Offset + i]);
      }
    }

    // line.nn:5: output y = x @ w1
    private void multiplyGradW1(float[] gradW1) {
      products.multiply(x, xOffset, true, y, 0, false, gradW1, 0, 2, batch, 1);
    }

    // line.nn:12: optimize sgd(rate = 0.001)
    private static void updateW1(float[] w1, float[] gradW1, float rate) {
      for (int i = 0; i < 2; i++) {
        w1[i] -= rate * gradW1[i];
      }
    }
  }
}
