package dev.nnc.runtime.session;

import static java.util.Objects.requireNonNull;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.Safetensors;
import dev.nnc.runtime.kernel.Products;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model with its weights: values go in by {@link #feed}, come out by {@link #fetch}. Generated
 * classes extend it: their constructors register what the model has, and the abstract methods
 * compute. A session belongs to one thread at a time: where a second one is noticed, it is refused
 * with an {@link IllegalStateException}.
 */
public abstract class Session implements AutoCloseable {
  /** The number of completed updates. */
  protected long step;

  /** What random operators draw from. */
  protected long seed;

  private final String model;
  private final Options options;
  private final Feeds feeds;
  private final Cells cells;
  private final Outputs outputs;
  private final Turn turn;
  private final List<Products> owned = new ArrayList<>();

  /** A session that draws from the script's seed where the options give none. */
  protected Session(String model, Options options, long seed) {
    this(model, options, seed, null);
  }

  /** As above; reads the cells of a lender of the same model, if there is one. */
  Session(String model, Options options, long seed, @Nullable Session lender) {
    this.model = model;
    this.options = options;
    this.seed = options.seed().orElse(seed);
    this.feeds = new Feeds(model);
    this.outputs = new Outputs(model);
    this.turn = new Turn(model);
    this.cells = new Cells(model, turn, lender == null ? null : lender.cells);
  }

  /** Gives a session just made its first values. */
  protected static <S extends Session> S start(S session) {
    session.restore();
    return session;
  }

  /** Takes the values of the options' weights file, or else initial values. */
  protected void restore() {
    Optional.ofNullable(options.weights()).ifPresentOrElse(this::load, this::initialize);
  }

  // What a generated constructor registers.

  /**
   * Registers a placeholder.
   *
   * @param shape as in the script: {@code [batch, 784]}
   */
  protected final void placeholder(String name, ElementType type, String shape) {
    placeholder(name, type, shape, 0);
  }

  /**
   * Registers a placeholder of class numbers.
   *
   * @param classes its values must be at least 0 and less than this; 0 for any values
   */
  protected final void placeholder(String name, ElementType type, String shape, int classes) {
    feeds.add(Signature.of(name, type, shape, classes));
  }

  /** Registers an array that keeps a value between steps. */
  protected final void cell(Cell.Kind kind, String path, Object data, Integer... shape) {
    cells.add(new Cell(kind, path, List.of(shape), data));
  }

  /** Registers a cell of single precision; the array that holds its value. */
  protected final float[] floats(Cell.Kind kind, String path, Integer... shape) {
    return (float[]) cells.array(kind, path, ElementType.FLOAT32, List.of(shape));
  }

  /** Registers a cell of double precision; the array that holds its value. */
  protected final double[] doubles(Cell.Kind kind, String path, Integer... shape) {
    return (double[]) cells.array(kind, path, ElementType.FLOAT64, List.of(shape));
  }

  /** Registers a cell of whole numbers; the array that holds its value. */
  protected final int[] ints(Cell.Kind kind, String path, Integer... shape) {
    return (int[]) cells.array(kind, path, ElementType.INT32, List.of(shape));
  }

  /** Registers a cell of truth values; the array that holds its value. */
  protected final boolean[] booleans(Cell.Kind kind, String path, Integer... shape) {
    return (boolean[]) cells.array(kind, path, ElementType.BOOL, List.of(shape));
  }

  /**
   * Registers an output.
   *
   * @param needs the placeholders that it is computed from
   */
  protected final void output(String name, ElementType type, String shape, String... needs) {
    outputs.add(Signature.of(name, type, shape, 0), List.of(needs));
  }

  /** Registers products whose threads end with the session. */
  protected final Products own(Products products) {
    owned.add(products);
    return products;
  }

  // What generated code computes.

  /** Writes the initial value of every cell. */
  protected abstract void initializeCells();

  /** Takes the value of a run-time size, and grows the buffers that depend on it. */
  protected void resize(String dimension, int size) {
    throw new IllegalStateException("no size " + dimension + " in " + model);
  }

  /** Takes the array that holds a placeholder's value; the sizes are set before. */
  protected void place(String placeholder, Object data) {
    throw new IllegalStateException("no placeholder " + placeholder + " in " + model);
  }

  /** Computes an output from the placeholders placed; the result shares nothing with buffers. */
  protected abstract Tensor compute(String output);

  // What generated code calls.

  /** A tensor with a copy of the start of a buffer. */
  protected static Tensor tensor(Object buffer, Integer... shape) {
    return Cell.copy(buffer, List.of(shape));
  }

  /**
   * The rows in an array fed for a placeholder whose first axis alone is a run-time size.
   *
   * @throws UserException if the last row is not whole
   */
  protected final int rows(String placeholder, int length) {
    requireTurn();
    return feeds.placeholder(placeholder).rows(length);
  }

  /**
   * Checks an array fed for a placeholder against the rows of another.
   *
   * @throws UserException if it has more or fewer
   */
  protected final void requireRows(String placeholder, int length, int rows) {
    feeds.placeholder(placeholder).requireRows(length, rows);
  }

  /**
   * Checks what is fed for a placeholder of class numbers.
   *
   * @throws UserException if a value is below 0 or too large
   */
  protected final void requireClasses(String placeholder, int... values) {
    feeds.placeholder(placeholder).requireClasses(values);
  }

  /**
   * Checks the length of an array that takes an output.
   *
   * @throws UserException if it is another than needed
   */
  protected final void requireLength(String output, int length, int needed) {
    if (length != needed) {
      throw Messages.wrongResult(outputs.get(output).signature(), length, needed);
    }
  }

  /**
   * The length of a buffer that depends on a run-time size.
   *
   * @throws UserException if no array can be so long
   */
  protected static int length(String dimension, int size, long width) {
    if (width != 0 && size > (Integer.MAX_VALUE - 8) / width) {
      throw Messages.tooLarge(dimension, size);
    }
    return (int) (size * width);
  }

  // The general interface.

  /** The model's name in the script. */
  public final String model() {
    return model;
  }

  public final Options options() {
    return options;
  }

  public final List<Signature> placeholders() {
    return feeds.placeholders();
  }

  public final List<Signature> outputs() {
    return outputs.signatures();
  }

  /** The placeholders that an output is computed from. */
  public final List<String> needs(String output) {
    return outputs.get(output).needs();
  }

  /** Variables, states, slots and averages, in the order of the script. */
  public final Collection<Cell> cells() {
    return cells.all();
  }

  /** A cell by its path. */
  protected final Cell cell(String path) {
    return cells.get(path);
  }

  /** Texts to save with the weights, by paths that begin with {@code data/}. */
  protected final Map<String, String> texts() {
    return cells.texts();
  }

  /** The number of completed updates. */
  public final long completedSteps() {
    return step;
  }

  public final long seed() {
    return seed;
  }

  /** Gives every cell its initial value again, a function of the seed; no step is completed. */
  public void initialize() {
    cells.requireOwn();
    step = 0;
    initializeCells();
  }

  /**
   * Sets the value of a placeholder for the fetches to come. The data is shared, not copied.
   *
   * @throws UserException if there is no such placeholder, its type or sizes are others, or a value
   *     is no class where it must be one
   */
  public final void feed(String name, Tensor value) {
    requireTurn();
    feeds.feed(name, requireNonNull(value, "value"));
  }

  /**
   * Computes an output from what is fed.
   *
   * @throws UserException if there is no such output, a placeholder that it needs is not fed, or
   *     the sizes fed do not agree
   */
  public final Tensor fetch(String name) {
    return inTurn(
        () -> {
          placeFeeds(name, needs(name));
          return compute(name);
        });
  }

  /** As {@link #fetch(String)}, for several outputs, in their order. */
  public final List<Tensor> fetch(List<String> names) {
    return names.stream().map(name -> fetch(name)).toList();
  }

  /** Makes a call, or refuses it by an {@link IllegalStateException} during another thread's. */
  protected final <T> T inTurn(Supplier<T> call) {
    return turn.during(call);
  }

  /** Refuses a short call by an {@link IllegalStateException} during another thread's. */
  protected final void requireTurn() {
    turn.requireOwn();
  }

  /**
   * Places what is fed for all placeholders.
   *
   * @param asker what needs them, for messages
   * @throws UserException if one is not fed, or the sizes fed do not agree
   */
  protected final void placeFeeds(String asker) {
    placeFeeds(asker, feeds.placeholders().stream().map(Signature::name).toList());
  }

  private void placeFeeds(String output, List<String> needs) {
    Map<String, Signature.Binding> sizes = new LinkedHashMap<>();
    Map<String, Tensor> values = feeds.bound(output, needs, sizes);
    sizes.forEach((dimension, binding) -> resize(dimension, binding.size()));
    values.forEach((placeholder, value) -> place(placeholder, value.data()));
  }

  /**
   * A copy of the value of a variable, state, slot or average.
   *
   * @throws UserException if there is none of this path
   */
  public final Tensor variable(String path) {
    requireTurn();
    return cells.get(path).value();
  }

  /**
   * Sets the value of a variable, state, slot or average.
   *
   * @throws UserException if there is none of this path, or its type or sizes are others
   */
  public final void assign(String path, Tensor value) {
    cells.requireOwn();
    Cell cell = cells.get(path);
    cell.set(Weights.fitted(cell, requireNonNull(value, "value"), ""));
  }

  /** A table of placeholders, variables and outputs with their shapes, and how many numbers. */
  public final String summary() {
    return Summary.of(this);
  }

  /**
   * Writes all cells and the step to a safetensors file, whole or not at all.
   *
   * @throws UserException if the file cannot be written
   */
  public final void save(Path file) {
    requireTurn();
    Weights.save(this, requireNonNull(file, "file"));
  }

  /**
   * Takes the values of a file of {@link #save}, or leaves everything as it is. A file without the
   * optimizer's slots gives the weights alone: slots and step start anew.
   *
   * @throws UserException if the file is not readable, or its names, types or sizes are not this
   *     model's
   */
  public final void load(Path file) {
    load(() -> Safetensors.read(file), requireNonNull(file, "file").toString());
  }

  /** As {@link #load(Path)}, of a file that has all cells. */
  protected final void loadAll(Path file) {
    Weights.load(this, Safetensors.read(file), file.toString(), true);
  }

  /**
   * As {@link #load(Path)}, from a resource of the class path.
   *
   * @param near the class beside which it stands; a name that begins with a slash starts at the
   *     root
   */
  public final void load(Class<?> near, String resource) {
    load(
        () -> Safetensors.read(requireNonNull(near, "near"), resource),
        "resource " + requireNonNull(resource, "resource"));
  }

  private void load(Supplier<Safetensors> content, String name) {
    cells.requireOwn();
    Weights.load(this, content.get(), name, false);
    loaded();
  }

  /** Hears that all values are those of a file now. */
  protected void loaded() {}

  /** Whether a file may hold cells that this session has no use for. */
  boolean readsPartOfFiles() {
    return false;
  }

  /** Ends the session's threads. What is called later computes on its caller's thread alone. */
  @Override
  public void close() {
    owned.forEach(Products::close);
  }
}
