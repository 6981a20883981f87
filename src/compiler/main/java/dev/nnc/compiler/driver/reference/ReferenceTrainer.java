package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A session of a model with training. */
final class ReferenceTrainer extends TrainingSession {
  private final Program program;
  private final Program.Training training;
  private final Memory memory;
  private double loss = Double.NaN;
  private double dataLoss = Double.NaN;
  private double[] losses = {};

  private ReferenceTrainer(Program program, Program.Training training, Options options) {
    super(program.model(), options, Plans.of(program, training));
    this.program = program;
    this.training = training;
    this.memory = new Memory(program, options);
    for (Program.Feed feed : program.placeholders()) {
      String shape = feed.type().shape().signature();
      placeholder(feed.name(), Declarations.type(feed.type()), shape, Declarations.classes(feed));
    }
    for (Program.Cell cell : program.cells()) {
      String path = cell.op().path();
      Integer[] shape = TypedArrays.sizes(cell.type().shape().dims());
      cell(Declarations.kind(cell), path, memory.cell(cell.op()), shape);
    }
    for (Program.Fetch fetch : program.fetches()) {
      String[] needs = Declarations.needs(program, fetch.graph());
      String shape = fetch.type().shape().signature();
      output(fetch.name(), Declarations.type(fetch.type()), shape, needs);
    }
  }

  static ReferenceTrainer open(Program program, Options options) {
    Program.Training training = Objects.requireNonNull(program.training());
    return start(new ReferenceTrainer(program, training, options));
  }

  @Override
  protected void initializeCells() {
    memory.clock(seed, 0, 1, 1);
    memory.initialize();
  }

  @Override
  protected void resize(String dimension, int size) {
    memory.resize(dimension, size);
  }

  @Override
  protected void place(String placeholder, Object data) {
    memory.place(placeholder, data, 0);
  }

  @Override
  protected Tensor compute(String output) {
    tick();
    return memory.result(Fetches.named(program, output).graph());
  }

  @Override
  protected Tensor logged(String name) {
    tick();
    return memory.result(
        Stream.concat(
                training.logs().stream().map(Program.LogEntry::fetch),
                training.pictures().values().stream())
            .filter(fetch -> fetch.name().equals(name))
            .findFirst()
            .orElseThrow()
            .graph());
  }

  @Override
  protected double loss() {
    return loss;
  }

  @Override
  protected double dataLoss() {
    return dataLoss;
  }

  @Override
  protected double[] losses() {
    return losses.clone();
  }

  @Override
  protected void steps(int count) {
    if (training.isFedByCallers()) {
      throw withoutData();
    }
    for (int i = 0; i < count && !(i > 0 && mayNotGoOn(loss)); i++) {
      if (training.data() != null) {
        placeBatch(batches());
      }
      update();
    }
  }

  @Override
  protected void update() {
    run(training.step());
    step++;
  }

  private void run(Graph step) {
    tick();
    Map<String, DenseArray> results = memory.run(step);
    loss = scalar(results, "loss");
    dataLoss = results.containsKey("data_loss") ? scalar(results, "data_loss") : loss;
    losses = training.losses().stream().mapToDouble(name -> scalar(results, name)).toArray();
  }

  @Override
  protected void allocateGradients() {
    if (training.gradients() instanceof Program.Refusal refusal) {
      throw inseparable(refusal.why());
    }
    if (!(training.gradients() instanceof Program.Parts parts)) {
      super.allocateGradients();
      return;
    }
    for (Node cell : parts.compute().updates().keySet()) {
      if (cell.op() instanceof Storage storage && storage.kind() == Storage.Kind.GRADIENT) {
        boolean single = cell.type().dtype() == DType.FLOAT32;
        Object array = single ? floatGradient(storage.path()) : doubleGradient(storage.path());
        memory.keep(storage, array);
      }
    }
  }

  private Program.Parts parts() {
    return (Program.Parts) Objects.requireNonNull(training.gradients());
  }

  @Override
  protected void computeGradients() {
    run(parts().compute());
  }

  @Override
  protected void applyGradients() {
    tick();
    memory.run(parts().apply());
  }

  private void placeBatch(Batches batches) {
    int rows = batches.next();
    resize("batch", rows);
    List<PlaceholderPlan> placeholders = dataset().placeholders();
    for (int i = 0; i < placeholders.size(); i++) {
      PlaceholderPlan placeholder = placeholders.get(i);
      Object gathered = placeholder.type().newArray(rows * placeholder.width());
      batches.gather(i, gathered);
      memory.place(placeholder.name(), gathered, 0);
    }
  }

  @Override
  protected double[] evaluate(int firstRow, int rows) {
    if (training.data() != null) {
      resize("batch", rows);
      List<PlaceholderPlan> placeholders = dataset().placeholders();
      for (int i = 0; i < placeholders.size(); i++) {
        PlaceholderPlan placeholder = placeholders.get(i);
        memory.place(placeholder.name(), dataset().array(i), firstRow * placeholder.width());
      }
    }
    tick();
    Map<String, DenseArray> results = memory.run(training.evaluation());
    double[] values = new double[1 + training.metrics().size()];
    values[0] = scalar(results, "loss");
    for (int i = 1; i < values.length; i++) {
      values[i] = scalar(results, training.metrics().get(i - 1));
    }
    return values;
  }

  @Override
  protected double[] rates() {
    tick();
    Map<String, DenseArray> results = memory.run(training.watch().rates());
    double[] rates = new double[results.size()];
    int group = 0;
    for (String name : results.keySet()) {
      rates[group++] = scalar(results, name);
    }
    return rates;
  }

  private void tick() {
    memory.clock(seed, step, batchSize(), stepsPerEpoch());
  }

  private static double scalar(Map<String, DenseArray> results, String name) {
    return Objects.requireNonNull(results.get(name)).data()[0];
  }
}
