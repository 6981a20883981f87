package dev.nnc.runtime.train;

import static dev.nnc.runtime.session.Cell.Kind.STATISTIC;
import static java.util.Objects.requireNonNull;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.session.Gradients;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.session.Signature;
import java.util.List;
import java.util.Map;

/**
 * A session that learns. Generated trainers extend it with the fused step of their script; how long
 * to go on, what to report and when to stop is decided here.
 */
public abstract class TrainingSession extends Session {
  /** So many rows are measured at a time where that gives the same bits; memory is for them. */
  protected static final int MEASURED_ROWS = 4096;

  private final TrainingPlan plan;
  private final Resumption resumption = new Resumption();
  private final Warnings warnings = new Warnings();
  private final Gradients gradients;
  private final TrainingRows rows;

  protected TrainingSession(String model, Options options, TrainingPlan plan) {
    super(model, options, plan.run().seed());
    this.plan = plan;
    this.gradients = new Gradients(model);
    this.rows = new TrainingRows(model, plan, texts());
    LearntData learnt = rows.learnt();
    learnt
        .statistics()
        .forEach((path, values) -> cell(STATISTIC, path, values, learnt.shape(path)));
  }

  // What generated code computes.

  /**
   * Makes {@code count} steps over {@link #batches()}, counting each in {@code step}, or fewer
   * where the loss says that it {@link #mayNotGoOn}.
   */
  protected abstract void steps(int count);

  /** Makes one step with what is placed, and counts it in {@code step}. */
  protected abstract void update();

  /** The loss of the last step or of the last gradients, penalties included. */
  protected abstract double loss();

  /** The loss of the last step or of the last gradients, without penalties. */
  protected double dataLoss() {
    return loss();
  }

  /** The losses of the last step or gradients that have names, in the order of the plan. */
  protected double[] losses() {
    return new double[0];
  }

  /**
   * Computes loss and metrics of the model as it is used, over some rows of the data.
   *
   * @param firstRow the first row in {@link #dataset()}; 0 without data
   * @param rows how many; 0 without data
   * @return the loss, then each metric of the plan; {@link #loss()} stays as it is
   */
  protected abstract double[] evaluate(int firstRow, int rows);

  /** Computes a value of the plan's logs or pictures that is neither loss nor metric. */
  protected Tensor logged(String name) {
    throw new IllegalStateException("nothing logged as " + name);
  }

  /** The learning rates at this step, one for each group of variables; NaN where it has none. */
  protected double[] rates() {
    return new double[0];
  }

  /**
   * Makes the arrays for gradients: {@link #floatGradient} or {@link #doubleGradient} of each
   * trained variable, in the order of the variables.
   */
  protected void allocateGradients() {
    throw TrainingMessages.compiledWithoutGradients(model());
  }

  /**
   * The first part of a step: leaves the gradients for what is placed in their arrays, sets the
   * loss and moves the model's own states.
   */
  protected void computeGradients() {
    throw new IllegalStateException("no gradients in " + model());
  }

  /** The second part of a step: updates the variables from the arrays; {@code step} stays. */
  protected void applyGradients() {
    throw new IllegalStateException("no gradients in " + model());
  }

  // What generated code calls.

  /** The array for the derivative by a variable of single precision. */
  protected final float[] floatGradient(String path) {
    return (float[]) gradients.allocate(cell(path));
  }

  /** The array for the derivative by a variable of double precision. */
  protected final double[] doubleGradient(String path) {
    return (double[]) gradients.allocate(cell(path));
  }

  /**
   * What is said of a step that cannot be parted.
   *
   * @param why what its update does: {@code reads `x`}
   */
  protected final UserException inseparable(String why) {
    return TrainingMessages.inseparable(model(), why);
  }

  /** What is said of whole trainings, where each step is fed by the caller. */
  protected final UserException withoutData() {
    return TrainingMessages.noDataStatement(
        model(), placeholders().stream().map(Signature::name).toList());
  }

