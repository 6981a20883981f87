package dev.nnc.compiler.lower;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model with all that can be asked of it. The graphs share no nodes: they meet in the operators
 * {@link dev.nnc.compiler.ops.Placeholder} and {@link Storage}, equal by name.
 *
 * @param model the model's name
 * @param span where the model is defined
 * @param doc the lines of its documentation, without slashes
 * @param real what {@code float} stands for
 * @param placeholders in the order of the script
 * @param cells variables, states, slots and averages, in the order of their making
 * @param initial for each cell's path, its initial value
 * @param fetches the outputs, in the order of the script, each from the model as used
 * @param training null for a model without {@code train}
 * @param layers what calls that made variables gave, by the paths of these
 */
public record Program(
    String model,
    Span span,
    List<String> doc,
    DType real,
    List<Feed> placeholders,
    List<Cell> cells,
    Graph initial,
    List<Fetch> fetches,
    @Nullable Training training,
    Map<String, TensorType> layers) {

  /** The same model without its training: what its outputs need. */
  public Program inference() {
    return training == null ? this : Inference.of(this);
  }

  /**
   * A placeholder.
   *
   * @param classes if above 0, its integers name classes from 0 to {@code classes - 1}
   */
  public record Feed(String name, TensorType type, long classes, Span span) {}

  /** Storage of a session. */
  public record Cell(Storage op, TensorType type, Span span) {}

  /**
   * A named value to compute.
   *
   * @param name the script's
   * @param doc the lines of its documentation, without slashes
   * @param graph with one result, of this name
   */
  public record Fetch(String name, List<String> doc, TensorType type, Graph graph) {
    /** A value without documentation. */
    public Fetch(String name, TensorType type, Graph graph) {
      this(name, List.of(), type, graph);
    }

    /** The same value, computed in another way. */
    public Fetch withGraph(Graph other) {
      return new Fetch(name, doc, type, other);
    }

    /** Whether it is the number 0, whatever is fed. */
    public boolean isZero() {
      Node result = graph.results().values().iterator().next();
      return type.isScalar() && Constants.is(result, 0);
    }
  }

  /**
   * How a model is trained.
   *
   * @param step results "loss", with penalties "data_loss", and the losses that have names; updates
   *     of the cells
   * @param evaluation results "loss" and each metric by name, of the model as used, fed a whole
   *     part of the data
   * @param metrics the names of the metrics
   * @param logs what is logged when
   * @param run how long and in what order
   * @param data where rows come from; null for a model without placeholders
   * @param gradients the step in two parts; null where nobody asks for them
   * @param watch what accompanies the steps
   * @param pictures what is drawn in the end
   */
  public record Training(
      Graph step,
      Graph evaluation,
      List<String> metrics,
      List<LogEntry> logs,
      Run run,
      @Nullable Data data,
      @Nullable Gradients gradients,
      Watch watch,
      Pictures pictures) {

    /** A training whose steps are made whole, with nothing to accompany them. */
    public Training(
        Graph step,
        Graph evaluation,
        List<String> metrics,
        List<LogEntry> logs,
        Run run,
        @Nullable Data data) {
      this(step, evaluation, metrics, logs, run, data, null, Watch.NONE, Pictures.NONE);
    }

    /** The losses that have names, in the order of the script. */
    public List<String> losses() {
      return step.results().keySet().stream()
          .filter(name -> !name.equals("loss") && !name.equals("data_loss"))
          .toList();
    }

    /** Whether a step reads placeholders that no data feeds: only its caller can. */
    public boolean isFedByCallers() {
      return data == null && step.nodes().stream().anyMatch(n -> n.op() instanceof Placeholder);
    }

    /** This training with something that accompanies its steps. */
    public Training with(Watch other) {
      return new Training(step, evaluation, metrics, logs, run, data, gradients, other, pictures);
    }

    /** This training with something to draw in the end. */
    public Training with(Pictures other) {
      return new Training(step, evaluation, metrics, logs, run, data, gradients, watch, other);
    }
  }

  /** A step in two parts, or why it has none. */
  public sealed interface Gradients permits Parts, Refusal {}

  /**
   * A step in two parts: together they give its bits.
   *
   * @param compute the results of the step; updates of {@link Storage.Kind#GRADIENT}s, one for each
   *     trained variable, and of states
   * @param apply updates of variables, slots and averages, from such gradients
   */
  public record Parts(Graph compute, Graph apply) implements Gradients {}

  /**
   * A step that must be made whole.
   *
   * @param why what its update does that needs more than gradients
   */
  public record Refusal(String why) implements Gradients {}

  /** This checked program with steps that can be made in two parts as well. */
  public Program withGradients() {
    if (training == null) {
      return this;
    }
    Training parted =
        new Training(
            training.step(),
            training.evaluation(),
            training.metrics(),
            training.logs(),
            training.run(),
            training.data(),
            SplitStep.of(this, training.step()),
            training.watch(),
            training.pictures());
    return new Program(
        model, span, doc, real, placeholders, cells, initial, fetches, parted, layers);
  }

  /**
   * A value logged every so often. A {@code fetch} called {@code loss} or {@code data_loss} stands
   * for the training's loss, one called as a metric for that.
   */
  public record LogEntry(Fetch fetch, long every, Unit unit) {
    /** Whether it is what the training measures in any case. */
    public boolean isMeasured(Training training) {
      return fetch.name().equals("data_loss")
          || training.step().results().containsKey(fetch.name())
          || training.metrics().contains(fetch.name());
    }
  }

  /** Units of time. */
  public enum Unit {
    EPOCHS,
    STEPS,
    SAMPLES
  }

  /**
   * The run statement.
   *
   * @param batch rows a step; 0 for all
   * @param amount how many units
   */
  public record Run(long batch, long amount, Unit unit, long seed, boolean inOrder) {}

  /**
   * The data statements.
   *
   * @param training sources side by side
   * @param validation the same for validation rows, empty where they are split off
   * @param split null without one
   */
  public record Data(List<Source> training, List<Source> validation, @Nullable Split split) {}

  /** How a split chooses rows. */
  public enum SplitBy {
    ROWS,
    COLUMN,
    CLASS,
    GROUP
  }

  /** Shares of the rows, the first for training, the second for validation. */
  public record Split(List<Double> shares, SplitBy by, @Nullable String column) {}

  /**
   * A source of rows and how placeholders are made of its columns.
   *
   * @param reader {@code csv}, {@code idx}, {@code npy}
   * @param files as written
   * @param options by name, values as text
   * @param columns what is read
   * @param statistics what is learnt from the training rows, each of a result of {@code rows}
   * @param rows from inputs named "column0", "column1", …, each [batch, …], and "statistic0", …,
   *     each of its shape, all in double precision, to results named as the placeholders they feed;
   *     a result named {@code where} keeps the rows for which it is true; results that statistics
   *     look at are named "learnt 0", "learnt 1", …
   */
  public record Source(
      Span span,
      String reader,
      List<String> files,
      List<Option> options,
      List<Column> columns,
      List<Statistic> statistics,
      Graph rows) {
    private static final String WHERE = "where";
    private static final String LEARNT = "learnt ";

    /** The name of a result that statistics look at. */
    public static String learnt(int index) {
      return LEARNT + index;
    }

    /** The placeholders that are computed. */
    public List<String> outputs() {
      return rows.results().keySet().stream()
          .filter(name -> !name.equals(WHERE) && !name.startsWith(LEARNT))
          .toList();
    }

    /** Whether some rows are left out. */
    public boolean isFiltered() {
      return rows.results().containsKey(WHERE);
    }

    /** All results: the outputs, then the filter, then what statistics look at. */
    public List<String> results() {
      List<String> names = new ArrayList<>(outputs());
      if (isFiltered()) {
        names.add(WHERE);
      }
      for (int i = 0; rows.results().containsKey(learnt(i)); i++) {
        names.add(learnt(i));
      }
      return names;
    }

    /** The same source, its rows computed in another way. */
    public Source with(Graph otherRows) {
      return new Source(span, reader, files, options, columns, statistics, otherRows);
    }
  }

  /** A named argument of a reader. */
  public record Option(String name, String value) {}

  /**
   * A selection of columns.
   *
   * @param isArray whether a column of tensors must have the shape of {@code type}
   * @param type of the rows selected, [batch, …]
   * @param usedBy the placeholder, for messages
   * @param category how values become class numbers; null if they are numbers
   */
  public record Column(
      Selector selector,
      boolean isArray,
      TensorType type,
      String usedBy,
      Fill fill,
      @Nullable Category category,
      Span span) {}
}
