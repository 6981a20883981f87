package dev.nnc.compiler.oracle;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.session.Signature;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiled scripts, driven by arrays in double precision. A script is compiled once. */
final class Generated implements Stepper {
  /** By their element type and script. */
  private static final Map<String, GeneratedClass> CLASSES = new LinkedHashMap<>();

  private final Session session;
  private final Method step;
  private final Method loss;

  Generated(String script, Engine engine, double stepsPerEpoch) {
    session = open(script, engine, Options.defaults().withBatch(1).withSteps(0));
    if (stepsPerEpoch != 1) {
      epochsOf((TrainingSession) session, (int) stepsPerEpoch);
    }
    step = method("step", session.placeholders().size());
    loss = method("loss", 0);
  }

  /** Rows without columns, one a batch, give an epoch its length. */
  private static void epochsOf(TrainingSession session, int steps) {
    session.useData(new Dataset(List.of(), List.of(), List.of(steps)));
    session.train(TrainingListener.SILENT);
  }

  /** Makes classes of scripts, in one run of javac. */
  static void prepare(List<String> scripts, DType real) {
    Map<String, String> sources = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    CompilerOptions options = CompilerOptions.standard().withReal(real);
    for (String script : scripts) {
      if (!CLASSES.containsKey(real + script) && !names.containsKey(real + script)) {
        String packageName = "oracle.script" + names.size();
        Program program =
            new ScriptCompiler(options).check(Source.of("case.nn", script)).programs().get(0);
        sources.putAll(GeneratedClass.sources(program, packageName));
        names.put(real + script, GeneratedClass.name(program, packageName));
      }
    }
    if (!names.isEmpty()) {
      GeneratedClass all = GeneratedClass.compiled("", sources);
      names.forEach(
          (key, name) -> CLASSES.put(key, new GeneratedClass(name, sources, all.classes())));
    }
  }

  private static Session open(String script, Engine engine, Options run) {
    prepare(List.of(script), engine.real());
    System.setProperty(Lanes.PROPERTY, engine.isInLanes() ? "" : "off");
    try {
      return CLASSES.get(engine.real() + script).open(run);
    } finally {
      System.clearProperty(Lanes.PROPERTY);
    }
  }

  static Map<String, DenseArray> fetch(
      String script, Engine engine, Map<String, DenseArray> feeds) {
    Map<String, DenseArray> results = new LinkedHashMap<>();
    try (Session session = open(script, engine, Options.defaults())) {
      for (Signature placeholder : session.placeholders()) {
        session.feed(placeholder.name(), tensor(feeds.get(placeholder.name()), placeholder.type()));
      }
      for (Signature output : session.outputs()) {
        results.put(output.name(), dense(session.fetch(output.name())));
      }
    }
    return results;
  }

  private Method method(String name, int parameters) {
    for (Method method : session.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == parameters) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new IllegalStateException("no " + name + " in " + session.getClass());
  }

  @Override
  public List<String> variables() {
    return session.cells().stream()
        .filter(cell -> cell.kind() == dev.nnc.runtime.session.Cell.Kind.VARIABLE)
        .map(dev.nnc.runtime.session.Cell::path)
        .toList();
  }

  @Override
  public void assign(String path, DenseArray value) {
    session.assign(path, tensor(value, session.variable(path).type()));
  }

  @Override
  public DenseArray value(String path) {
    return dense(session.variable(path));
  }

  @Override
  public double step(Map<String, DenseArray> batch) {
    Object[] arguments =
        session.placeholders().stream()
            .map(placeholder -> tensor(batch.get(placeholder.name()), placeholder.type()).data())
            .toArray();
    try {
      step.invoke(session, arguments);
      return ((Number) loss.invoke(session)).doubleValue();
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Tensor tensor(DenseArray array, ElementType type) {
    Object data = type.newArray(array.data().length);
    for (int i = 0; i < array.data().length; i++) {
      double value = array.data()[i];
      switch (type) {
        case FLOAT32 -> ((float[]) data)[i] = (float) value;
        case FLOAT64 -> ((double[]) data)[i] = value;
        case INT32 -> ((int[]) data)[i] = (int) value;
        case BOOL -> ((boolean[]) data)[i] = value != 0;
      }
    }
    return Tensor.of(Arrays.stream(array.shape()).boxed().toList(), data);
  }

  private static DenseArray dense(Tensor tensor) {
    double[] data = new double[tensor.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = tensor.at(i);
    }
    int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
    return new DenseArray(shape, data);
  }
}
