package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;

/** A session of a model without training. */
public final class ReferenceSession extends Session {
  private final Program program;
  private final Memory memory;

  private ReferenceSession(Program program, Options options) {
    super(program.model(), options, 0);
    this.program = program;
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

  /** Opens a session of a program, with training if it has one. */
  public static Session open(Program program, Options options) {
    return program.training() == null
        ? start(new ReferenceSession(program, options))
        : ReferenceTrainer.open(program, options);
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
    memory.clock(seed, step, 1, 1);
    return memory.result(Fetches.named(program, output).graph());
  }
}
