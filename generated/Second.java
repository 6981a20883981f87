import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;

/** Derivatives of derivatives. */
public final class Second {
  private Second() {}

  /** Opens a session with initial values, or with those of the options' weights file. */
  public static Session open(Options options) {
    return Session.open(options);
  }

  /** Opens a session with initial values, and all else as the script says. */
  public static Session open() {
    return open(Options.defaults());
  }

  /** The model with its weights. */
  public static final class Session extends dev.nnc.runtime.session.Session {
    /** float[], from {@code xOffset}. */
    private float[] x = {};

    private int xOffset;

    /** {@code w}, float[]. */
    private final float[] w = new float[1];

    /** {@code b}, float[]. */
    private final float[] b = new float[1];

    private float dyDb;
    private float d2yDw2;

    private Session(Options options) {
      super("Second", options, 0);
      placeholder("x", ElementType.FLOAT32, "[]");
      cell(Cell.Kind.VARIABLE, "w", w);
      cell(Cell.Kind.VARIABLE, "b", b);
      output("dy_dw", ElementType.FLOAT32, "[]", "x");
      output("dy_db", ElementType.FLOAT32, "[]");
      output("d2y_dw2", ElementType.FLOAT32, "[]");
    }

    private static Session open(Options options) {
      return start(new Session(options));
    }

    /**
     * Computes {@code dy_dw}, float[].
     *
     * @param x float[]
     */
    public float dy_dw(float x) {
      place("x", new float[] {x});
      return computeDyDw().floats()[0];
    }

    /** Computes {@code dy_db}, float[]. */
    public float dy_db() {
      return computeDyDb().floats()[0];
    }

    /** Computes {@code d2y_dw2}, float[]. */
    public float d2y_dw2() {
      return computeD2yDw2().floats()[0];
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
        case "dy_dw" -> computeDyDw();
        case "dy_db" -> computeDyDb();
        case "d2y_dw2" -> computeD2yDw2();
        default -> throw new IllegalArgumentException(output);
      };
    }

    @Override
    protected void initializeCells() {
      updateW();
    }

    private Tensor computeDyDw() {
      return tensor(x);
    }

    private Tensor computeDyDb() {
      dyDb = 1f;
      return Tensor.scalar(dyDb);
    }

    private Tensor computeD2yDw2() {
      d2yDw2 = 0f;
      return Tensor.scalar(d2yDw2);
    }

    // second.nn:3: placeholder x : float[]
    private void updateW() {
      w[0] = 1f;
      b[0] = 2f;
    }
  }
}
