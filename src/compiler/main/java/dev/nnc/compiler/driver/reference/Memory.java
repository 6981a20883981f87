package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Environment;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.FileArray;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the graphs of a program read and write: cells, placeholders, sizes and the clock. */
final class Memory implements Environment {
  private final Program program;
  private final Options options;
  private final Map<Storage, Object> cells = new LinkedHashMap<>();
  private final Map<String, DenseArray> placeholders = new HashMap<>();
  private final FixedEnvironment sizes = new FixedEnvironment();

  private long seed;
  private long step;
  private double batchSize = 1;
  private double stepsPerEpoch = 1;

  /**
   * @param options say where files of initial values are
   */
  Memory(Program program, Options options) {
    this.program = program;
    this.options = options;
    for (Program.Cell cell : program.cells()) {
      int length = Math.toIntExact(cell.type().shape().elements().size());
      Object array = TypedArrays.elementType(cell.type().dtype()).newArray(length);
      keep(cell.op(), array);
    }
  }

  /** Keeps a value in an array from now on. */
  void keep(Storage storage, Object array) {
    cells.put(storage, array);
  }

  Object cell(Storage storage) {
    return Objects.requireNonNull(cells.get(storage));
  }

  void clock(long newSeed, long newStep, double newBatchSize, double newStepsPerEpoch) {
    seed = newSeed;
    step = newStep;
    batchSize = newBatchSize;
    stepsPerEpoch = newStepsPerEpoch;
  }

  void resize(String dimension, int size) {
    sizes.size(dimension, size);
  }

  /** Takes the value of a placeholder; its sizes are set before. */
  void place(String name, Object array, int offset) {
    int[] shape = shape(feed(name).type().shape().dims());
    double[] values = TypedArrays.doubles(array, offset, DenseArray.size(shape));
    placeholders.put(name, new DenseArray(shape, values));
  }

  private Program.Feed feed(String name) {
    Program.Training training = program.training();
    List<Program.Feed> numbers = training == null ? List.of() : training.pictures().numbers();
    return Stream.concat(program.placeholders().stream(), numbers.stream())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private int[] shape(List<Dim> dims) {
    return dims.stream().mapToInt(this::size).toArray();
  }

  /** Computes a graph's results by name and then makes its updates, all from the old values. */
  Map<String, DenseArray> run(Graph graph) {
    Interpreter interpreter = new Interpreter(this);
    Map<String, DenseArray> results = new LinkedHashMap<>();
    graph.results().forEach((name, node) -> results.put(name, interpreter.evaluate(node)));
    List<Runnable> updates = new ArrayList<>();
    graph
        .updates()
        .forEach(
            (cell, next) -> {
              double[] values = interpreter.evaluate(next).data();
              updates.add(() -> write((Storage) cell.op(), values));
            });
    updates.forEach(Runnable::run);
    return results;
  }

  /** Gives the cells their initial values. */
  void initialize() {
    Map<String, DenseArray> values = run(program.initial());
    for (Program.Cell cell : program.cells()) {
      DenseArray value = values.get(cell.op().path());
      if (value != null) {
        write(cell.op(), value.data());
      }
    }
  }

  private void write(Storage storage, double[] values) {
    TypedArrays.write(values, cell(storage));
  }

  /** The only result of a graph, in the type of its node. */
  Tensor result(Graph graph) {
    DenseArray value = run(graph).values().iterator().next();
    Node node = graph.results().values().iterator().next();
    Tensor tensor =
        Tensor.zeros(
            TypedArrays.elementType(node.type().dtype()),
            Arrays.stream(value.shape()).boxed().toList());
    TypedArrays.write(value.data(), tensor.data());
    return tensor;
  }

  @Override
  public int size(Dim dim) {
    return sizes.size(dim);
  }

  @Override
  public DenseArray value(Node source) {
    if (source.op() instanceof Placeholder placeholder) {
      return Objects.requireNonNull(placeholders.get(placeholder.name()));
    }
    int[] shape = shape(source.type().shape().dims());
    Object array =
        source.op() instanceof FileArray file
            ? read(file, source.type())
            : cell((Storage) source.op());
    return new DenseArray(shape, TypedArrays.doubles(array, 0, DenseArray.size(shape)));
  }

  private Object read(FileArray file, TensorType type) {
    Integer[] sizes = TypedArrays.sizes(type.shape().dims());
    int length = Math.toIntExact(type.shape().elements().size());
    Object array = TypedArrays.elementType(type.dtype()).newArray(length);
    file.value().read(options, array, sizes);
    return array;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public long step() {
    return step;
  }

  @Override
  public double batchSize() {
    return batchSize;
  }

  @Override
  public double stepsPerEpoch() {
    return stepsPerEpoch;
  }
}