  /** The rows in the order of the training. */
  protected final Batches batches() {
    return rows.batches();
  }

  /** Whether a loss ends the training: it is infinite or NaN, and the options do not allow that. */
  protected final boolean mayNotGoOn(double loss) {
    return !Double.isFinite(loss) && !options().allowNonFinite();
  }

  /** All rows, for reading in place. */
  protected final Dataset dataset() {
    return rows.dataset();
  }

  /** Rows of a full batch, for schedules; 1 where there is no data. */
  protected final int batchSize() {
    return rows.batchSize();
  }

  /** Steps of an epoch, for schedules; 1 where there is no data. */
  protected final int stepsPerEpoch() {
    return rows.stepsPerEpoch();
  }

  // The general interface.

  @Override
  public void initialize() {
    super.initialize();
    rows.learnt().forget();
    rows.forgetRead();
  }

  public final TrainingPlan plan() {
    return plan;
  }

  /**
   * Makes one step of training with what is fed, as the typed {@code step} of a generated class
   * does.
   *
   * @return the loss before the step, penalties included; it may be infinite or NaN
   * @throws UserException if a placeholder is not fed, or the sizes fed do not agree
   */
  public final double run() {
    return inTurn(
        () -> {
          placeFeeds("run()");
          update();
          return loss();
        });
  }

  /**
   * The derivatives of the loss, penalties included, by the trained variables, for what is fed: the
   * first half of a step. Stages such as {@code clip_global_norm} belong to the other half, {@link
   * #apply}; the two together give the bits of {@link #run}. Variables, slots and averages stay.
   * What the model keeps for itself changes as in a step: the moving statistics of {@code
   * batch_norm}. Random numbers are those of the step to come. {@link #lastLoss} is the loss.
   *
   * @return by path, in the order of the variables, each of its variable's type and shape; copies
   * @throws UserException if a placeholder is not fed or the sizes fed do not agree; if the trainer
   *     was compiled without gradients, or its update needs more than gradients
   */
  public final Map<String, Tensor> gradients() {
    return inTurn(
        () -> {
          requireGradients();
          placeFeeds("gradients()");
          computeGradients();
          return gradients.values();
        });
  }

  /**
   * Updates variables, slots and averages once from gradients, by the script's optimizer: the
   * second half of a step, which is completed then. The gradients may come from elsewhere, as the
   * mean of those of several sessions.
   *
   * @param values by path, one for each trained variable, of its type and shape; only {@code float}
   *     and {@code double} stand for each other
   * @throws UserException if one is missing, or there is no such variable, or the type or shape is
   *     another: nothing is changed then; or as {@link #gradients}
   */
  public final void apply(Map<String, Tensor> values) {
    inTurn(
        () -> {
          requireGradients();
          gradients.set(requireNonNull(values, "values"));
          applyGradients();
          return ++step;
        });
  }

  /** The arrays take as much memory as the variables: made when first asked for. */
  private void requireGradients() {
    if (gradients.isEmpty()) {
      allocateGradients();
    }
  }

  /**
   * The loss of the last step or of the last {@link #gradients}, whichever came later, penalties
   * included. It means nothing before.
   */
  public final double lastLoss() {
    return loss();
  }

  /**
   * Trains as the script and the options say, from the step where the session stands: after {@link
   * #load} it goes on as if it had never stopped. An interrupt of the thread stops it after a few
   * steps; what is learnt stays.
   *
   * @throws UserException if the data is not what the script says, or it has no data statement
   *     though steps read placeholders, or the loss becomes infinite or NaN
   */
  public final TrainingReport train(TrainingListener listener) {
    requireNonNull(listener, "listener");
    return inTurn(
        () -> {
          prepare();
          warn(listener);
          warnings.advise(listener);
          return new TrainingLoop(this, listener, resumption.end(this)).run();
        });
  }

