import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.InferenceModel;
import dev.nnc.runtime.session.InferenceSession;
import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Derivatives of derivatives.
 *
 * <p>Computes its outputs, for any number of threads at once.
 */
public final class Second extends InferenceModel<Second.Session> {
  private Second(Session weights) {
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
  public static Second create(Options options) {
    return new Second(open(options));
  }

  /** The model with the weights of a file that a session has saved. */
  public static Second load(Path weights) {
    return create(Options.defaults().withWeights(Objects.requireNonNull(weights)));
  }

  /**
   * The model with the weights of such a file on the class path.
   *
   * @param near the class beside which the file stands
   */
  public static Second load(Class<?> near, String resource) {
    Session session = new Session(Options.defaults(), null);
    session.load(near, resource);
    return new Second(session);
  }

  /**
   * Computes {@code dy_dw}.
   *
   * @param x one float
   * @return one float
   */
  public float dy_dw(float x) {
    Session session = take();
    try {
      return session.dy_dw(x);
    } finally {
      giveBack(session);
    }
  }

  /**
   * Computes {@code dy_db}.
   *
   * @return one float
   */
  public float dy_db() {
    Session session = take();
    try {
      return session.dy_db();
    } finally {
      giveBack(session);
    }
  }

  /**
   * Computes {@code d2y_dw2}.
   *
   * @return one float
   */
  public float d2y_dw2() {
    Session session = take();
    try {
      return session.d2y_dw2();
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
    /** float[], from {@code xOffset}. */
    private float[] x = {};

    private int xOffset;

    /** {@code w}, float[]. */
    private final float[] w = floats(Cell.Kind.VARIABLE, "w");

    /** {@code b}, float[]. */
    private final float[] b = floats(Cell.Kind.VARIABLE, "b");

    private float dyDb;
    private float d2yDw2;

    private Session(Options options, Session lender) {
      super("Second", options, lender);
      placeholder("x", ElementType.FLOAT32, "[]");
      output("dy_dw", ElementType.FLOAT32, "[]", "x");
      output("dy_db", ElementType.FLOAT32, "[]");
      output("d2y_dw2", ElementType.FLOAT32, "[]");
    }

    private static Session open(Options options) {
      return start(new Session(options, null));
    }

    /**
     * Computes {@code dy_dw}.
     *
     * @param x one float
     * @return one float
     */
    public float dy_dw(float x) {
      place("x", new float[] {x});
      computeDyDw();
      return this.x[xOffset];
    }

    /**
     * Computes {@code dy_db}.
     *
     * @return one float
     */
    public float dy_db() {
      computeDyDb();
      return dyDb;
    }

    /**
     * Computes {@code d2y_dw2}.
     *
     * @return one float
     */
    public float d2y_dw2() {
      computeD2yDw2();
      return d2yDw2;
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
        case "dy_dw" -> {
          computeDyDw();
          yield tensor(x);
        }
        case "dy_db" -> {
          computeDyDb();
          yield Tensor.scalar(dyDb);
        }
        case "d2y_dw2" -> {
          computeD2yDw2();
          yield Tensor.scalar(d2yDw2);
        }
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      setWAndB();
    }

    private void computeDyDw() {}

    private void computeDyDb() {
      dyDb = 1f;
    }

    private void computeD2yDw2() {
      d2yDw2 = 0f;
    }

    private void setWAndB() {
      w[0] = 1f;
      b[0] = 2f;
    }
  }

  /** Names of placeholders, outputs and variables, for feeds and fetches by name. */
  public static final class Names {
    public static final String X = "x";
    public static final String DY_DW = "dy_dw";
    public static final String DY_DB = "dy_db";
    public static final String D2Y_DW2 = "d2y_dw2";
    public static final String W = "w";
    public static final String B = "b";

    private Names() {}
  }
}