  /**
   * Tells what is odd about what the session was opened from, such as a damaged checkpoint that was
   * passed over. {@link #train} tells it too; either does once.
   */
  public final void warn(TrainingListener listener) {
    warnings.tell(listener);
  }

  /** What the checkpoint that the session was opened from had measured; empty without one. */
  public final History history() {
    return resumption.history();
  }

  /** Rows that were computed with what was learnt before are read anew. */
  @Override
  protected final void loaded() {
    rows.forgetRead();
  }

  /** Takes the options' checkpoint, if there is one. */
  @Override
  protected final void restore() {
    if (options().resume() == null) {
      super.restore();
    } else {
      loadAll(resumption.begin(this, warnings.odd()));
    }
  }

  /** Reads what the script's data statement names, and stands before the step to come. */
  final void prepare() {
    rows.load(options(), warnings.odd());
    begin();
  }

  /** What it trains with. */
  final TrainingRows trainingRows() {
    return rows;
  }

  /** Computes a value of the plan's pictures from arrays for placeholders. */
  final Tensor drawn(String name, Map<String, Object> placed, int rows) {
    for (Signature placeholder : placeholders()) {
      if (placed.containsKey(placeholder.name())) {
        placeholder.runTimeSizes().forEach(size -> resize(size, rows));
      }
    }
    placed.forEach(this::place);
    return outputs().stream().anyMatch(output -> output.name().equals(name))
        ? compute(name)
        : logged(name);
  }

  /** As {@link #train(TrainingListener)}, with no one to hear of it. */
  public final TrainingReport train() {
    return train(TrainingListener.SILENT);
  }

  /**
   * Computes outputs for rows read as the script's data statement reads its own, with what its
   * training rows taught. Only the columns that the outputs need must be there; {@code where} and
   * {@code split} choose no rows. What was fed before is forgotten.
   *
   * @throws UserException if the script has no data statement, the inputs are not what it needs, or
   *     what it needs to know is not in the weights
   */
  public final Predictions predict(Inputs inputs) {
    try (PredictionBlocks blocks = predictBlocks(inputs)) {
      return blocks.rest();
    }
  }

  /**
   * As {@link #predict}, block by block.
   *
   * @throws UserException as there; of what is wrong with rows, when they are read
   */
  public final PredictionBlocks predictBlocks(Inputs inputs) {
    requireTurn();
    if (plan.data() == null) {
      throw TrainingMessages.noData(model());
    }
    return new Predictor(this, plan.data(), rows.learnt()).predict(inputs);
  }

  /**
   * Hands over the rows that the script calls {@code table("name")}, before training: filtered,
   * split and computed with as the script says.
   *
   * @throws UserException if the script has no such table
   */
  public final void useTable(String name, Table rows) {
    requireTurn();
    this.rows.useTable(requireNonNull(name, "name"), requireNonNull(rows, "rows"));
  }

  /**
   * Takes rows from memory instead of the script's data statement.
   *
   * @throws UserException if no rows are left to train on, or they are not of the placeholders that
   *     the script's data feeds, in their order and with their classes, or the script has no data
   *     statement
   */
  public final void useData(Dataset rows) {
    requireNonNull(rows, "rows");
    requireTurn();
    if (plan.data() == null && !placeholders().isEmpty()) {
      throw withoutData();
    }
    this.rows.requireFitting(rows);
    if (plan.data() != null) {
      requireClasses(plan.data().placeholders(), rows);
    }
    this.rows.use(rows);
  }

  private void requireClasses(List<PlaceholderPlan> placeholders, Dataset rows) {
    for (int i = 0; i < placeholders.size(); i++) {
      if (placeholders.get(i).classes() > 0) {
        requireClasses(placeholders.get(i).name(), rows.ints(i));
      }
    }
  }

  /** Stands before the batch of the step to come. */
  final void begin() {
    rows.begin(options().batch().orElse(plan.run().batch()), seed(), step);
  }
}
